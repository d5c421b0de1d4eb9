/// Reads what stands between square brackets, and writes it as PCRE2 wants it.
struct RegexClass {
  private let scalars: [Unicode.Scalar]
  private(set) var position: Int

  /// `position` is that of the opening bracket.
  init(_ scalars: [Unicode.Scalar], at position: Int) {
    self.scalars = scalars
    self.position = position
  }

  /// The class in PCRE2's syntax.
  mutating func read() throws(PatternError) -> String {
    var text = "["
    position += 1
    if next == "^" {
      text += "^"
      position += 1
    }
    var isFirst = true
    // After a range or a set no range can begin: a hyphen there is a text.
    var endsRange = true
    while let scalar = next, scalar != "]" || isFirst {
      isFirst = false
      if scalar == "[", scalars.count > position + 1, scalars[position + 1] == ":" {
        text += try named()
        endsRange = true
      } else if scalar == "-", text.unicodeScalars.count > 2, scalars.count > position + 1, scalars[position + 1] == "["
      {
        throw invalid("sets cannot be subtracted")
      } else if scalar == "-", endsRange || position + 1 >= scalars.count || scalars[position + 1] == "]" {
        text += "\\-"
        position += 1
      } else if scalar == "-" {
        text += "-"
        position += 1
        text += try member().text
        endsRange = true
      } else {
        let member = try member()
        text += member.text
        // Quotation marks bring their curly forms along, unless a range starts with them.
        if next != "-" { text += Self.curly(scalar) }
        endsRange = member.isSet
      }
    }
    guard next == "]" else { throw invalid("missing terminating ] for character class") }
    position += 1
    return text + "]"
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private static func curly(_ scalar: Unicode.Scalar) -> String {
    scalar == "'" ? "\u{2018}\u{2019}" : scalar == "\"" ? "\u{201C}\u{201D}" : ""
  }

  private mutating func member() throws(PatternError) -> (text: String, isSet: Bool) {
    guard let scalar = next else { throw invalid("missing terminating ] for character class") }
    guard scalar == "\\" else {
      position += 1
      return (RegexEscape.written(scalar), false)
    }
    if scalars.count > position + 1, scalars[position + 1] == "b" {
      position += 2
      return ("\\x08", false)
    }
    var reader = RegexEscape(scalars, at: position)
    defer { position = reader.position }
    switch try reader.read() {
    case .scalar(let scalar): return (RegexEscape.written(scalar), false)
    case .set(let set): return (set, true)
    }
  }

  /// `[:alpha:]`.
  private mutating func named() throws(PatternError) -> String {
    let start = position
    guard let end = scalars[position...].firstIndex(of: "]"), scalars[end - 1] == ":" else {
      position += 1
      return "\\["
    }
    position = end + 1
    return String(String.UnicodeScalarView(scalars[start...end]))
  }

  private func invalid(_ message: String) -> PatternError {
    .invalid(message: message, offset: String(String.UnicodeScalarView(scalars[..<position])).utf8.count)
  }
}
