import Prose
import Rules
import TextScanning

/// What a rule constrains: the words somebody writes, the form of a text or of code, or what somebody does.
///
/// The verb decides where it names conduct (“run”, “ask”) or form (“indent”, “name”); else the head of what it governs (“use a fixture”, “use
/// the pull request template”), then the label and the headings above. Whoever acts is told how to act: that is what a rule is about
/// when nothing says otherwise.
enum Matter: Sendable, Equatable {
  case words, form, conduct

  init(_ unit: Unit, _ statement: Statement?, page: PrescriptivePage) {
    // The clause that demands something.
    let main = statement?.main ?? 0..<unit.tokens.count
    if let matter = Clause(Self.atoms(unit, main), isOrder: statement?.isImperative).matter {
      self = matter
      return
    }
    let label = unit.tokens[..<min(StatementReader.start(of: unit.tokens), main.lowerBound)]
    let above = [label.map(\.text).joined(separator: " ")] + unit.headings.prefix(2)
    for heading in above {
      guard let matter = Self.under(PathCues.words(heading)) else { continue }
      self = matter
      return
    }
    self = Self.isAboutDocuments(page) ? .form : .conduct
  }

  /// What rules under a heading or after a label are about.
  private static func under(_ words: [String]) -> Matter? {
    guard !words.isEmpty else { return nil }
    if words.contains(where: MatterWords.workHeadings.contains) { return .conduct }
    if words.contains(where: MatterWords.formHeadings.contains) { return .form }
    let content = words.filter { !MatterWords.headingFillers.contains($0) }
    return !content.isEmpty && content.allSatisfy(MatterWords.codeHeadings.contains) ? .form : nil
  }

  /// An agent file in a folder of documents speaks of documents.
  private static func isAboutDocuments(_ page: PrescriptivePage) -> Bool {
    page.role == .agentInstructions
      && FilePath.parts(page.page.path).dropLast().contains { ["docs", "doc", "documentation"].contains($0) }
  }

  // MARK: - Atoms

  /// A piece of a clause: bold and italic words count as words, code and quotations as wholes.
  struct Atom {
    enum Kind { case word, mark, code, quote }
    var kind: Kind
    var text: String
  }

  private static func atoms(_ unit: Unit, _ range: Range<Int>) -> [Atom] {
    unit.tokens[range.clamped(to: 0..<unit.tokens.count)].flatMap { token -> [Atom] in
      switch (token.kind, token.markup) {
      case (.term, .code): [Atom(kind: .code, text: token.text)]
      case (.term, .quotes): [Atom(kind: .quote, text: token.text)]
      case (.term, _): token.text.lowercased().split(separator: " ").map { Atom(kind: .word, text: String($0)) }
      case (.mark, _): [Atom(kind: .mark, text: token.text)]
      case (.word, _): [Atom(kind: .word, text: token.text)]
      }
    }
  }
}
