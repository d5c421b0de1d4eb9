import Documents
import Prose
import TextScanning

/// How quotes are written: with one space behind each `>`, and as one block.
///
/// Markdown only. `space` asks for one space behind `>` (code keeps its own; with `listItems` false, so do items of lists);
/// `joined` forbids a blank line between two quotes with nothing else between them, since some readers join them and others do not.
package struct QuoteForm: RuleKind {
  package static let name = "quote.form"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Write quotes with one space behind > and without gaps."
  package static let slots = [
    SlotDescription("space", "bool", "whether one space stands behind >", isRequired: false, part: .demand),
    SlotDescription(
      "listItems", "bool", "whether that holds for items of lists too; true when left out", isRequired: false,
      part: .demand),
    SlotDescription(
      "joined", "bool", "whether no blank line parts one quote from the next", isRequired: false, part: .demand),
  ]

  private let asksSpace: Bool
  private let includesListItems: Bool
  private let asksJoined: Bool

  package init(slots: [String: JSON]) throws(SlotError) {
    asksSpace = try slots.flag("space", otherwise: false)
    includesListItems = try slots.flag("listItems", otherwise: true)
    asksJoined = try slots.flag("joined", otherwise: false)
    guard asksSpace || asksJoined else { throw SlotError("slot “space” or “joined” is needed") }
  }

  package func instruction(for rule: Rule) -> String {
    var sentences: [String] = []
    if asksSpace { sentences.append("Put one space, not more, behind the “>” of a quote.") }
    if asksJoined { sentences.append("Don’t part two quotes by a blank line alone.") }
    return sentences.joined(separator: " ")
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    let lines = PageLines(page.document)
    let quotes = (page.written(.blockQuote, in: report.rule.scope) + page.written(.admonition, in: report.rule.scope))
      .filter(lines.isQuote).sorted()
    guard !quotes.isEmpty else { return }
    report.apply()
    if asksSpace { inspectSpaces(quotes, lines, report: &report) }
    if asksJoined { for quote in quotes { inspectGap(after: quote, quotes, lines, report: &report) } }
  }

  // MARK: One space

  private func inspectSpaces(_ quotes: [Int], _ lines: PageLines, report: inout Inspection) {
    let owners = owners(lines)
    // The quotes in which a line lies, and the offset where the first of them begins on it.
    var starts = [Int?](repeating: nil, count: lines.count)
    var depths = [Int](repeating: 0, count: lines.count)
    for quote in quotes {
      let start = Int(lines.document.nodes[quote].start)
      for line in lines.lines(of: quote) {
        depths[line] += 1
        if starts[line] == nil {
          starts[line] = max(lines.ranges[line].lowerBound, lines.line(at: start) == line ? start : 0)
        }
      }
    }
    for line in 0..<lines.count {
      guard let start = starts[line] else { continue }
      inspectSpaces(on: line, from: start, depth: depths[line], owner: owners[line], lines, report: &report)
    }
  }

  private func inspectSpaces(
    on line: Int, from start: Int, depth: Int, owner: Int?, _ lines: PageLines, report: inout Inspection
  ) {
    let (bytes, end) = (lines.bytes, lines.ranges[line].upperBound)
    var index = start
    for level in 1...depth {
      while index < end, isBlank(bytes[index]) { index += 1 }
      guard index < end, bytes[index] == .of(">") else { return }
      index += 1
      var next = index
      while next < end, isBlank(bytes[next]) { next += 1 }
      guard next - index > 1 else { continue }
      let isInner = level < depth && next < end && bytes[next] == .of(">")
      guard isInner || admits(line, next, owner, lines) else { return }
      report.find(.spaces, source: index + 1..<next, replacement: "")
    }
  }

  /// Whether white space before the content of a line says nothing: it belongs to no code, and to no item begun above.
  private func admits(_ line: Int, _ content: Int, _ owner: Int?, _ lines: PageLines) -> Bool {
    let part = lines.parts[line]
    if part.contains(.indented) || (part.contains(.fenced) && !part.contains(.fence)) { return false }
    guard let owner, lines.document.nodes[owner].kind == .listItem else { return true }
    let start = Int(lines.document.nodes[owner].start)
    guard start == content else { return false }
    guard let list = lines.container(of: owner), lines.isQuote(list) else { return false }
    return includesListItems
  }

  /// The innermost container of each line.
  private func owners(_ lines: PageLines) -> [Int?] {
    let nodes = lines.document.nodes
    var owners = [Int?](repeating: nil, count: lines.count)
    for index in nodes.indices where nodes[index].kind == .listItem || lines.isQuote(index) {
      for line in lines.lines(of: index) { owners[line] = index }
    }
    return owners
  }

  // MARK: No gaps

  private func inspectGap(after quote: Int, _ quotes: [Int], _ lines: PageLines, report: inout Inspection) {
    let nodes = lines.document.nodes
    let next = Int(nodes[quote].subtreeEnd)
    guard next < nodes.count, nodes[next].parent == nodes[quote].parent, quotes.contains(next) else { return }
    let first = lines.lines(of: quote).upperBound + 1
    let last = lines.line(at: Int(nodes[next].start)) - 1
    guard first <= last else { return }
    for line in first...last where lines.isEmpty(line) || bare(line, lines) {
      report.find(.gap, source: lines.ranges[line])
    }
  }

  /// Whether a line holds marks of outer quotes alone.
  private func bare(_ line: Int, _ lines: PageLines) -> Bool {
    lines.bytes[lines.ranges[line]].allSatisfy { ASCII.isSpace($0) || $0 == .of(">") }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == .space || byte == .tab }
}

extension String {
  fileprivate static let spaces = "Put one space behind “>”."
  fileprivate static let gap = "Put “>” on this line, or text between the two quotes."
}
