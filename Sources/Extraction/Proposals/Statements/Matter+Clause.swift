import Prose
import Rules
import TextScanning

extension Matter {
  /// A clause with its verb found: an order, or a subject and a modal.
  struct Clause {
    private let atoms: [Atom]
    private var subject: Range<Int> = 0..<0
    private var verb = ""
    /// Where what the verb governs begins.
    private var object = 0
    private var end: Int

    /// - Parameter isOrder: whether the clause begins with its verb; nil when only its words tell.
    init(_ atoms: [Atom], isOrder: Bool? = nil) {
      self.atoms = atoms
      end = atoms.count
      readVerb(isOrder)
      end =
        (object..<max(object, atoms.count)).first { place in
          atoms[place].kind == .word && MatterWords.subordinators.contains(atoms[place].text)
            || [";", "—"].contains(atoms[place].text)
        } ?? atoms.count
    }

    private func word(_ place: Int) -> String {
      place < atoms.count && atoms[place].kind == .word ? atoms[place].text : ""
    }

    private mutating func readVerb(_ known: Bool?) {
      var first = 0
      while first < atoms.count, atoms[first].kind == .mark || MatterWords.openers.contains(word(first)) { first += 1 }
      // “A description of what the PR is waiting for should be included”: what is demanded, not what is.
      let near = atoms.indices.prefix(16)
      let modal =
        near.first { MatterWords.demands.contains(word($0)) } ?? near.first { MatterWords.modals.contains(word($0)) }
      let isOrder =
        known ?? MatterWords.isVerb(word(first))
        && !(modal.map { $0 > first && $0 <= first + 3 && !MatterWords.clauseVerbs.contains(word(first)) } ?? false)
      if !isOrder, let modal {
        subject = 0..<modal
        object = modal + 1
        while MatterWords.openers.contains(word(object)) || MatterWords.modals.contains(word(object))
          || isManner(object)
          || ["expected", "able", "encouraged", "required"].contains(word(object))
        {
          object += 1
        }
        // “Comments should be complete sentences”: no deed behind the “be”.
        let isState = object > modal && word(object - 1) == "be" && MatterWords.base(word(object)) == word(object)
        verb = isState ? "be" : MatterWords.base(word(object))
        if !isState { object = min(object + 1, atoms.count) }
      } else if isOrder {
        verb = word(first)
        object = min(first + 1, atoms.count)
        readGerund()
      } else {
        object = min(first, atoms.count)
      }
    }

    /// “must fully understand”: an adverb with its verb behind it.
    private func isManner(_ place: Int) -> Bool {
      word(place).hasSuffix("ly") && MatterWords.isVerb(MatterWords.base(word(place + 1)))
    }

    /// “Avoid committing secrets”: the deed is the commit.
    private mutating func readGerund() {
      guard MatterWords.takesGerund.contains(verb), word(object).hasSuffix("ing") else { return }
      let base = MatterWords.base(word(object))
      guard base != word(object) else { return }
      // What is not to be changed or added is a deed, whatever it is.
      verb = ["change", "add", "create", "introduce", "write"].contains(base) ? "modify" : base
      object += 1
    }

    var matter: Matter? {
      if speaksOfWords { return .words }
      if let inner = innerClause, let matter = inner.matter { return matter }
      if verb == "take", (object..<end).contains(where: { ["form", "format", "shape"].contains(word($0)) }) {
        return .form
      }
      if MatterWords.conduct.contains(verb) || runsFormatter || callsTool || asksConsent || handlesSecrets {
        return .conduct
      }
      let named = subject.prefix { !MatterWords.links.contains(word($0)) }
      if named.contains(where: { MatterWords.form.contains(word($0)) }) { return .form }
      if MatterWords.forming.contains(verb) { return namesTool ? .conduct : .form }
      return heads
    }

    /// “Ensure that names are short”: the clause behind the verb counts.
    private var innerClause: Clause? {
      guard MatterWords.clauseVerbs.contains(verb), object < atoms.count else { return nil }
      var start = object
      while ["sure", "that", "to", "the", "you"].contains(word(start)) { start += 1 }
      guard start < atoms.count, start > object || verb != "make" else { return nil }
      return Clause(Array(atoms[start...]))
    }

    // MARK: Words

    private var speaksOfWords: Bool {
      if MatterWords.courtesies.contains(verb) { return true }
      let near = object..<max(object, min(object + 4, end))
      if MatterWords.manners.contains(verb) { return true }
      if verb == "be" || verb == "stay" || verb == "sound",
        near.contains(where: { MatterWords.manners.contains(word($0)) })
      {
        return true
      }
      if !MatterWords.conduct.contains(verb),
        near.contains(where: { MatterWords.language.contains(word($0)) })
      {
        return true
      }
      if subject.suffix(2).contains(where: { MatterWords.language.contains(word($0)) }) { return true }
      guard MatterWords.saying.contains(verb) else { return false }
      let named = object..<max(object, min(object + 3, end))
      if named.contains(where: { atoms[$0].kind == .quote }) { return true }
      return ["write", "spell", "call", "say"].contains(verb)
        && (object..<atoms.count).contains { word($0) == "not" }
        && (object..<max(object, min(object + 8, atoms.count))).contains { atoms[$0].kind == .code }
    }

    // MARK: What the verb governs

    /// “Format the code before you commit”: a step of the work.
    private var runsFormatter: Bool {
      let named = (object..<end).first { !MatterWords.openers.contains(word($0)) }
      return verb == "format" && named.map { ["code", "files", "sources", "changes"].contains(word($0)) } == true
    }

    /// “Call `find_customer`”: a name without parentheses is a tool's. “Call `super()`” is how code looks.
    private var callsTool: Bool {
      guard verb == "call", object < end, atoms[object].kind == .code else { return false }
      let name = atoms[object].text.utf8
      return name.contains(.of("_"))
        && name.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == .of("_") || $0 == .of("-") }
    }

    private var asksConsent: Bool {
      Consent.isAsked(in: (0..<end).map { atoms[$0].text }.joined(separator: " "))
    }

    /// Where a secret is put is no question of form.
    private var handlesSecrets: Bool {
      MatterWords.placing.contains(verb) && (object..<end).prefix(4).contains { MatterWords.secrets.contains(word($0)) }
    }

    private var namesTool: Bool {
      (object..<end).contains { atoms[$0].kind == .code && Name(atoms[$0].text) == .command }
    }

    /// The first of the governed nouns and names that tells; of each run of nouns the last word first.
    private var heads: Matter? {
      var place = object
      var runs = 0
      while place < end, runs < 3 {
        guard atoms[place].kind != .mark, !MatterWords.links.contains(word(place)) else {
          place += 1
          continue
        }
        var stop = place
        while stop < end, atoms[stop].kind != .mark, !MatterWords.links.contains(word(stop)) { stop += 1 }
        runs += 1
        for head in (place..<stop).reversed() {
          if let matter = matter(of: head) { return matter }
        }
        place = stop
      }
      return nil
    }

    private func matter(of place: Int) -> Matter? {
      switch atoms[place].kind {
      case .word:
        return MatterWords.form.contains(word(place)) ? .form : MatterWords.work.contains(word(place)) ? .conduct : nil
      case .code:
        switch Name(atoms[place].text) {
        case .command: return .conduct
        case .path: return MatterWords.placing.contains(verb) ? .form : nil
        case .option: return nil
        case .code: return .form
        }
      case .mark, .quote: return nil
      }
    }
  }

  /// What a name in code is a name of.
  fileprivate enum Name {
    case command, path, option, code

    init(_ text: String) {
      let words = text.split(separator: " ")
      let program = words.first { !$0.contains("=") } ?? ""
      if MatterWords.tools.contains(String(program)) || program.hasPrefix("./") {
        self = .command
      } else if text.hasPrefix("-") {
        self = .option
      } else if MentionedPath.path(Array(text.utf8), 0..<text.utf8.count) != nil || Self.isFile(text) {
        self = .path
      } else {
        self = .code
      }
    }

    private static func isFile(_ text: String) -> Bool {
      guard let dot = text.utf8.lastIndex(of: .of(".")), dot > text.utf8.startIndex, !text.utf8.contains(.of("("))
      else {
        return text.utf8.contains(.of("/")) && !text.utf8.contains(.space)
      }
      return MatterWords.endings.contains(String(text[text.index(after: dot)...]))
    }
  }
}
