/// Reads regular expressions as the style guides of linters write them (Go's `regexp2`, which follows .NET) and gives them in PCRE2's
/// syntax.
///
/// Straight quotation marks and apostrophes stand for curly ones too, as linters straighten them before they look.
public struct RegexParser {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  /// Throws where the expression uses what PCRE2 cannot do or what is no expression.
  public static func parse(_ source: String) throws(PatternError) -> RegexNode {
    var parser = RegexParser(scalars: Array(source.unicodeScalars))
    let node = try parser.choice()
    guard parser.position == parser.scalars.count else { throw parser.invalid("unmatched closing parenthesis") }
    return node
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private func peek(_ offset: Int) -> Unicode.Scalar? {
    position + offset < scalars.count ? scalars[position + offset] : nil
  }

  private func starts(with text: String) -> Bool {
    scalars[position...].starts(with: text.unicodeScalars)
  }

  private func invalid(_ message: String) -> PatternError {
    .invalid(message: message, offset: String(String.UnicodeScalarView(scalars[..<position])).utf8.count)
  }

  private mutating func choice() throws(PatternError) -> RegexNode {
    var branches = [try sequence()]
    while next == "|" {
      position += 1
      branches.append(try sequence())
    }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(PatternError) -> RegexNode {
    var parts: [RegexNode] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      let atom = try atom()
      parts.append(try repetition(of: atom))
    }
    return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func repetition(of atom: RegexNode) throws(PatternError) -> RegexNode {
    var node = atom
    while let bounds = try bounds() {
      var suffix = ""
      if next == "?" || next == "+" {
        suffix = next == "?" ? "?" : "+"
        position += 1
      }
      if case .assertion = node {
        // A repeated assertion holds as it does once, or not at all.
        if bounds.least == 0 { node = .empty }
        continue
      }
      node = .repeated(node, least: bounds.least, most: bounds.most, suffix: suffix)
    }
    return node
  }

  private mutating func bounds() throws(PatternError) -> (least: Int, most: Int?)? {
    switch next {
    case "*":
      position += 1
      return (0, nil)
    case "+":
      position += 1
      return (1, nil)
    case "?":
      position += 1
      return (0, 1)
    case "{": return try countedBounds()
    default: return nil
    }
  }

  /// `{2}`, `{2,}` and `{2,5}`; any other brace is a text.
  private mutating func countedBounds() throws(PatternError) -> (least: Int, most: Int?)? {
    let start = position
    position += 1
    guard let least = number() else {
      position = start
      return nil
    }
    var most: Int? = least
    if next == "," {
      position += 1
      most = number()
    }
    guard next == "}" else {
      position = start
      return nil
    }
    position += 1
    guard least <= 65_535, (most ?? 0) <= 65_535, most.map({ $0 >= least }) ?? true else {
      throw invalid("number out of bounds in {} quantifier")
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = next, ("0"..."9").contains(scalar) {
      value = min((value ?? 0) * 10 + Int(scalar.value - 48), 1_000_000)
      position += 1
    }
    return value
  }

  private mutating func atom() throws(PatternError) -> RegexNode {
    guard let scalar = next else { return .empty }
    switch scalar {
    case "(": return try group()
    case "[":
      var reader = RegexClass(scalars, at: position)
      defer { position = reader.position }
      return .set(try reader.read())
    case ".":
      position += 1
      return .set(".")
    case "^", "$":
      position += 1
      return .assertion(String(Character(scalar)))
    case "\\": return try escape()
    case "*", "+", "?": throw invalid("quantifier does not follow a repeatable item")
    default:
      position += 1
      return Self.text(scalar)
    }
  }

  /// A scalar of the text, with the curly forms of a straight quotation mark.
  private static func text(_ scalar: Unicode.Scalar) -> RegexNode {
    switch scalar {
    case "'": .set("['\u{2018}\u{2019}]")
    case "\"": .set("[\"\u{201C}\u{201D}]")
    default: .scalar(scalar)
    }
  }

  private mutating func escape() throws(PatternError) -> RegexNode {
    guard let scalar = peek(1) else { throw invalid("\\ at end of pattern") }
    switch scalar {
    case "b", "B", "A", "Z", "z", "G":
      position += 2
      return .assertion("\\\(scalar)")
    case "1"..."9":
      position += 1
      return .reference("\\g{\(number() ?? 0)}")
    case "k":
      guard let close = scalars[position...].firstIndex(of: ">"), peek(2) == "<" else {
        throw invalid("\\k is not followed by a name")
      }
      let name = String(String.UnicodeScalarView(scalars[(position + 3)..<close]))
      position = close + 1
      return .reference("\\k<\(name)>")
    default:
      var reader = RegexEscape(scalars, at: position)
      defer { position = reader.position }
      switch try reader.read() {
      case .scalar(let scalar): return Self.text(scalar)
      case .set(let set): return .set(set)
      }
    }
  }

  private mutating func group() throws(PatternError) -> RegexNode {
    if starts(with: "(*") { throw invalid("verbs are not allowed") }
    depth += 1
    defer { depth -= 1 }
    // Deeper than any rule of a style guide, and shallow enough for the stack.
    guard depth <= 100 else { throw invalid("parentheses are too deeply nested") }
    if starts(with: "(?#") {
      position = scalars[position...].firstIndex(of: ")").map { $0 + 1 } ?? scalars.count
      return .empty
    }
    for (opening, isNegative) in [("(?<=", false), ("(?<!", true)] where starts(with: opening) {
      position += 4
      return .lookBehind(isNegative: isNegative, try closed())
    }
    let opening = try self.opening()
    if opening.hasSuffix(")") { return .assertion(opening) }
    return .group(opening: opening, try closed())
  }

  private mutating func closed() throws(PatternError) -> RegexNode {
    let inner = try choice()
    guard next == ")" else { throw invalid("missing closing parenthesis") }
    position += 1
    return inner
  }

  /// Everything of a group before its content; for `(?i)` all of it.
  private mutating func opening() throws(PatternError) -> String {
    guard peek(1) == "?" else {
      position += 1
      return "("
    }
    for plain in ["(?:", "(?=", "(?!", "(?>"] where starts(with: plain) {
      position += 3
      return plain
    }
    if peek(2) == "<" || peek(2) == "'" || starts(with: "(?P<") { return try namedOpening() }
    var end = position + 2
    while end < scalars.count, "imsn-".unicodeScalars.contains(scalars[end]) { end += 1 }
    guard end < scalars.count, end > position + 2, scalars[end] == ":" || scalars[end] == ")" else {
      throw invalid("unrecognized character after (?")
    }
    let text = String(String.UnicodeScalarView(scalars[position...end]))
    position = end + 1
    return text
  }

  private mutating func namedOpening() throws(PatternError) -> String {
    let start = position + (starts(with: "(?P") ? 4 : 3)
    let close: Unicode.Scalar = peek(2) == "'" ? "'" : ">"
    guard start < scalars.count, let end = scalars[start...].firstIndex(of: close) else {
      throw invalid("group name has no end")
    }
    let name = String(String.UnicodeScalarView(scalars[start..<end]))
    guard !name.isEmpty, name.utf8.allSatisfy(ASCII.isWord) else { throw invalid("balancing groups are not supported") }
    position = end + 1
    return "(?<\(name)>"
  }
}
