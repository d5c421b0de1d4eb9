import TextScanning

/// Text between quotation marks: words that are cited, not said.
public enum Quotations {
  /// Whether `range` stands between quotation marks, straight or curly, within `block`. O(block).
  public static func contain(_ range: Range<Int>, _ bytes: [UInt8], in block: Range<Int>) -> Bool {
    if isWrapped(range, bytes, in: block) { return true }
    var opened: Mark?
    var index = block.lowerBound
    while index < range.lowerBound {
      if let mark = mark(bytes, index, in: block) {
        if let left = opened {
          opened = closes(mark, left) ? nil : left
        } else {
          opened = opening(mark, bytes, index, in: block)
        }
      }
      index += Words.scalarLength(bytes[index])
    }
    guard let opened else { return false }
    index = range.upperBound
    while index < block.upperBound {
      if let mark = mark(bytes, index, in: block), closes(mark, opened) { return true }
      index += Words.scalarLength(bytes[index])
    }
    return false
  }

  private enum Mark { case straight, left, right }

  private static func mark(_ bytes: [UInt8], _ index: Int, in block: Range<Int>) -> Mark? {
    if bytes[index] == .of("\"") { return .straight }
    guard bytes[index] == 0xE2, index + 2 < block.upperBound, bytes[index + 1] == 0x80 else { return nil }
    return bytes[index + 2] == 0x9C || bytes[index + 2] == 0x9E ? .left : bytes[index + 2] == 0x9D ? .right : nil
  }

  /// A straight mark opens before a word and after none: `5" wide` opens nothing.
  private static func opening(_ mark: Mark, _ bytes: [UInt8], _ index: Int, in block: Range<Int>) -> Mark? {
    switch mark {
    case .left: .left
    case .right: nil
    case .straight:
      index + 1 < block.upperBound && !ASCII.isSpace(bytes[index + 1])
        && (index == block.lowerBound || !ASCII.isWord(bytes[index - 1])) ? .straight : nil
    }
  }

  private static func closes(_ mark: Mark, _ opened: Mark) -> Bool {
    opened == .straight ? mark == .straight : mark == .right || mark == .left
  }

  /// Whether single quotation marks stand directly around the range.
  private static func isWrapped(_ range: Range<Int>, _ bytes: [UInt8], in block: Range<Int>) -> Bool {
    let (before, after) = (range.lowerBound, range.upperBound)
    if before > block.lowerBound, after < block.upperBound, bytes[before - 1] == .of("'"), bytes[after] == .of("'") {
      return true
    }
    return before - 3 >= block.lowerBound && bytes.hasBytes("‘", at: before - 3) && bytes.hasBytes("’", at: after)
  }
}
