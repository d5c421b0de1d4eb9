import Documents
import Prose
import TextScanning

/// Parts of a page that a text can speak of and a tree can show.
enum PageElement: Sendable, Hashable {
  case table, codeBlock, image, list, steps, link, note, footnote
  /// A heading with this text, in lower case.
  case section(String)
  /// A key of the front matter.
  case key(String)
  /// A word or phrase, in lower case.
  case term(String)

  /// Where the parts stand in the file, in order.
  func places(in page: Page) -> [Range<Int>] {
    let document = page.document
    switch self {
    case .section(let name):
      return page.text.blocks.filter {
        $0.level > 0 && Array(page.text.bytes[$0.range]).lowercasedASCII().elementsEqual(name.utf8)
      }
      .map { document.nodes[$0.node].range }
    case .key(let name): return (document.frontMatter?.entries ?? []).filter { $0.key == name }.map(\.valueRange)
    case .term(let term): return Self.places(of: Array(term.utf8), in: page)
    case .steps: return document.nodes.filter { $0.kind == .list && $0.string >= 0 }.map(\.range)
    case .table, .codeBlock, .image, .list, .link, .note, .footnote:
      return document.nodes.filter { kinds.contains($0.kind) }.map(\.range)
    }
  }

  private var kinds: [Node.Kind] {
    switch self {
    case .table: [.table]
    case .codeBlock: [.codeBlock]
    case .image: [.image]
    case .list: [.list]
    case .link: [.link]
    case .note: [.admonition]
    case .footnote: [.footnoteReference]
    default: []
    }
  }

  private static func places(of term: [UInt8], in page: Page) -> [Range<Int>] {
    let bytes = page.text.bytes
    let automaton = LiteralAutomaton([term])
    var places: [Range<Int>] = []
    automaton.scan(bytes, in: 0..<bytes.count) { hit in
      guard Words.isBoundary(bytes, at: hit.range.lowerBound), Words.isBoundary(bytes, at: hit.range.upperBound),
        !page.text.isCode(hit.range)
      else { return }
      places.append(page.text.sourceRange(of: hit.range))
    }
    return places
  }

  /// For people: “a table”.
  var shown: String {
    switch self {
    case .table: "a table"
    case .codeBlock: "a code block"
    case .image: "an image"
    case .list: "a list"
    case .steps: "numbered steps"
    case .link: "a link"
    case .note: "a note"
    case .footnote: "a footnote"
    case .section(let name): "a section “\(Clause.opened(name))”"
    case .key(let name): "the key “\(name)” in the front matter"
    case .term(let term): "“\(term)”"
    }
  }
}
