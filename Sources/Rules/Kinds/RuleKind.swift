import Prose
import TextScanning

/// What one kind of rule means: its slots, how it is taught and how it is checked. One file under `Kinds/` a kind.
///
/// A value of the conforming type is one rule's typed slots. To add a kind, write the file, add it to `RuleKinds.all` and write its
/// literate spec `fixtures/rules/<name>.md`, which is its test and its documentation.
package protocol RuleKind: Sendable {
  /// `term.substitute`: family, dot, what it does. Never changes once published.
  static var name: String { get }
  static var facet: Facet { get }
  static var check: CheckMode { get }
  /// Of a kind left to a judge: which of its rules are checked all the same, after “exact”; nil when none is.
  static var exactCases: String? { get }
  /// One sentence for `skillc rules kinds`.
  static var summary: String { get }
  /// Every slot with its type and meaning, for documentation and error messages.
  static var slots: [SlotDescription] { get }

  /// Decodes the slots; throws when one that is needed is missing or has another type.
  init(slots: [String: JSON]) throws(SlotError)

  /// What an agent is told, in the voice of a good editor: one short imperative sentence. `rule` gives modality, scope and examples.
  func instruction(for rule: Rule) -> String

  /// Who can decide one rule of the kind: obligations that name a command or a tool are decided on transcripts, others take a reader.
  func check(of rule: Rule) -> CheckMode

  /// Whether the kind itself decides the condition of a rule's scope; where it does not, the rule is not checked.
  func readsCondition(of rule: Rule) -> Bool

  /// Literals the checker finds in one pass over the reading text, case folded, whole words (see `LiteralHit`).
  var literals: [String] { get }

  /// The kind and slots under which a rule is compared with others: two kinds may ask for the same.
  static func compared(_ slots: [String: JSON]) -> (kind: String, slots: [String: JSON])

  /// Takes what stands beside the rules of the bundle; most kinds need nothing.
  mutating func take(_ data: RuleData)

  /// The regular expressions it searches pages for: one pass over the text says where they could match.
  var patterns: [CompiledPattern] { get }

  /// Looks at a page. Must not read anything else; must be the same on every run.
  func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection)
}

extension RuleKind {
  package static var exactCases: String? { nil }
  package func check(of rule: Rule) -> CheckMode { Self.check }
  package func readsCondition(of rule: Rule) -> Bool { false }
  package var literals: [String] { [] }
  package mutating func take(_ data: RuleData) {}
  package static func compared(_ slots: [String: JSON]) -> (kind: String, slots: [String: JSON]) { (name, slots) }
  package var patterns: [CompiledPattern] { [] }

  /// Compiles every expression: throws for one that a check could not search for.
  package func validate() throws(SlotError) {
    for pattern in patterns {
      do throws(PatternError) { try pattern.validate() } catch {
        throw SlotError("no expression we can search for: \(error.reason)")
      }
    }
  }
}

/// An occurrence of one of a rule's literals, at word boundaries, outside code, in the rule's scope.
package struct LiteralHit: Sendable, Equatable {
  /// Position in the rule's `literals`.
  package var literal: Int
  /// Bytes of the page's reading text.
  package var range: Range<Int>
}

package struct SlotDescription: Sendable {
  /// What a slot does when two rules of its kind meet.
  package enum Part: Sendable {
    /// Says what the rule is about: rules about different things hold side by side.
    case subject
    /// Says what is asked: of one subject only one thing can be asked.
    case demand
    /// A list that is as good longer: names that are exempt, terms that keep their case.
    case addition
  }

  package var name: String
  /// `strings`, `string`, `number`, `bool` or `sections`.
  package var type: String
  package var meaning: String
  package var isRequired: Bool
  package var part: Part

  package init(
    _ name: String, _ type: String, _ meaning: String, isRequired: Bool = true, part: Part = .subject
  ) {
    self.name = name
    self.type = type
    self.meaning = meaning
    self.isRequired = isRequired
    self.part = part
  }
}

package struct SlotError: Error, Equatable {
  package let message: String
  package init(_ message: String) { self.message = message }
}

/// Typed access to slots, for the initialisers of kinds.
extension [String: JSON] {
  package func strings(_ key: String) throws(SlotError) -> [String] {
    guard let value = self[key]?.strings, !value.isEmpty else {
      throw SlotError("slot “\(key)” must be a list of strings")
    }
    return value
  }
  package func string(_ key: String) throws(SlotError) -> String {
    guard let value = self[key]?.string else { throw SlotError("slot “\(key)” must be a string") }
    return value
  }
  package func number(_ key: String) throws(SlotError) -> Double {
    guard let value = self[key]?.double else { throw SlotError("slot “\(key)” must be a number") }
    return value
  }
  package func optionalStrings(_ key: String) -> [String] { self[key]?.strings ?? [] }
}
