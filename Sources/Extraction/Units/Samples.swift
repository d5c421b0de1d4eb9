import Documents
import Prose
import TextScanning

/// Parts of a page that show how something is written, well or badly: boxes and shortcodes named so, what stands under a label, quotations.
///
/// They are evidence for pairs and never rules themselves. One walk over the nodes; made only of pages that prescribe.
struct Samples: Sendable {
  /// Bytes of the source file, in order of their start.
  private(set) var ranges: [Range<Int>] = []
  private let document: Document
  private let isAboutWriting: Bool
  private let speaksToAgents: Bool

  init(_ page: Page, role: PageRole) {
    document = page.document
    isAboutWriting = role.isAboutWriting
    speaksToAgents = role == .agentInstructions
    for (index, node) in document.nodes.enumerated() {
      switch node.kind {
      case .document, .listItem, .blockQuote, .admonition: readChildren(of: index)
      default: break
      }
    }
    readFillers(page)
    ranges.sort { $0.lowerBound < $1.lowerBound }
  }

  /// Whether bytes of the source file belong to a sample.
  func contains(_ bytes: Range<Int>) -> Bool {
    ranges.contains { $0.lowerBound <= bytes.lowerBound && bytes.upperBound <= $0.upperBound }
  }

  // MARK: - Boxes and labels

  private mutating func readChildren(of parent: Int) {
    var open: (name: String, start: Int)?
    var isLabelled = false
    var isLedIn = false
    for child in document.children(of: parent) {
      let node = document.nodes[child]
      if node.kind == .shortcode, let shortcode = Shortcode(document.bytes, node.range) {
        if let (name, start) = open, shortcode.isEnd, shortcode.name == name {
          ranges.append(start..<Int(node.start))
          open = nil
        } else if open == nil, !shortcode.isEnd, shortcode.words.contains(where: Self.boxes.contains) {
          open = (shortcode.name, Int(node.end))
        }
        continue
      }
      // A quotation that nothing leads in is said to the agent.
      let isSaid = node.kind == .blockQuote && speaksToAgents && !isLedIn && !isLabelled
      if isSample(child, node) && !isSaid || isLabelled && Self.shown.contains(node.kind) { ranges.append(node.range) }
      isLabelled = isLabel(child, node)
      isLedIn = node.kind == .paragraph && document.bytes[node.range].last { !ASCII.isSpace($0) } == .of(":")
    }
  }

  private func isSample(_ index: Int, _ node: Node) -> Bool {
    switch node.kind {
    case .admonition:
      let type = document.string(of: index) ?? ""
      if type == "example" || isAboutWriting && Self.boxes.contains(type) { return true }
      guard let title = document.children(of: index).first(where: { _ in true }) else { return false }
      return document.nodes[title].kind == .paragraph && isLabel(title, document.nodes[title])
    case .blockQuote: return !isNote(index)
    default: return false
    }
  }

  /// Whether a paragraph is nothing but the label of what follows: “For example:”, “**Not recommended**”, “❌ Don’t”.
  private func isLabel(_ index: Int, _ node: Node) -> Bool {
    guard node.kind == .paragraph, node.range.count <= Self.longestLabel else { return false }
    switch Label(document.text(of: index)) {
    case .shows: return true
    case .demands, .forbids, .discourages: return isAboutWriting
    default: return false
    }
  }

  /// A quotation shows; one that begins with a bold word or a pictograph is a note.
  private func isNote(_ quote: Int) -> Bool {
    guard let block = document.children(of: quote).first(where: { _ in true }),
      let inline = document.children(of: block).first(where: { _ in true })
    else { return false }
    let node = document.nodes[inline]
    let bytes = document.bytes
    guard node.kind != .strong, node.range.count > 1 else { return node.kind == .strong }
    let start = node.range.lowerBound
    let isPictograph = bytes[start] == 0xF0 || bytes[start] == 0xE2 && bytes[start + 1] >= 0x98
    return isPictograph && Label.pictograph(bytes, at: start, to: node.range.upperBound) == nil
  }

  private static let longestLabel = 48
  /// Items of a list have their lead-in; what it means is read with them.
  private static let shown: Set<Node.Kind> = [.paragraph, .blockQuote]
  /// Names of boxes and shortcodes that hold samples, and the words that say which kind.
  private static let boxes: Set<String> = [
    "recommend", "recommended", "not-recommended", "example", "examples", "sample", "good", "bad", "do", "dont",
    "don't",
    "correct", "incorrect", "right", "wrong", "yes", "no", "success", "failure", "compare", "counterexample",
  ]

  // MARK: - Fillers

  /// Placeholder text: where it stands more than once, the page is a specimen.
  private mutating func readFillers(_ page: Page) {
    var hits = 0
    Self.fillers.scan(page.text.bytes, in: 0..<page.text.bytes.count) { _ in hits += 1 }
    if hits > 1 { ranges = [0..<document.bytes.count] }
  }

  private static let fillers = LiteralAutomaton(
    ["lorem ipsum", "dolor sit amet", "consectetur"].map { Array($0.utf8) })
}

/// The name and words of a shortcode or template tag: `{{< recommend not >}}`.
private struct Shortcode {
  let name: String
  let words: [String]
  let isEnd: Bool

  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    let inside = bytes[range].split { !(ASCII.isWord($0) || $0 == .of("-") || $0 == .of("/") || $0 == .of("'")) }
    var words = inside.prefix(4).map { String(decoding: $0, as: UTF8.self).lowercased() }
    guard var name = words.first else { return nil }
    var isEnd = false
    if name == "/" {
      words.removeFirst()
      isEnd = true
      name = words.first ?? ""
    } else if name.hasPrefix("/") {
      name.removeFirst()
      isEnd = true
    } else if name.hasPrefix("end"), name.utf8.count > 3 {
      name = String(name.dropFirst(3))
      isEnd = true
    }
    self.name = name
    self.words = words
    self.isEnd = isEnd
  }
}
