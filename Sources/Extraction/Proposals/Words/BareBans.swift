import Documents
import Prose
import TextScanning

/// Lists of words under a heading that bans and does not say that they are words: “Avoid”, “Don't use”, “Banned”.
enum BareBans {
  static func opens(_ heading: String) -> Bool {
    let words = PathCues.words(heading.replacing("\u{2019}", with: "'"))
    return headings.contains(words.joined(separator: " "))
  }

  private static let headings: Set<String> = [
    "avoid", "avoid these", "avoid using", "things to avoid", "what to avoid", "don't use", "do not use", "never use",
    "don't say", "do not say", "never say", "don't write", "never write", "banned", "forbidden", "prohibited",
    "don t use", "don t say", "don t write", "blocklist", "off limits",
  ]

  /// Whether the items of the list are words: each has one to three, and a good part is marked up or known from such lists.
  static func isWordList(around unit: Unit) -> Bool {
    let page = unit.page
    let document = page.document
    var node = Int(document.nodes[unit.block.node].parent)
    while node > 0, document.nodes[node].kind != .list { node = Int(document.nodes[node].parent) }
    guard node > 0 else { return false }
    let items = document.children(of: node).map { WordRule.clean(document.text(of: $0)) }
    guard items.count >= 2 else { return false }
    let known = items.count { item in
      let words = item.lowercased().split { $0 == " " || $0 == "," }.map(String.init)
      return words.contains(where: OrdinaryWord.isWeak) || item.hasPrefix("“")
    }
    let areShort = items.allSatisfy { (1...3).contains($0.split(separator: " ").count) && $0.lowercased() == $0 }
    return areShort && known * 3 >= items.count
  }
}
