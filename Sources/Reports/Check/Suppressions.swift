import Documents
import Rules
import TextScanning

/// Comments by which a page's author leaves findings out: `<!-- skillc-disable ID… -->` up to `<!-- skillc-enable -->` or the end,
/// `skillc-disable-line`, `skillc-disable-next-line`, `skillc-disable-file`. An id is a rule's id, its kind or its alias; none means all.
struct Suppressions {
  private struct Mark {
    var lines: ClosedRange<Int>
    /// Empty: every rule.
    var names: Set<String>
  }

  private var marks: [Mark] = []

  init(_ document: Document) {
    let isComment = { (node: Node) in
      (node.kind == .htmlBlock || node.kind == .htmlInline)
        && document.bytes.hasBytes("<!--", at: Int(node.start))
    }
    for node in document.nodes where isComment(node) { read(document.bytes, node.range, document.lines) }
  }

  /// Whether a finding of a rule on a line is left out.
  func cover(_ rule: Rule, line: Int) -> Bool {
    marks.contains { $0.lines.contains(line) && ($0.names.isEmpty || !$0.names.isDisjoint(with: Self.names(of: rule))) }
  }

  var isEmpty: Bool { marks.isEmpty }

  private static func names(of rule: Rule) -> Set<String> {
    Set([rule.id, rule.kind] + (rule.alias.map { [$0] } ?? []))
  }

  private mutating func read(_ bytes: [UInt8], _ range: Range<Int>, _ lines: LineIndex) {
    let words = bytes.string(range.dropFirst(4).prefix(512)).split { $0.isWhitespace || $0 == "," }.map(String.init)
    guard let verb = words.first, verb.hasPrefix("skillc-") else { return }
    let names = Set(words.dropFirst().prefix { !$0.hasPrefix("--") })
    let first = lines.line(at: range.lowerBound)
    let last = lines.line(at: max(range.lowerBound, range.upperBound - 1))
    switch verb {
    case "skillc-disable": marks.append(Mark(lines: first...Int.max, names: names))
    case "skillc-disable-file": marks.append(Mark(lines: 1...Int.max, names: names))
    case "skillc-disable-line": marks.append(Mark(lines: first...last, names: names))
    case "skillc-disable-next-line": marks.append(Mark(lines: (last + 1)...(last + 1), names: names))
    case "skillc-enable": enable(names, from: first)
    default: break
    }
  }

  /// Ends what is disabled before a line: everything, or the marks that name one of these rules.
  private mutating func enable(_ names: Set<String>, from line: Int) {
    for index in marks.indices where marks[index].lines.upperBound == Int.max && marks[index].lines.lowerBound <= line {
      guard names.isEmpty || !marks[index].names.isDisjoint(with: names) else { continue }
      let rest = names.isEmpty ? [] : marks[index].names.subtracting(names)
      if !rest.isEmpty { marks.append(Mark(lines: line...Int.max, names: rest)) }
      marks[index].lines = marks[index].lines.lowerBound...line
    }
  }
}
