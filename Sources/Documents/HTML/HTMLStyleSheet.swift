import TextScanning

/// What the style sheets inside a page hide: simple selectors (`.note`, `#old`) whose declarations make text invisible, and text that a
/// sheet itself writes onto the page (`content: "…"`). Sheets in other files are not read.
struct HTMLStyleSheet {
  private(set) var hiddenClasses: Set<String> = []
  private(set) var hiddenIdentifiers: Set<String> = []
  /// The strings of `content` declarations with four words or more.
  private(set) var contents: [Range<Int>] = []

  var hidesNothing: Bool { hiddenClasses.isEmpty && hiddenIdentifiers.isEmpty }

  /// - Parameter sheets: what stands inside each `style` element.
  init(_ bytes: [UInt8], sheets: [Range<Int>]) {
    for sheet in sheets { read(bytes, sheet) }
  }

  /// One rule after the other: `selectors { declarations }`. Nested braces of `@media` are skipped over by reading their inner rules.
  private mutating func read(_ bytes: [UInt8], _ sheet: Range<Int>) {
    var start = sheet.lowerBound
    while let open = bytes[start..<sheet.upperBound].firstIndex(of: .of("{")) {
      let close = bytes[open..<sheet.upperBound].firstIndex(of: .of("}")) ?? sheet.upperBound
      if let nested = bytes[(open + 1)..<close].firstIndex(of: .of("{")) {
        // `@media … {`: what follows the brace is a rule of its own.
        start = open + 1
        if nested >= close { break }
        continue
      }
      let declarations = open + 1..<close
      if HTMLHidden.hides(style: bytes[declarations].map(ASCII.lower)) { hide(bytes, start..<open) }
      note(bytes, declarations)
      start = min(close + 1, sheet.upperBound)
    }
  }

  private mutating func hide(_ bytes: [UInt8], _ selectors: Range<Int>) {
    for selector in bytes[selectors].split(separator: .of(",")) {
      let name = selector.filter { !ASCII.isSpace($0) }
      let text = String(decoding: name.dropFirst(), as: UTF8.self)
      guard !text.isEmpty, name.dropFirst().allSatisfy({ ASCII.isWord($0) || $0 == .of("-") }) else { continue }
      if name.first == .of(".") { hiddenClasses.insert(text) }
      if name.first == .of("#") { hiddenIdentifiers.insert(text) }
    }
  }

  private mutating func note(_ bytes: [UInt8], _ declarations: Range<Int>) {
    var index = declarations.lowerBound
    while index < declarations.upperBound, !bytes.hasBytes("content", at: index) { index += 1 }
    let rest = bytes[index..<declarations.upperBound]
    guard let quote = rest.firstIndex(where: { $0 == .of("\"") || $0 == .of("'") }) else { return }
    let end = rest[(quote + 1)...].firstIndex(of: bytes[quote]) ?? declarations.upperBound
    if Words.ranges(bytes, in: quote + 1..<end).count >= 4 { contents.append(quote + 1..<end) }
  }
}
