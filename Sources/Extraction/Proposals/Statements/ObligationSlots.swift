import Prose
import Rules
import TextScanning

/// The typed slots of a prescriptive sentence by its family.
struct ObligationSlots {
  let kind: String
  let slots: [String: JSON]

  init(_ unit: Unit, _ statement: Statement, _ family: Family) {
    let action = Self.action(unit, statement)
    let condition = statement.condition
    switch family {
    case .form, .manner:
      kind = "rubric"
      slots = ["principle": .string(Sentence.clean(unit.text))]
    case .confirmBefore:
      kind = "obligation.confirm"
      slots = Self.kept(["action": action, "condition": condition])
    case .citeOrVerify:
      kind = "obligation.cite"
      slots = Self.kept(["claim": action, "evidence": condition])
    case .order:
      let (first, then) = Self.order(action, condition)
      guard !then.isEmpty else {
        kind = statement.modality.isNegative ? "obligation.never" : "obligation.must"
        slots = Self.kept(["action": action, "condition": condition])
        return
      }
      kind = "obligation.order"
      slots = Self.kept(["first": first, "then": then])
    case .forbidden:
      kind = "obligation.never"
      slots = Self.kept(["action": action, "condition": condition])
    case .decision where !condition.isEmpty:
      kind = "decision"
      slots = Self.kept(["condition": condition, "action": action])
    case .decision, .mustDo:
      kind = "obligation.must"
      slots = Self.kept(["action": action, "condition": condition])
    }
  }

  private static func kept(_ members: [String: String]) -> [String: JSON] {
    members.filter { !$0.value.isEmpty }.mapValues(JSON.string)
  }

  /// The main clause in the words of the text.
  private static func action(_ unit: Unit, _ statement: Statement) -> String {
    guard !statement.main.isEmpty else { return unit.text }
    let tokens = unit.tokens[statement.main]
    var end = tokens.endIndex
    while end > tokens.startIndex + 1, tokens[end - 1].kind == .mark, ".,;:".contains(tokens[end - 1].text) { end -= 1 }
    guard let first = tokens.first, end > tokens.startIndex else { return unit.text }
    return unit.page.string(first.range.lowerBound..<tokens[end - 1].range.upperBound)
  }

  /// “Run A before B”: A first, then B. “After A, do B”: A first, then B.
  private static func order(_ action: String, _ condition: String) -> (first: String, then: String) {
    let words = condition.split(separator: " ", maxSplits: 1)
    guard words.count == 2 else { return (action, "") }
    switch words[0].lowercased() {
    case "before", "until": return (action, String(words[1]))
    case "after", "once": return (String(words[1]), action)
    default: return (action, "")
    }
  }
}
