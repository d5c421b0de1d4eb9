import Documents
import Prose
import TextScanning

/// How long a line is at most.
///
/// Lines of paragraphs are measured in characters, marks and indentation included; code, tables and headings are
/// exempt, and so are lines with an address and lines that cannot be broken. With `everywhere`, all lines are measured, with
/// limits of their own for headings and code (0: none), and `longWords` says what may be longer. Lines that define an address
/// or hold nothing but a link stay exempt. A finding covers what is too much.
package struct LineLength: RuleKind {
  package static let name = "line.length"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Keep lines of text to a certain length."
  package static let slots = [
    SlotDescription("max", "number", "the most characters a line may have", part: .demand),
    SlotDescription(
      "everywhere", "bool", "whether headings, tables and code are measured too", isRequired: false, part: .demand),
    SlotDescription("headings", "number", "the limit for headings; 0: none", isRequired: false, part: .demand),
    SlotDescription("code", "number", "the limit for code blocks; 0: none", isRequired: false, part: .demand),
    SlotDescription("tables", "bool", "whether tables are measured", isRequired: false, part: .demand),
    SlotDescription(
      "longWords", "string",
      "what may be longer: end (a line whose last word begins within the limit), alone (a line of one word) or none",
      isRequired: false, part: .demand),
  ]

  private enum LongWords: String, CaseIterable { case end, alone, none }
  private let max: Int
  private let everywhere: Bool
  private let headings: Int
  private let code: Int
  private let measuresTables: Bool
  private let longWords: LongWords

  package init(slots: [String: JSON]) throws(SlotError) {
    guard let max = try slots.count("max"), max > 0 else { throw SlotError("slot “max” must be a number from 1") }
    self.max = max
    everywhere = try slots.flag("everywhere", otherwise: false)
    headings = try slots.count("headings") ?? max
    code = try slots.count("code") ?? max
    measuresTables = try slots.flag("tables", otherwise: true)
    longWords = try slots.optionalChoice("longWords", LongWords.self) ?? .end
  }

  /// A project has one limit: what else is measured does not make two rules of it.
  package static func compared(_ slots: [String: JSON]) -> (kind: String, slots: [String: JSON]) {
    (name, slots.filter { $0.key == "max" })
  }

  package func instruction(for rule: Rule) -> String {
    let lines = everywhere ? "lines" : "lines of text"
    let limit =
      rule.modality.isStrict
      ? "Break \(lines) after at most \(max) characters"
      : "\(Clause.opened(lines)) should have at most \(max) characters"
    var others: [String] = []
    if everywhere {
      if headings == 0 { others.append("headings may be longer") }
      if headings > 0, headings != max { others.append("headings after \(headings)") }
      if code == 0 { others.append("code may be longer") }
      if code > 0, code != max { others.append("code after \(code)") }
      if !measuresTables { others.append("tables may be longer") }
    }
    return ([limit] + others).joined(separator: "; ") + "."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format != .html else { return }
    if everywhere { return inspectAll(page, report: &report) }
    let lines = page.document.lines
    var next = 1
    for paragraph in page.nodes(.paragraph, in: report.rule.scope) {
      let range = page.document.nodes[paragraph].range
      report.apply()
      var line = Swift.max(next, lines.line(at: range.lowerBound))
      while line <= lines.lineCount, lines.range(ofLine: line).lowerBound < range.upperBound {
        inspect(lines.range(ofLine: line), page.document.bytes, report: &report)
        line += 1
      }
      next = line
    }
  }

  private func inspect(_ line: Range<Int>, _ bytes: [UInt8], report: inout Inspection) {
    guard line.count > max else { return }
    let end = bytes[line].lastIndex { !ASCII.isSpace($0) }.map { $0 + 1 } ?? line.lowerBound
    let (length, excess) = Self.measure(line.lowerBound..<end, max, bytes)
    guard length > max else { return }
    let hasAddress = (line.lowerBound..<end).contains { bytes.hasBytes("://", at: $0) || bytes.hasBytes("](", at: $0) }
    let canBreak =
      bytes[excess..<end].contains(where: ASCII.isSpace)
      || bytes[line.lowerBound..<excess].drop(while: { ASCII.isSpace($0) || "-*+>".utf8.contains($0) }).contains(
        where: ASCII.isSpace)
    if !hasAddress, canBreak { report.find(.tooLong(length, max), source: excess..<end) }
  }

  /// How many characters a range has, and where those begin that are too many.
  private static func measure(_ range: Range<Int>, _ max: Int, _ bytes: [UInt8]) -> (length: Int, excess: Int) {
    var excess = range.upperBound
    var count = 0
    for index in range where bytes[index] & 0xC0 != 0x80 {
      if count == max { excess = index }
      count += 1
    }
    return (count, excess)
  }
}

// MARK: - All lines

extension LineLength {
  private func inspectAll(_ page: Page, report: inout Inspection) {
    let lines = PageLines(page.document)
    let links = linkLines(page, lines)
    for line in lines.first..<lines.count where !lines.isEmpty(line) {
      guard let limit = limit(lines.parts[line]) else { continue }
      report.apply()
      let range = lines.ranges[line]
      guard range.count > limit else { continue }
      let (length, excess) = Self.measure(range, limit, lines.bytes)
      guard length > limit, isBreakable(range, excess, lines.bytes), !links.contains(line),
        !lines.isDefinition(line)
      else { continue }
      report.find(.tooLong(length, limit), source: excess..<range.upperBound)
    }
  }

  private func limit(_ part: PageLines.Part) -> Int? {
    if !part.isDisjoint(with: .code) { return code > 0 ? code : nil }
    if part.contains(.table) { return measuresTables ? max : nil }
    if part.contains(.heading) { return headings > 0 ? headings : nil }
    return max
  }

  private func isBreakable(_ line: Range<Int>, _ excess: Int, _ bytes: [UInt8]) -> Bool {
    switch longWords {
    case .none: true
    case .end:
      // A space right before the limit's end is a place to break, too: the word behind it lies outside.
      bytes[Swift.max(line.lowerBound, excess - 1)..<line.upperBound].contains(where: ASCII.isSpace)
    case .alone:
      bytes[line].drop { ASCII.isSpace($0) || $0 == .of(">") || $0 == .of("#") }.contains(where: ASCII.isSpace)
    }
  }

  /// Lines that hold a link or image and no other text of a paragraph.
  private func linkLines(_ page: Page, _ lines: PageLines) -> Set<Int> {
    let nodes = page.document.nodes
    var found: Set<Int> = []
    for kind in [Node.Kind.link, .image] {
      for link in page.written(kind, in: Scope()) { found.formUnion(lines.lines(of: link)) }
    }
    guard !found.isEmpty else { return found }
    for paragraph in page.written(.paragraph, in: Scope()) {
      var index = paragraph + 1
      while index < Int(nodes[paragraph].subtreeEnd) {
        let node = nodes[index]
        let isText = node.kind == .text || node.kind == .code || node.kind == .characterReference
        if isText, lines.bytes[node.range].contains(where: { !ASCII.isSpace($0) }) {
          found.subtract(lines.lines(of: index))
        }
        index = node.kind == .link || node.kind == .image ? Int(node.subtreeEnd) : index + 1
      }
    }
    return found
  }
}

extension String {
  fileprivate static func tooLong(_ length: Int, _ max: Int) -> String {
    "This line has \(length) characters; at most \(max) are allowed."
  }
}
