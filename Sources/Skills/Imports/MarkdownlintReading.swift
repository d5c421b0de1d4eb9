import TextScanning

/// What a markdownlint configuration asks for, rule by rule.
package struct MarkdownlintReading: Sendable {
  /// One rule that is on.
  package struct Setting: Sendable {
    /// `MD009`.
    package var alias: String
    package var kind: String
    package var slots: [String: JSON]
    /// Where the configuration says so, from 1.
    package var line: Int
    /// Whether its severity is set to a warning.
    package var isWarning: Bool
  }

  /// Something that could not be taken over.
  package struct Gap: Sendable, Equatable {
    package var line: Int
    package var reason: String
  }

  /// By rule number.
  package private(set) var settings: [Setting] = []
  /// By line.
  package private(set) var gaps: [Gap] = []

  private struct State {
    var options: JSON
    var line: Int
  }

  /// Reads the rules that a configuration turns on; without `defaults`, only those it names.
  package init(_ configuration: MarkdownlintConfiguration, defaults: Bool) {
    let general = configuration.entries.first { $0.key.lowercased() == "default" }
    var states: [String: State] = [:]
    if defaults, general.map({ Self.isOn($0.value) }) ?? true {
      for rule in MarkdownlintRule.all { states[rule.id] = State(options: true, line: general?.line ?? 1) }
    }
    // A later key goes before an earlier one, whether it names a rule or a tag.
    for entry in configuration.entries where entry.key.lowercased() != "default" && entry.key != "$schema" {
      let rules = MarkdownlintRule.named(entry.key)
      if rules.isEmpty { gaps.append(Gap(line: entry.line, reason: Self.reason(unknown: entry.key))) }
      for rule in rules { states[rule.id] = State(options: entry.value, line: entry.line) }
    }
    for rule in MarkdownlintRule.all.sorted(by: { JSON.bytewise($0.id, $1.id) }) {
      if let state = states[rule.id], Self.isOn(state.options) { take(rule, state) }
    }
    gaps.sort { ($0.line, $0.reason) < ($1.line, $1.reason) }
  }

  private mutating func take(_ rule: MarkdownlintRule, _ state: State) {
    let values = state.options.object ?? [:]
    let name = rule.aliases.first.map { "\(rule.id) (\($0))" } ?? rule.id
    for key in values.keys.sorted(by: JSON.bytewise)
    where !rule.options.contains(key) && key != "severity" && key != "enabled" {
      gaps.append(Gap(line: state.line, reason: "\(name): the option “\(key)” is unknown"))
    }
    switch rule.meaning(MarkdownlintOptions(values: values)) {
    case .rule(let kind, let slots):
      let severity = values["severity"]?.string ?? state.options.string
      settings.append(
        Setting(alias: rule.id, kind: kind, slots: slots, line: state.line, isWarning: severity == "warning"))
    case .nothing: break
    case .unknown(let reason): gaps.append(Gap(line: state.line, reason: "\(name): \(reason)"))
    }
  }

  /// Whether a value turns a rule on: anything but false, null, 0, an empty text, and an object that says so.
  private static func isOn(_ value: JSON) -> Bool {
    switch value {
    case .bool(let flag): flag
    case .null, .int(0), .string(""): false
    case .object(let members): members["enabled"]?.bool ?? true
    default: true
    }
  }

  private static func reason(unknown key: String) -> String {
    key == "extends"
      ? "“extends” is not followed; import the other file too" : "“\(key)” is no rule, alias or tag of markdownlint"
  }
}
