import TextScanning

/// An answer cut the way treebanks cut text: words, each mark on its own, contractions in two.
extension Answer {
  /// The words, without the marks that stand on their own. O(bytes).
  var tokens: [Range<Int>] {
    var tokens: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      let (scalar, length) = Scalars.scalar(bytes, at: index)
      let cut = cutLength(scalar, length, at: index)
      if cut > 0 {
        if start < index { append(start..<index, to: &tokens) }
        start = index + cut
      }
      index += max(cut, length)
    }
    if start < bytes.count { append(start..<bytes.count, to: &tokens) }
    return tokens
  }

  /// How many bytes at `index` belong to no word; 0 inside one.
  private func cutLength(_ scalar: Unicode.Scalar, _ length: Int, at index: Int) -> Int {
    if Scalars.isSpace(scalar) { return length }
    switch scalar {
    case ";", "@", "#", "$", "%", "&", "?", "!", "*", "[", "]", "(", ")", "{", "}", "<", ">", "\"", "`", "«", "»", "“",
      "”", "‘", "’", "„":
      return length
    case ":", ",": return index + 1 < bytes.count && ASCII.isDigit(bytes[index + 1]) ? 0 : 1
    case ".", "-":
      let run = bytes[index...].prefix { $0 == bytes[index] }.count
      return run > 1 ? run : 0
    default: return 0
    }
  }

  /// Words that are two, cut after their third letter: `CAN` and `NOT`.
  private static let joined: Set<String> = ["cannot", "gimme", "gonna", "gotta", "lemme", "wanna"]

  /// Appends a word; a contraction that a space or a mark follows is two: `IT` and `'S`.
  private func append(_ word: Range<Int>, to tokens: inout [Range<Int>]) {
    if word.count < 7, Self.joined.contains(String(decoding: bytes[word].map(ASCII.lower), as: UTF8.self)) {
      tokens += [word.lowerBound..<word.lowerBound + 3, word.lowerBound + 3..<word.upperBound]
      return
    }
    let end = bytes[word.upperBound - 1] == .of(".") ? word.upperBound - 1 : word.upperBound
    let isFollowed = end == bytes.count || !ASCII.isSpace(bytes[end]) || bytes[end] == .space
    guard isFollowed, let apostrophe = bytes[word.lowerBound..<end].lastIndex(of: .of("'")),
      apostrophe > word.lowerBound
    else { return tokens.append(word) }
    let ending = String(decoding: bytes[apostrophe..<end].map(ASCII.lower), as: UTF8.self)
    var cut = apostrophe
    if ending == "'t", ASCII.lower(bytes[apostrophe - 1]) == .of("n"), apostrophe - 1 > word.lowerBound { cut -= 1 }
    guard cut < apostrophe || ["'s", "'m", "'d", "'ll", "'re", "'ve"].contains(ending) else {
      return tokens.append(word)
    }
    tokens += [word.lowerBound..<cut, cut..<word.upperBound]
  }
}

/// Whether letters are capitals.
enum LetterCase {
  enum Kind { case none, upper, lower, mixed }

  /// What the letters of a range have in common; `none` when none of them has a case. O(range).
  static func of(_ bytes: [UInt8], in range: Range<Int>) -> Kind {
    let (hasUpper, hasLower) = (first(.upper, bytes, in: range) != nil, first(.lower, bytes, in: range) != nil)
    return hasUpper ? (hasLower ? .mixed : .upper) : hasLower ? .lower : .none
  }

  /// The first capital or the first small letter; a letter of title case is both. O(range).
  static func first(_ kind: Kind, _ bytes: [UInt8], in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = Scalars.scalar(bytes, at: index)
      if matches(scalar, kind) { return index }
      index += length
    }
    return nil
  }

  private static func matches(_ scalar: Unicode.Scalar, _ kind: Kind) -> Bool {
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      return kind == .upper ? ASCII.isUpper(byte) : ASCII.isLower(byte)
    }
    let properties = scalar.properties
    let hasCase = kind == .upper ? properties.isUppercase : properties.isLowercase
    return hasCase || properties.generalCategory == .titlecaseLetter
  }
}
