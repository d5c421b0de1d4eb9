import Rules
import TextScanning

/// Words that tell how strongly something is put, and what a clause does. Tables only; the reading is in `Statement`.
enum Cues {
  /// A run of words and what it means; longer runs are tried first.
  struct Phrase: Sendable {
    let words: [String]
    let modality: Modality
    init(_ text: String, _ modality: Modality) {
      words = text.split(separator: " ").map(String.init)
      self.modality = modality
    }
  }

  static let modalities: [Phrase] = [
    Phrase("must not", .mustNot), Phrase("mustn't", .mustNot), Phrase("shall not", .mustNot),
    Phrase("may not", .mustNot),
    Phrase("do not", .mustNot), Phrase("don't", .mustNot), Phrase("never", .mustNot),
    Phrase("is not allowed", .mustNot),
    Phrase("are not allowed", .mustNot), Phrase("not allowed", .mustNot), Phrase("not permitted", .mustNot),
    Phrase("is forbidden", .mustNot), Phrase("are forbidden", .mustNot), Phrase("is prohibited", .mustNot),
    Phrase("are prohibited", .mustNot), Phrase("under no circumstances", .mustNot),
    Phrase("we will not", .mustNot), Phrase("we won't", .mustNot), Phrase("we don't", .mustNot),
    Phrase("we do not", .mustNot), Phrase("no longer", .mustNot), Phrase("not be tolerated", .mustNot),
    Phrase("not tolerated", .mustNot), Phrase("will not be tolerated", .mustNot), Phrase("not acceptable", .mustNot),
    Phrase("is unacceptable", .mustNot),
    Phrase("are unacceptable", .mustNot), Phrase("would rather you didn't", .shouldNot),
    Phrase("should not", .shouldNot), Phrase("shouldn't", .shouldNot), Phrase("ought not", .shouldNot),
    Phrase("avoid", .shouldNot), Phrase("try not to", .shouldNot), Phrase("should never", .mustNot),
    Phrase("should avoid", .shouldNot), Phrase("refrain from", .shouldNot), Phrase("not recommended", .shouldNot),
    Phrase("is discouraged", .shouldNot), Phrase("are discouraged", .shouldNot), Phrase("steer clear", .shouldNot),
    Phrase("must", .must), Phrase("shall", .must), Phrase("always", .must), Phrase("is required", .must),
    Phrase("are required", .must), Phrase("required", .must), Phrase("requires", .must), Phrase("require", .must),
    Phrase("need to", .must), Phrase("needs to", .must), Phrase("need", .must), Phrase("needs", .must),
    Phrase("have to", .must), Phrase("has to", .must),
    Phrase("is mandatory", .must), Phrase("are mandatory", .must), Phrase("mandatory", .must), Phrase("we will", .must),
    Phrase("make sure", .must), Phrase("be sure", .must), Phrase("are expected to", .must),
    Phrase("is expected to", .must), Phrase("be expected to", .should), Phrase("is limited to", .must),
    Phrase("are limited to", .must), Phrase("is reserved for", .must), Phrase("are reserved for", .must),
    Phrase("should", .should), Phrase("ought to", .should), Phrase("prefer", .should), Phrase("preferred", .should),
    Phrase("we prefer", .should), Phrase("try to", .should), Phrase("aim to", .should), Phrase("aim for", .should),
    Phrase("we recommend", .should), Phrase("i recommend", .should), Phrase("we want", .should),
    Phrase("we expect", .should), Phrase("is recommended", .should), Phrase("are recommended", .should),
    Phrase("recommended", .should), Phrase("please", .should), Phrase("strive", .should), Phrase("is best", .should),
    Phrase("is better", .should), Phrase("are encouraged to", .should), Phrase("is encouraged", .should),
    Phrase("whenever possible", .should), Phrase("where possible", .should), Phrase("when possible", .should),
    Phrase("if possible", .should), Phrase("in general", .should), Phrase("generally", .should),
    Phrase("ideally", .should),
    Phrase("may", .may), Phrase("it's ok", .may), Phrase("it's okay", .may), Phrase("it is ok", .may),
    Phrase("is ok", .may),
    Phrase("is okay", .may), Phrase("is fine", .may), Phrase("are fine", .may), Phrase("it's fine", .may),
    Phrase("is acceptable", .may), Phrase("are acceptable", .may), Phrase("acceptable", .may),
    Phrase("is appropriate", .may), Phrase("are appropriate", .may),
    Phrase("feel free", .may),
    Phrase("is allowed", .may), Phrase("are allowed", .may), Phrase("is permitted", .may),
    Phrase("are allowed to", .may), Phrase("ok for", .may), Phrase("is sufficient", .may),
    Phrase("is enough", .may), Phrase("go ahead", .may), Phrase("optional", .may),
    Phrase("optionally", .may), Phrase("consider", .may), Phrase("are welcome to", .may), Phrase("can", .may),
  ]

  /// What somebody can be required to bring: a requirement of other things describes them.
  static let demandable: Set<String> = Set(
    words: """
      approval approvals review reviews sign-off permission consent confirmation test tests adr adrs issue ticket proposal
      rfc changelog entry documentation docs migration explanation justification reason discussion discussions ask you
      authorization authorisation maintainer maintainers evidence trace proof benchmark benchmarks case cases
      """)

  /// Verbs that follow a subject and no order: “Access includes …”.
  static let thirdPerson: Set<String> = Set(
    words: """
      includes contains gives provides requires means allows lives consists covers supports returns shows happens works
      """)

  static let modalitiesByFirstWord = Dictionary(grouping: modalities) { $0.words.first ?? "" }

  /// Words before an imperative that do not change who is addressed.
  static let openers: Set<String> = Set(
    words: """
      please also then so instead just generally usually typically simply however therefore and but otherwise next
      finally first firstly second secondly third lastly alternatively additionally similarly likewise again even still
      now afterwards afterward later ideally where or rather optionally carefully explicitly only always never important
      note conversely consequently thus hence overall exceptionally basically preferably immediately try to further
      furthermore moreover specifically particularly especially whenever wherever strictly proactively
      """)

  /// Words that open a clause which says when a rule holds.
  static let conditionOpeners: Set<String> = Set(
    words: """
      if when whenever unless before after in for during once where wherever while until as at with without on within by
      from under across to given upon prior inside outside between because since although though except besides apart
      like unlike depending regardless
      """)

  /// Conditions proper: what makes a rule hold only sometimes when it follows the main clause.
  static let trailingConditions: Set<String> = Set(
    words: """
      if when whenever unless before after until once while where except during without
      """)

  /// First words of sentences that point, exemplify or explain: never a rule by themselves (P24, P30, P38).
  static let pointers: Set<String> = Set(
    words: """
      see refer example examples e.g eg because thank thanks welcome
      """)

  /// Sentence starts that only speak about the page or the past.
  static let fillers: [[String]] = [
    ["for", "example"], ["for", "instance"], ["for", "more"], ["for", "further"], ["for", "details"],
    ["for", "additional"], ["for", "help"],
    ["for", "information"], ["in", "this", "example"], ["in", "the", "example"], ["in", "other", "words"],
    ["this", "means"], ["this", "is"], ["that", "is"],
    ["note", "that", "this"], ["learn", "more"], ["read", "more"], ["check", "out"], ["take", "a", "look"],
    ["keep", "reading"], ["let", "us", "know"],
    ["there", "is"], ["there", "are"], ["here", "is"], ["here", "are"], ["the", "following"], ["below", "is"],
    ["below", "are"],
  ]
}
