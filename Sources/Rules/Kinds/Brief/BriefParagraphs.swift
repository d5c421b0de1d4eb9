import Prose
import TextScanning

/// How many paragraphs an answer has, between dividers of three asterisks or between empty lines.
///
/// Between two dividers there must be text; a divider at the very start or end divides nothing.
package struct BriefParagraphs: RuleKind {
  package static let name = "brief.paragraphs"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give an answer a certain number of paragraphs."
  package static let slots =
    Bounds.slots(of: "paragraphs") + [
      SlotDescription(
        "divider", "string", "what divides them: stars (***) or blank (an empty line); blank if left out",
        isRequired: false)
    ]

  private enum Divider: String, CaseIterable { case stars, blank }

  private let bounds: Bounds
  private let divider: Divider

  package init(slots: [String: JSON]) throws(SlotError) {
    bounds = try Bounds(slots: slots)
    divider = try slots.optionalChoice("divider", Divider.self) ?? .blank
  }

  package func instruction(for rule: Rule) -> String {
    let paragraphs = bounds.phrase("paragraph", "paragraphs")
    return divider == .stars
      ? "Write \(paragraphs), with the divider *** between paragraphs."
      : "Write \(paragraphs), with an empty line between paragraphs."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    guard divider == .stars else {
      let paragraphs = answer.paragraphs
      return bounds.inspect(paragraphs.count, "paragraph", "paragraphs", units: paragraphs, report: &report)
    }
    let pieces = answer.pieces(separatedBy: "***")
    if let gap = pieces.dropFirst().dropLast().first(where: answer.isBlank) {
      return report.find(.gap, source: gap.lowerBound - 3..<gap.upperBound + 3)
    }
    let paragraphs = pieces.filter { !answer.isBlank($0) }.map { answer.trimmed($0) }
    bounds.inspect(paragraphs.count, "paragraph", "paragraphs", units: paragraphs, report: &report)
  }
}

extension Answer {
  /// Runs of lines without an empty one.
  fileprivate var paragraphs: [Range<Int>] {
    var paragraphs: [Range<Int>] = []
    var isOpen = false
    for line in lines {
      let text = trimmed(line)
      if !text.isEmpty, isOpen {
        paragraphs[paragraphs.count - 1] = paragraphs[paragraphs.count - 1].lowerBound..<text.upperBound
      } else if !text.isEmpty {
        paragraphs.append(text)
      }
      isOpen = !text.isEmpty
    }
    return paragraphs
  }
}

extension String {
  fileprivate static let gap = "There is no text between these dividers."
}
