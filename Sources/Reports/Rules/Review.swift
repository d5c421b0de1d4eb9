import Rules
import Skills
import TextScanning

/// The walk over rules that nobody has decided on yet: one key each.
package struct Review: Sendable {
  /// What a key means.
  package enum Key: Sendable, Equatable {
    case decide(PeopleWord.Action)
    case edit, skip, quit, unknown
  }

  /// Those that need a person most come first: contested, conditional, then what is read between the lines.
  package let rules: [CompiledRule]

  package init(_ rules: [CompiledRule], decided word: PeopleWord) {
    let decided = Set(word.entries.compactMap { Self.id(of: $0.action) })
    self.rules = rules.filter { rule in
      rule.rule.origin != .people && !decided.contains { rule.rule.id.hasPrefix($0) }
    }.sorted { left, right in
      let (first, second) = (Self.need(left), Self.need(right))
      return first != second ? first < second : JSON.bytewise(left.rule.id, right.rule.id)
    }
  }

  private static func id(of action: PeopleWord.Action) -> String? {
    switch action {
    case .accept(let id), .reject(let id), .pin(let id), .edit(let id, _): id
    case .add: nil
    }
  }

  private static func need(_ rule: CompiledRule) -> Int {
    switch rule.provenance.verdict {
    case .contested: 0
    case .conditional: 1
    case .unsupported: rule.rule.origin == .explicit ? 3 : 2
    case .confirmed: 4
    }
  }

  /// What a key says of a rule.
  package static func meaning(of key: UInt8, for rule: CompiledRule) -> Key {
    switch ASCII.lower(key) {
    case .of("a"): .decide(.accept(id: rule.rule.id))
    case .of("r"): .decide(.reject(id: rule.rule.id))
    case .of("p"): .decide(.pin(id: rule.rule.id))
    case .of("e"): .edit
    case .of("s"), .space: .skip
    case .of("q"), 0x03, 0x04, 0x1B: .quit
    default: .unknown
    }
  }

  package static let keys = "[a]ccept  [r]eject  [e]dit  [p]in  [s]kip  [q]uit "

  /// The rule as it is shown, with its source in view.
  package static func text(_ rule: CompiledRule, number: Int, of total: Int, read: (String) -> [UInt8]?) -> String {
    let id = "\(number)/\(total)  \(rule.rule.id)  \(rule.rule.modality.rawValue), \(rule.provenance.verdict.rawValue)"
    let quotes = rule.provenance.sources.prefix(2).flatMap { QuotedSource($0, bytes: read($0.path)).text }
    return (["", id, "  " + MarkdownText.oneLine(rule.rule.instruction)] + quotes.map { "  " + $0 } + [""])
      .joined(separator: "\n")
  }
}
