import Prose
import TextScanning

/// An answer with a postscript that begins with a certain marker, such as “P.S.”.
///
/// Case does not matter, nor does one space after each full stop of a marker that has two of them.
package struct BriefPostscript: RuleKind {
  package static let name = "brief.postscript"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Add a postscript with a certain marker."
  package static let slots = [SlotDescription("marker", "string", "how the postscript begins, such as P.S. or P.P.S")]

  private let marker: String

  package init(slots: [String: JSON]) throws(SlotError) { marker = try slots.word("marker") }

  package func instruction(for rule: Rule) -> String {
    "Add a postscript at the end that begins with “\(marker)”."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let (text, wanted) = (answer.lowercased, Answer.folded(marker))
    let isLoose = wanted.count { $0 == .of(".") } > 1
    let stands = text.indices.contains { Self.isMarker(wanted, in: text, at: $0, isLoose: isLoose) }
    if !stands { report.find("Add a postscript that begins with “\(marker)”.", source: 0..<0) }
  }

  private static func isMarker(_ marker: [UInt8], in text: [UInt8], at start: Int, isLoose: Bool) -> Bool {
    var index = start
    for (position, byte) in marker.enumerated() {
      if isLoose, position > 0, marker[position - 1] == .of("."), index < text.count {
        let (scalar, length) = Scalars.scalar(text, at: index)
        if Scalars.isSpace(scalar) { index += length }
      }
      guard index < text.count, text[index] == byte else { return false }
      index += 1
    }
    return true
  }
}
