import TextScanning

/// A phrase cut into words, marks and the names in code that stand in it as one piece each.
struct DeedPieces: Sendable {
  enum Piece: Sendable, Equatable {
    /// In lower case.
    case word(String)
    /// A command, path or name, as written.
    case object(String)
    case mark(UInt8)
  }

  private(set) var pieces: [Piece] = []

  /// - Parameter objects: names in code, whose marks the text has lost; what stands in backticks is one too.
  init(_ text: String, objects: [String]) {
    let bytes = Array(text.utf8)
    let names = objects.map { Array($0.utf8) }.filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == .of("`"), let close = bytes.firstIndex(of: .of("`"), from: index + 1), close > index + 1 {
        pieces.append(.object(bytes.string(index + 1..<close)))
        index = close + 1
      } else if let name = names.first(where: { Self.stands($0, at: index, in: bytes) }) {
        pieces.append(.object(String(decoding: name, as: UTF8.self)))
        index += name.count
      } else if ASCII.isWord(byte) {
        let start = index
        while index < bytes.count, Self.isInner(bytes, index) { index += 1 }
        pieces.append(.word(bytes.string(start..<index).lowercased()))
      } else {
        if !ASCII.isSpace(byte), byte != .of("`"), byte != .of("\""), byte != .of("*") { pieces.append(.mark(byte)) }
        index += 1
      }
    }
    while case .mark = pieces.last { pieces.removeLast() }
  }

  /// Whether a name stands here with nothing of a word around it.
  private static func stands(_ name: [UInt8], at index: Int, in bytes: [UInt8]) -> Bool {
    guard index + name.count <= bytes.count, bytes[index] == name[0],
      bytes[index..<index + name.count].elementsEqual(name)
    else { return false }
    let end = index + name.count
    let isStart = index == 0 || !ASCII.isWord(bytes[index - 1]) || !ASCII.isWord(name[0])
    return isStart && (end == bytes.count || !ASCII.isWord(bytes[end]) || !ASCII.isWord(name[name.count - 1]))
  }

  private static func isInner(_ bytes: [UInt8], _ index: Int) -> Bool {
    if ASCII.isWord(bytes[index]) { return true }
    let isJoint = bytes[index] == .of("-") || bytes[index] == .of("'")
    return isJoint && index + 1 < bytes.count && ASCII.isWord(bytes[index + 1])
  }
}
