import TextScanning

/// Splits a run of text between tags (or the value of an attribute) into what the tree tells apart.
struct HTMLTextPieces {
  enum Kind {
    /// Bytes that are their own text. May begin or end with one space, and has no other white space at its ends.
    case text
    /// A character reference; `string` is what it stands for.
    case reference
    /// White space that reads as one space but is more than one, such as a line end.
    case space
    /// Characters that nobody can see.
    case invisible
  }

  struct Piece {
    var kind: Kind
    var range: Range<Int>
    var string = ""
  }

  private let bytes: [UInt8]
  private let start: Int
  private let end: Int
  private var index: Int
  private let isAttribute: Bool
  /// Whether white space is text like any other, as in `pre`.
  private let keepsSpace: Bool
  private let readsReferences: Bool

  init(
    _ bytes: [UInt8], _ range: Range<Int>, isAttribute: Bool = false, keepsSpace: Bool = false,
    readsReferences: Bool = true
  ) {
    self.bytes = bytes
    start = range.lowerBound
    end = range.upperBound
    index = start
    self.isAttribute = isAttribute
    self.keepsSpace = keepsSpace
    self.readsReferences = readsReferences
  }

  /// The next piece; nil at the end. Every byte is in exactly one piece.
  mutating func next(_ references: inout HTMLReferences) -> Piece? {
    guard index < end else { return nil }
    let from = index
    let byte = bytes[from]
    if !keepsSpace, let stop = wideSpace(from) {
      index = stop
      return Piece(kind: .space, range: from..<stop)
    }
    if byte == .of("&"), readsReferences,
      let found = references.reference(bytes, at: from, end: end, inAttribute: isAttribute)
    {
      index = found.end
      let isUnseen = HTMLInvisible.isInvisible(found.string)
      return Piece(kind: isUnseen ? .invisible : .reference, range: from..<index, string: found.string)
    }
    if let stop = invisible(from) {
      index = stop
      return Piece(kind: .invisible, range: from..<stop)
    }
    index = endOfText(from)
    return Piece(kind: .text, range: from..<index)
  }

  private func endOfText(_ from: Int) -> Int {
    var index = from + 1
    while index < end {
      let byte = bytes[index]
      // Letters, digits and most punctuation: the bytes from `'` to DEL.
      if byte &- 0x27 < 0x59 {
        index += 1
        continue
      }
      if byte == .of("&") {
        if readsReferences, index + 1 < end, bytes[index + 1] == .of("#") || ASCII.isLetter(bytes[index + 1]) { break }
      } else if ASCII.isSpace(byte) {
        if !keepsSpace, wideSpace(index) != nil { break }
      } else if byte < 0x20 || byte >= 0x7F {
        if invisible(index) != nil { break }
      }
      index += 1
    }
    return index
  }

  /// The end of the white space at `from` when it is no single plain space.
  private func wideSpace(_ from: Int) -> Int? {
    guard ASCII.isSpace(bytes[from]) else { return nil }
    var stop = from + 1
    while stop < end, ASCII.isSpace(bytes[stop]) { stop += 1 }
    return stop == from + 1 && bytes[from] == .space ? nil : stop
  }

  /// The end of the run of invisible characters at `from`, or nil when there is none.
  private func invisible(_ from: Int) -> Int? {
    var stop = from
    while stop < end, let length = HTMLInvisible.length(bytes, at: stop, in: start..<end) { stop += length }
    return stop > from ? stop : nil
  }
}

/// Characters that take no room and that a reader does not see, with which text can be made to say something else.
enum HTMLInvisible {
  /// The number of bytes of the invisible character at `index`, or nil when the character there is to be seen or has its use:
  /// a soft hyphen, a joiner in an emoji or in a script that needs it, the tags of a flag.
  static func length(_ bytes: [UInt8], at index: Int, in range: Range<Int>) -> Int? {
    let byte = bytes[index]
    if byte < 0x80 { return byte == 0 ? 1 : nil }
    guard byte == 0xE2 || byte == 0xEF || byte == 0xF3 || byte == 0xE1 || byte == 0xE3 else { return nil }
    let length = byte == 0xF3 ? 4 : 3
    guard index + length <= range.upperBound else { return nil }
    var code = UInt32(byte) & (byte == 0xF3 ? 0x07 : 0x0F)
    for offset in 1..<length { code = code << 6 | UInt32(bytes[index + offset] & 0x3F) }
    guard isInvisible(code) else { return nil }
    if code == 0x200C || code == 0x200D, followsJoinableScript(bytes, index, range) { return nil }
    if (0xE0020...0xE007F).contains(code), followsFlag(bytes, index, range) { return nil }
    return length
  }

  /// Whether a character reference stands for nothing that can be seen.
  static func isInvisible(_ string: String) -> Bool {
    // The names of the joiners and of the marks of direction show in the source, so they hide nothing there, but in the text they do.
    string.unicodeScalars.allSatisfy { isInvisible($0.value) }
  }

  private static func isInvisible(_ code: UInt32) -> Bool {
    switch code {
    case 0, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0x180E, 0x115F, 0x1160, 0x3164, 0xFFA0: true
    case 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: true
    default: false
    }
  }

  /// Joiners belong into emoji and into the scripts from Hebrew to Khmer.
  private static func followsJoinableScript(_ bytes: [UInt8], _ index: Int, _ range: Range<Int>) -> Bool {
    var before = index - 1
    while before > range.lowerBound, bytes[before] & 0xC0 == 0x80 { before -= 1 }
    guard before >= range.lowerBound else { return false }
    switch bytes[before] {
    case 0xD6...0xDF, 0xE0, 0xF0: return true
    case 0xE1: return bytes[before + 1] != 0xA0
    case 0xE2: return bytes[before + 1] >= 0x86 && bytes[before + 1] <= 0xAF
    // A variation selector after the emoji.
    case 0xEF: return bytes[before + 1] == 0xB8
    default: return false
    }
  }

  /// A black flag and its region letters are one sign.
  private static func followsFlag(_ bytes: [UInt8], _ index: Int, _ range: Range<Int>) -> Bool {
    var before = index
    var steps = 0
    while before - 4 >= range.lowerBound, bytes[before - 4] == 0xF3, steps < 7 {
      before -= 4
      steps += 1
    }
    return before - 4 >= range.lowerBound && bytes[before - 4] == 0xF0 && bytes[before - 3] == 0x9F
      && bytes[before - 2] == 0x8F && bytes[before - 1] == 0xB4
  }
}
