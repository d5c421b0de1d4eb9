import Prose
import TextScanning

/// The whole answer is one JSON value, in a code fence or bare.
///
/// Anything else in the answer breaks the rule, a word of introduction too; the place where reading stopped is reported.
package struct BriefJSON: RuleKind {
  package static let name = "brief.json"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give the whole answer as JSON."
  package static let slots: [SlotDescription] = []

  package init(slots: [String: JSON]) throws(SlotError) {}

  package func instruction(for rule: Rule) -> String {
    "Answer with JSON and nothing else; a code fence around it is fine."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let range = Self.unfenced(answer)
    let value = Array(answer.bytes[range])
    if let offset = Self.rawControl(value) {
      return report.find(.control, source: range.lowerBound + offset..<range.lowerBound + offset + 1)
    }
    do throws(JSONError) {
      _ = try JSON(parsing: value)
    } catch {
      let place = range.lowerBound + min(error.offset, value.count)
      report.find(.noJSON(error.message), source: place..<range.upperBound)
    }
  }

  /// The answer without a code fence around it.
  private static func unfenced(_ answer: Answer) -> Range<Int> {
    var range = answer.body
    for opening in ["```json", "```Json", "```JSON", "```"]
    where answer.bytes[range].starts(with: opening.utf8) { range = range.dropFirst(opening.utf8.count) }
    if answer.bytes[range].suffix(3).elementsEqual("```".utf8), range.count >= 3 { range = range.dropLast(3) }
    return answer.trimmed(range)
  }

  /// The first control character that stands bare in a string, where JSON wants an escape.
  private static func rawControl(_ bytes: [UInt8]) -> Int? {
    var isInString = false
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case .of("\""): isInString.toggle()
      case .of("\\") where isInString: index += 1
      case 0..<0x20 where isInString: return index
      default: break
      }
      index += 1
    }
    return nil
  }
}

extension String {
  fileprivate static let control =
    "Reading as JSON stops here: a line break or control character in a string must be escaped."
  fileprivate static func noJSON(_ reason: String) -> String { "Reading as JSON stops here: \(reason)." }
}
