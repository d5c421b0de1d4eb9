import Prose
import TextScanning

/// How many bullet points an answer has.
///
/// A bullet point is a line that begins with “-” or with one “*”, indented or not; two asterisks begin bold text. Numbered items are no
/// bullets. Too few are reported at the start, too many from the first one too many.
package struct BriefBullets: RuleKind {
  package static let name = "brief.bullets"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give an answer a certain number of bullet points."
  package static let slots = Bounds.slots(of: "bullet points")

  private let bounds: Bounds

  package init(slots: [String: JSON]) throws(SlotError) { bounds = try Bounds(slots: slots) }

  package func instruction(for rule: Rule) -> String {
    let points = bounds.phrase("bullet point", "bullet points")
    return bounds.most == 0 ? "Give \(points)." : "Give \(points), each on a line that begins with “* ” or “- ”."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let bullets = Self.bullets(of: answer)
    bounds.inspect(bullets.count, "bullet point", "bullet points", units: bullets, report: &report)
  }

  private static func bullets(of answer: Answer) -> [Range<Int>] {
    let bytes = answer.bytes
    var bullets: [Range<Int>] = []
    var isTaken = false
    for line in answer.lines {
      // An asterisk alone on its line has its text on the next.
      let wasTaken = isTaken
      isTaken = false
      let text = answer.trimmed(line)
      guard let mark = bytes[text].first else { continue }
      if mark == .of("-") {
        bullets.append(text)
      } else if mark == .of("*"), !wasTaken {
        let next = text.lowerBound + 1
        guard next < bytes.count, bytes[next] != .of("*") else { continue }
        isTaken = next == line.upperBound
        bullets.append(text)
      }
    }
    return bullets
  }
}
