import TextScanning

/// Names of sections as people compare them.
enum SectionNames {
  /// The text of a heading without numbering before it (`2.`, `1.3`, `Step 3:` stays) and a colon or full stop after
  /// it.
  static func clean(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    var (start, end) = (range.lowerBound, range.upperBound)
    var index = start
    while index < end, ASCII.isDigit(bytes[index]) || (index > start && bytes[index] == .of(".")) { index += 1 }
    if index > start, index < end, bytes[index] == .of(")") { index += 1 }
    if index > start, index < end, ASCII.isSpace(bytes[index]) { start = index }
    while start < end, ASCII.isSpace(bytes[start]) { start += 1 }
    while end > start, ASCII.isSpace(bytes[end - 1]) || bytes[end - 1] == .of(":") || bytes[end - 1] == .of(".") {
      end -= 1
    }
    return bytes.string(start..<end)
  }

  /// One key for the names that mean one section: in lower case, straight apostrophes, single spaces, without marks at
  /// its ends.
  static func key(_ name: String) -> String {
    var key: [UInt8] = []
    let bytes = Array(name.utf8)
    var index = 0
    var isOpen = false
    while index < bytes.count {
      var byte = ASCII.lower(bytes[index])
      index += 1
      if byte == 0xE2, bytes.hasBytes("\u{2019}", at: index - 1) {
        byte = .of("'")
        index += 2
      }
      if byte == .of("`") || byte == .of("*") { continue }
      if ASCII.isWord(byte) || (isOpen && !ASCII.isSpace(byte)) {
        key.append(byte)
        isOpen = true
      } else if isOpen, key.last != .space {
        key.append(.space)
      }
    }
    while let last = key.last, !ASCII.isWord(last) { key.removeLast() }
    return String(decoding: key, as: UTF8.self)
  }
}
