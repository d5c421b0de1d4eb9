import Documents
import Prose
import Skills
import TextScanning

/// Weighs path, title, headings and the shape of a page to tell what it is for.
struct PurposeReader {
  private let reading: Reading
  private let title: [UInt8]
  private var scores: [Topic.Purpose: Int] = [:]

  init(_ reading: Reading) {
    self.reading = reading
    title = Array(reading.title.utf8)
  }

  func purpose() -> Topic.Purpose {
    var reader = self
    reader.weighPath()
    reader.weighTitle()
    reader.weighHeadings()
    reader.weighShape()
    var best = Topic.Purpose.other
    // Ties go to the purpose named first.
    for purpose in Self.order where reader.scores[purpose, default: 0] > reader.scores[best, default: 2] {
      best = purpose
    }
    return best
  }

  private static let order: [Topic.Purpose] = [
    .decision, .rules, .troubleshooting, .reference, .howTo, .concept, .other,
  ]

  private mutating func add(_ purpose: Topic.Purpose, _ weight: Int) { scores[purpose, default: 0] += weight }

  /// The two nearest folders and the file's own name; what all pages lie in says nothing.
  private mutating func weighPath() {
    let path = Array(reading.page.path.utf8)
    let slashes = path.indices.filter { path[$0] == .of("/") }
    let nameStart = slashes.last.map { $0 + 1 } ?? 0
    let start = slashes.count > 2 ? slashes[slashes.count - 3] + 1 : 0
    var seen: [Topic.Purpose: Int] = [:]
    for word in Words.ranges(path, in: start..<path.count) {
      for part in Self.parts(path, word) {
        let hash = WordHash.singular(path, part)
        for (list, purpose, weight) in Self.pathWords where list.contains(hash) {
          // The file's own name says more than a folder's; a second word of a kind says nothing new.
          seen[purpose] = max(seen[purpose, default: 0], part.lowerBound >= nameStart ? weight + 1 : weight)
        }
      }
    }
    for (purpose, weight) in seen { add(purpose, weight) }
    for name in Self.agentFiles where path.hasBytes(name, at: nameStart) { add(.rules, 12) }
  }

  private static let agentFiles: [StaticString] = ["AGENTS.", "CLAUDE.", "GEMINI.", "copilot-instructions"]

  private static func parts(_ bytes: [UInt8], _ word: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = word.lowerBound
    for index in word where bytes[index] == .of("-") || bytes[index] == .of("_") {
      if index > start { parts.append(start..<index) }
      start = index + 1
    }
    if start < word.upperBound { parts.append(start..<word.upperBound) }
    return parts
  }

  private mutating func weighTitle() {
    let words = Words.ranges(title, in: 0..<title.count)
    guard let first = words.first else { return }
    for word in words {
      for (list, purpose, weight) in Self.titleWords where list.contains(WordHash.singular(title, word)) {
        add(purpose, weight)
      }
    }
    if words.count > 1, ImperativeShape.opens(title, first) {
      add(.howTo, ImperativeShape.isSure(title, first, words[1]) ? 4 : 1)
    }
    if words.count > 1, Self.questions.contains(title, first) { add(first.count == 3 ? .howTo : .concept, 4) }
  }

  private mutating func weighHeadings() {
    var headings = 0
    var named: [Topic.Purpose: Int] = [:]
    var imperatives = 0
    for (position, block) in reading.text.blocks.enumerated() where block.level > 1 {
      headings += 1
      let words = reading.words(of: position)
      guard let first = words.first else { continue }
      if words.count > 1, ImperativeShape.isSure(reading.bytes, first, words[words.startIndex + 1]) { imperatives += 1 }
      var purposes: UInt16 = 0
      for word in words { purposes |= Self.headingWords[WordHash.singular(reading.bytes, word)] }
      for (purpose, bit) in Self.headingBits where purposes & bit != 0 { named[purpose, default: 0] += 1 }
    }
    for (purpose, count) in named { add(purpose, min(count * 2, 6)) }
    if headings > 1, imperatives * 2 >= headings { add(.howTo, 3) }
  }

  private mutating func weighShape() {
    var steps = 0
    var cells = 0
    var paragraphs = 0
    for block in reading.text.blocks {
      if block.place.contains(.step) { steps += 1 }
      if block.place.contains(.tableCell) { cells += 1 }
      if block.place == .paragraph { paragraphs += 1 }
    }
    let blocks = max(reading.text.blocks.count, 1)
    if steps >= 3, steps * 8 >= blocks { add(.howTo, 3) }
    if cells * 2 > blocks { add(.reference, 3) }
    if paragraphs > 3, steps < 3 { add(.concept, 2) }
    if paragraphs > 0 { add(.concept, 1) }
  }

  private static let questions = WordList("how what why when")

  private static let pathWords: [(WordList, Topic.Purpose, Int)] = [
    (Singular.list("adr adrs decision decisions rfc rfcs"), .decision, 10),
    (Singular.list("contributing style styleguide conventions guidelines conduct rules standards cursor"), .rules, 6),
    (
      Singular.list("troubleshooting troubleshoot runbook runbooks incident incidents faq debug debugging"),
      .troubleshooting, 6
    ),
    (
      Singular.list("reference references api apis cli spec specs schema schemas glossary limits errors codes"),
      .reference, 4
    ),
    (
      Singular.list(
        """
        guides howto how tutorial tutorials quickstart quickstarts start started install installation recipes
        walkthrough
        """
      ),
      .howTo, 3
    ),
    (Singular.list("concept concepts overview explanation explanations architecture about background"), .concept, 4),
    (Singular.list("changelog release releases history license news blog"), .other, 6),
  ]

  private static let titleWords: [(WordList, Topic.Purpose, Int)] = [
    (Singular.list("troubleshooting troubleshoot runbook faq"), .troubleshooting, 5),
    (Singular.list("conventions guidelines standards conduct contributing"), .rules, 5),
    (Singular.list("reference api schema specification glossary syntax codes"), .reference, 3),
    (Singular.list("overview architecture concepts introduction"), .concept, 3),
    (Singular.list("changelog release history"), .other, 5),
    (Singular.list("tutorial quickstart walkthrough how-to howto"), .howTo, 4),
  ]

  private static let headingBits: [(Topic.Purpose, UInt16)] = [
    (.decision, 1), (.troubleshooting, 2), (.reference, 4), (.howTo, 8),
  ]

  private static let headingWords = WordMeanings([
    (Singular.hashes("consequences decision alternatives"), 1),
    (Singular.hashes("symptoms symptom resolution diagnosis escalation mitigation cause"), 2),
    (
      Singular.hashes(
        "synopsis parameters syntax options flags arguments attributes fields response responses returns inputs outputs"
      ),
      4
    ),
    (Singular.hashes("prerequisites steps procedure"), 8),
  ])
}

/// Whether a word opens an instruction.
enum ImperativeShape {
  /// `Install …` or `Installing …`.
  static func opens(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    Vocabulary.imperatives.contains(bytes, word) || isGerundOfVerb(bytes, word)
  }

  /// Whether the opener is a verb for certain: many are nouns too, and `Test suites` instructs nobody.
  static func isSure(_ bytes: [UInt8], _ word: Range<Int>, _ next: Range<Int>) -> Bool {
    guard opens(bytes, word) else { return false }
    return !Vocabulary.nounVerbs.contains(bytes, word) || afterVerb.contains(bytes, next)
  }

  private static let afterVerb = WordList(
    "a an the your to up in with for from on off out all it its this that one several")

  /// `adding`, `configuring`, `running`: an imperative with its ending.
  static func isGerundOfVerb(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    guard word.count > 5, ASCII.lower(bytes[word.upperBound - 3]) == .of("i"),
      ASCII.lower(bytes[word.upperBound - 2]) == .of("n"),
      ASCII.lower(bytes[word.upperBound - 1]) == .of("g")
    else { return false }
    let stem = word.lowerBound..<word.upperBound - 3
    if Vocabulary.imperatives.contains(bytes, stem) { return true }
    if Vocabulary.imperatives.contains(FoldedHash.of(bytes, stem, then: .of("e"))) { return true }
    return stem.count > 2 && bytes[stem.upperBound - 1] == bytes[stem.upperBound - 2]
      && Vocabulary.imperatives.contains(bytes, stem.dropLast())
  }
}
