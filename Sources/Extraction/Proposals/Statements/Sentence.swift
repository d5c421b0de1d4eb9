import TextScanning

/// Sentences of a source made fit to be told to an agent.
enum Sentence {
  /// White space collapsed, no list marks, a capital at the start and a full stop at the end.
  static func clean(_ text: String) -> String {
    var sentence = trimmed(text)
    if let last = sentence.unicodeScalars.last, !".!?”\"".unicodeScalars.contains(last) { sentence += "." }
    // A path or a command keeps its case.
    let first = sentence.prefix { $0 != " " }
    let isName =
      first.utf8.contains { [.of("/"), .of("."), .of("`"), .of("_"), .of("*")].contains($0) } && first.count > 2
    return isName ? sentence : sentence.prefix(1).uppercased() + sentence.dropFirst()
  }

  /// White space collapsed, no list mark in front, no colon, comma or semicolon behind.
  static func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var sentence: [UInt8] = []
    sentence.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let space = spaceLength(bytes, index)
      guard space == 0 else {
        index += space
        continue
      }
      let start = index
      while index < bytes.count, spaceLength(bytes, index) == 0 { index += 1 }
      if sentence.isEmpty, isMark(bytes, start..<index) { continue }
      if !sentence.isEmpty { sentence.append(.space) }
      sentence.append(contentsOf: bytes[start..<index])
    }
    while let last = sentence.last, last == .of(":") || last == .of(";") || last == .of(",") { sentence.removeLast() }
    return sentence.string(0..<sentence.count)
  }

  /// The length of the white space at `index`, a no-break space included, or 0.
  private static func spaceLength(_ bytes: [UInt8], _ index: Int) -> Int {
    switch bytes[index] {
    case .space, .lineFeed, .tab: 1
    case 0xC2: bytes.hasBytes("\u{A0}", at: index) ? 2 : 0
    default: 0
    }
  }

  /// A list mark or a pictograph: no letter, digit or bracket in it, and no code.
  private static func isMark(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if range.count == 1, bytes[range.lowerBound] == .of("-") || bytes[range.lowerBound] == .of("*") { return true }
    guard range.allSatisfy({ bytes[$0] >= 0x80 }) else { return false }
    let word = bytes.string(range)
    return ["•", "–", "—"].contains(word) || !word.contains { $0.isLetter || $0.isNumber || "“‘”’«…".contains($0) }
  }
}
