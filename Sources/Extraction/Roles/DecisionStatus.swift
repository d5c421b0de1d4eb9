import Documents
import Prose
import TextScanning

/// Whether a decision record still binds anybody, read from its status section, its front matter or a “Status:” line.
package enum DecisionStatus: Sendable {
  /// Accepted, or nothing said.
  case inForce
  /// Proposed, draft, rejected: nobody decided so.
  case undecided
  /// Superseded or deprecated: it once held, and pages may still teach it.
  case superseded

  init(_ page: Page) {
    let text = Self.statusText(page).lowercased()
    let words = Set(text.split { !$0.isLetter }.map(String.init))
    if !words.isDisjoint(with: ["superseded", "deprecated", "obsolete", "replaced", "retired"]) {
      self = .superseded
    } else if !words.isDisjoint(with: ["rejected", "proposed", "draft", "withdrawn", "declined"]) {
      self = .undecided
    } else {
      self = .inForce
    }
  }

  /// What the record says of its status, as written; empty when it says nothing.
  static func statusText(_ page: Page) -> String {
    if let entry = page.document.frontMatter?.entries.first(where: { $0.key.lowercased() == "status" }) {
      return page.document.bytes.string(entry.valueRange)
    }
    let blocks = page.text.blocks
    for (index, block) in blocks.enumerated() {
      let text = page.string(block.range)
      if block.level > 0, text.lowercased().hasPrefix("status"), index + 1 < blocks.count {
        return page.string(blocks[index + 1].range)
      }
      if block.level == 0, text.count < 80, text.lowercased().hasPrefix("status:") { return text }
    }
    return ""
  }
}
