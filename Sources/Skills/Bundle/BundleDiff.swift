import Rules
import TextScanning

/// What changed in the meaning between two bundles. Evidence, sources and examples do not count.
package struct BundleDiff: Sendable, Equatable {
  /// One rule that says something else than before.
  package struct Change: Sendable, Equatable {
    package var old: Rule
    package var new: Rule

    /// What differs, as `name: old → new`.
    package var differences: [String] {
      let pairs = [
        ("id", old.id, new.id), ("modality", old.modality.rawValue, new.modality.rawValue),
        ("severity", old.severity.rawValue, new.severity.rawValue), ("scope", old.scope.json.text, new.scope.json.text),
        ("slots", JSON.object(old.slots).text, JSON.object(new.slots).text),
        ("instruction", old.instruction, new.instruction),
      ]
      return pairs.filter { $0.1 != $0.2 }.map { "\($0.0): \($0.1) → \($0.2)" }
    }
  }

  /// Each list in the order of ids.
  package private(set) var added: [Rule] = []
  package private(set) var changed: [Change] = []
  package private(set) var retired: [Rule] = []

  package var isEmpty: Bool { added.isEmpty && changed.isEmpty && retired.isEmpty }

  /// Pairs rules by id, then by kind and slots, then by kind and the terms they are about; what has no partner is added or retired.
  package init(from old: [Rule], to new: [Rule]) {
    var before = old.sorted { JSON.bytewise($0.id, $1.id) }
    var after = new.sorted { JSON.bytewise($0.id, $1.id) }
    for key in [Self.id, Self.core, Self.subject] { pair(&before, &after, by: key) }
    added = after
    retired = before
    changed.sort { JSON.bytewise($0.new.id, $1.new.id) }
  }

  private mutating func pair(_ before: inout [Rule], _ after: inout [Rule], by key: (Rule) -> String?) {
    var waiting: [String: [Int]] = [:]
    for (index, rule) in after.enumerated() {
      if let key = key(rule) { waiting[key, default: []].append(index) }
    }
    var paired: Set<Int> = []
    before.removeAll { rule in
      guard let key = key(rule), let index = waiting[key]?.first else { return false }
      waiting[key]?.removeFirst()
      paired.insert(index)
      let change = Change(old: rule, new: after[index])
      if !change.differences.isEmpty { changed.append(change) }
      return true
    }
    after = after.enumerated().filter { !paired.contains($0.offset) }.map(\.element)
  }

  private static func id(_ rule: Rule) -> String? { rule.id }

  private static func core(_ rule: Rule) -> String? { rule.kind + JSON.object(rule.slots).text }

  private static func subject(_ rule: Rule) -> String? {
    guard let terms = rule.slots["avoid"]?.strings ?? rule.slots["prefer"]?.strings else { return nil }
    return rule.kind + JSON(terms.sorted(by: JSON.bytewise)).text + rule.scope.json.text
  }

  /// One line of counts, then a rule a line: `+` added, `~` changed, `-` retired.
  package var text: String {
    guard !isEmpty else { return "no rule changed\n" }
    var lines = ["\(added.count) added, \(changed.count) changed, \(retired.count) retired"]
    lines += added.map { "+ \(Self.line($0))" }
    for change in changed { lines += ["~ \(Self.line(change.new))"] + change.differences.map { "    \($0)" } }
    lines += retired.map { "- \(Self.line($0))" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The same as a JSON value, without a schema.
  package var json: JSON {
    [
      "added": .array(added.map(\.json)), "retired": .array(retired.map(\.json)),
      "changed": .array(changed.map { ["old": $0.old.json, "new": $0.new.json] }),
    ]
  }

  private static func line(_ rule: Rule) -> String {
    "\(rule.id) \(rule.modality.rawValue): \(MarkdownText.oneLine(rule.instruction))"
  }
}
