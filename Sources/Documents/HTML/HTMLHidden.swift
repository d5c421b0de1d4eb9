import TextScanning

/// Finds elements that a page hides from the people who look at it, by their own attributes or by a style
/// sheet inside the page.
enum HTMLHidden {
  /// Whether the element's attributes hide it. `aria-hidden` is for icons as long as it holds no more than three words.
  static func isHidden(_ index: Int, in page: HTMLPage) -> Bool {
    guard page.items[index].attributeCount > 0 else { return false }
    if page.attribute(.hidden, of: index) != nil { return true }
    if let style = page.attribute(.style, of: index), hides(style: page.bytes[style].map(ASCII.lower)) { return true }
    if !page.styleSheet.hidesNothing, isHiddenBySheet(index, in: page) { return true }
    return page.attribute(.ariaHidden, of: index, is: "true") && words(index, in: page, atMost: 4) > 3
  }

  private static func isHiddenBySheet(_ index: Int, in page: HTMLPage) -> Bool {
    if let id = page.attribute(.id, of: index), page.styleSheet.hiddenIdentifiers.contains(page.bytes.string(id)) {
      return true
    }
    guard let classes = page.attribute(.class, of: index) else { return false }
    return page.bytes.string(classes).split { $0 == " " || $0 == "\n" || $0 == "\t" }
      .contains { page.styleSheet.hiddenClasses.contains(String($0)) }
  }

  /// The range from the first to the last word in an item; nil when there is none.
  static func wordRange(_ index: Int, in page: HTMLPage) -> Range<Int>? {
    var range: Range<Int>?
    for item in page.items[index..<Int(page.items[index].subtreeEnd)] where item.tag == .text {
      let words = Words.ranges(page.bytes, in: item.range)
      guard let first = words.first, let last = words.last else { continue }
      range = (range?.lowerBound ?? first.lowerBound)..<last.upperBound
    }
    return range
  }

  /// The number of words in an item, counted no further than `limit`.
  static func words(_ index: Int, in page: HTMLPage, atMost limit: Int) -> Int {
    var count = 0
    for item in page.items[index..<Int(page.items[index].subtreeEnd)] where item.tag == .text && count < limit {
      count += Words.ranges(page.bytes, in: item.range).count
    }
    return count
  }

  /// Whether declarations of a `style` attribute (in lower case) make text invisible.
  static func hides(style: [UInt8]) -> Bool {
    var declarations: [String: String] = [:]
    for declaration in style.split(separator: .of(";")) {
      guard let colon = declaration.firstIndex(of: .of(":")) else { continue }
      declarations[word(declaration[..<colon])] = word(declaration[(colon + 1)...])
    }
    if declarations["display"] == "none" || declarations["visibility"] == "hidden" { return true }
    if let size = declarations["font-size"], number(size) == 0 { return true }
    if let opacity = declarations["opacity"], number(opacity) == 0 { return true }
    if let indent = declarations["text-indent"], isOffScreen(indent) { return true }
    if let color = declarations["color"], let ground = background(declarations), isSame(color, ground) { return true }
    guard let position = declarations["position"], position == "absolute" || position == "fixed" else { return false }
    return ["left", "top", "right", "bottom"].contains { side in declarations[side].map(isOffScreen) ?? false }
  }

  private static func background(_ declarations: [String: String]) -> String? {
    declarations["background-color"] ?? declarations["background"]
  }

  /// The bytes without white space and `!important`.
  private static func word(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes.filter { !ASCII.isSpace($0) }, as: UTF8.self)
    return text.hasSuffix("!important") ? String(text.dropLast(10)) : text
  }

  /// The number at the start of a value such as `-9999px`.
  private static func number(_ value: String) -> Double? {
    Double(String(value.prefix { $0.isNumber || $0 == "." || $0 == "-" }))
  }

  private static func isOffScreen(_ value: String) -> Bool { (number(value) ?? 0) <= -900 }

  private static func isSame(_ left: String, _ right: String) -> Bool {
    canonical(left) == canonical(right) && left != "inherit" && left != "transparent" && left != "initial"
  }

  /// `#fff`, `#ffffff` and `white` are one colour.
  private static func canonical(_ color: String) -> String {
    switch color {
    case "white", "rgb(255,255,255)": return "#ffffff"
    case "black", "rgb(0,0,0)": return "#000000"
    default:
      guard color.hasPrefix("#"), color.utf8.count == 4 else { return color }
      return "#" + color.dropFirst().map { "\($0)\($0)" }.joined()
    }
  }
}
