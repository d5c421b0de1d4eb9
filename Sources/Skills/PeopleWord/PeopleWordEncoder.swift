import Rules
import TextScanning

extension PeopleWord {
  /// The file's text with one more entry at its end; what a hand wrote stays byte for byte.
  package static func appending(_ action: Action, reason: String, to text: String) -> String {
    let lineEnd = text.lineEnd
    var result = text
    if text.isEmpty {
      result = "# What people decided about this project's rules. Applied by every `skillc build`." + lineEnd
    }
    if !result.endsInLineEnd { result += lineEnd }
    return result + (lines(action) + ["  reason: \(YAMLText.quoted(reason))"]).map { $0 + lineEnd }.joined()
  }

  private static func lines(_ action: Action) -> [String] {
    switch action {
    case .accept(let id): ["- accept: \(id)"]
    case .reject(let id): ["- reject: \(id)"]
    case .pin(let id): ["- pin: \(id)"]
    case .edit(let id, let change): ["- edit: \(id)", "  set:"] + fields(change).map { "    " + $0 }
    case .add(let rule): ["- add:"] + fields(rule).map { "    " + $0 }
    }
  }

  private static func fields(_ change: RuleChange) -> [String] {
    var fields: [String] = []
    if let modality = change.modality { fields.append("modality: \(modality.rawValue)") }
    if let severity = change.severity { fields.append("severity: \(severity.rawValue)") }
    if let scope = change.scope { fields.append("scope: \(scope.json.text)") }
    if let slots = change.slots { fields.append("slots: \(JSON.object(slots).text)") }
    if let instruction = change.instruction { fields.append("instruction: \(YAMLText.quoted(instruction))") }
    return fields
  }

  /// JSON on one line is YAML too.
  private static func fields(_ rule: Rule) -> [String] {
    var fields = [
      "kind: \(rule.kind)", "modality: \(rule.modality.rawValue)", "severity: \(rule.severity.rawValue)",
      "slots: \(JSON.object(rule.slots).text)",
    ]
    if !rule.scope.isEmpty { fields.append("scope: \(rule.scope.json.text)") }
    fields.append("instruction: \(YAMLText.quoted(rule.instruction))")
    if !rule.examples.isEmpty { fields.append("examples: \(JSON.array(rule.examples.map(\.json)).text)") }
    return fields
  }
}
