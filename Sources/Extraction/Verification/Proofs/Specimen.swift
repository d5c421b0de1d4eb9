import Documents
import TextScanning

/// A block of a page's source, kept so that rules can prove themselves on the project's own text.
///
/// A page gives few and small ones: they are stored with its evidence, and a rule needs only a handful from the whole project.
struct Specimen: Sendable, Hashable, ByteCodable {
  enum Form: UInt8, Sendable, CaseIterable { case heading, paragraph, list, steps, code, table, frontMatter, outline }

  var form: Form
  /// Markdown as it stands in the page, without the line feed behind the block; an outline is the page's headings, one a paragraph.
  var source: [UInt8]

  private static let perForm = 2
  private static let longest = 500
  private static let longestOutline = 1_200

  /// The first blocks of each form that are neither tiny nor long. Pages in HTML give none: a mutation edits Markdown. O(top-level nodes).
  static func picked(from document: Document) -> [Specimen] {
    guard document.format == .markdown else { return [] }
    var picked: [Specimen] = []
    var counts = [Int](repeating: 0, count: Form.allCases.count)
    for index in document.children(of: 0) {
      let node = document.nodes[index]
      guard let form = Form(node, bytes: document.bytes), node.range.count <= longest,
        counts[Int(form.rawValue)] < perForm
      else { continue }
      counts[Int(form.rawValue)] += 1
      picked.append(Specimen(form: form, source: Array(document.bytes[node.range].trimmedEnd())))
    }
    return picked + outline(of: document)
  }

  private static func outline(of document: Document) -> [Specimen] {
    let headings = document.nodes.filter { $0.kind == .heading }
    let size = headings.reduce(0) { $0 + $1.range.count + 2 }
    guard headings.count >= 3, size <= longestOutline else { return [] }
    let blocks = headings.map { Array(document.bytes[$0.range].trimmedEnd()) }
    return [Specimen(form: .outline, source: Array(blocks.joined(separator: [.of("\n"), .of("\n")])))]
  }

  init(form: Form, source: [UInt8]) {
    self.form = form
    self.source = source
  }

  func encode(to writer: inout ByteWriter) {
    writer.write(Int(form.rawValue))
    writer.write(source)
  }

  init(from reader: inout ByteReader) throws(ByteCodingError) {
    guard let form = Form(rawValue: UInt8(truncatingIfNeeded: try reader.int())) else { throw ByteCodingError() }
    self.form = form
    source = try reader.byteArray()
  }
}

extension Specimen.Form {
  /// The form of a block, or nil for one that no mutation edits or that is too small to say anything.
  fileprivate init?(_ node: Node, bytes: [UInt8]) {
    switch node.kind {
    case .heading where node.range.count >= 8: self = .heading
    case .paragraph where node.range.count >= 40: self = .paragraph
    case .list where node.range.count >= 16: self = node.detail > 0 ? .steps : .list
    case .codeBlock where node.detail == 1 && node.range.count >= 12: self = .code
    case .table: self = .table
    case .frontMatter where bytes[node.range].starts(with: "---".utf8): self = .frontMatter
    default: return nil
    }
  }
}

extension ArraySlice<UInt8> {
  /// Without white space at its end.
  fileprivate func trimmedEnd() -> ArraySlice<UInt8> {
    var slice = self
    while let last = slice.last, ASCII.isSpace(last) { slice.removeLast() }
    return slice
  }
}
