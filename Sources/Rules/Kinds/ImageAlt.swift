import Documents
import Prose
import TextScanning

/// Gives every image an alternative text.
///
/// The text must hold a word and be no file name. In HTML, `alt=""` says that an image is decoration; such an image is
/// left alone.
package struct ImageAlt: RuleKind {
  package static let name = "image.alt"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give every image an alternative text."
  package static let slots = [
    SlotDescription(
      "anyText", "bool", "whether every text will do, and a tag with an empty alt is left alone", isRequired: false,
      part: .demand)
  ]

  private let admitsAnyText: Bool

  package init(slots: [String: JSON]) throws(SlotError) { admitsAnyText = try slots.flag("anyText", otherwise: false) }

  package func instruction(for rule: Rule) -> String {
    rule.modality.isStrict
      ? "Give every image an alternative text that says what it shows."
      : "Every image should have an alternative text that says what it shows."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    for image in page.nodes(.image, in: report.rule.scope) {
      let range = page.document.nodes[image].range
      let text = Array(page.document.text(of: image).utf8)
      if text.isEmpty, Self.isDecoration(page.document.bytes, range) { continue }
      report.apply()
      if admitsAnyText, !text.isEmpty { continue }
      if Words.ranges(text, in: 0..<text.count).isEmpty {
        report.find(.missing, source: range)
      } else if Self.isFileName(text) {
        report.find(.fileName(String(decoding: text, as: UTF8.self)), source: range)
      }
    }
  }

  /// Whether an image is a tag with an empty `alt`.
  private static func isDecoration(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes[range].first == .of("<")
      && range.contains { bytes.hasBytes("alt=\"\"", at: $0) || bytes.hasBytes("alt=''", at: $0) }
  }

  private static func isFileName(_ text: [UInt8]) -> Bool {
    guard !text.contains(where: ASCII.isSpace), let dot = text.lastIndex(of: .of(".")) else { return false }
    let ending = String(decoding: text[(dot + 1)...], as: UTF8.self).lowercased()
    return ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp", "pdf", "mp4"].contains(ending)
  }
}

extension String {
  fileprivate static let missing = "Give this image an alternative text."
  fileprivate static func fileName(_ text: String) -> String { "Say what the image shows; “\(text)” is a file name." }
}
