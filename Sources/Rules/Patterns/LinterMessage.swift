import TextScanning

/// The message of a linter's rule, with places for what was found: `%s` in order, or `%[2]s` by number.
struct LinterMessage: Sendable {
  /// A text and the place behind it: 0 for the next value, its number otherwise, nil at the end.
  private struct Piece: Sendable {
    var text: String
    var place: Int?
  }

  private let pieces: [Piece]

  init(_ template: String) {
    let bytes = Array(template.utf8)
    var pieces: [Piece] = []
    var (start, index) = (0, 0)
    while index < bytes.count {
      guard bytes[index] == .of("%"), let (end, place) = Self.place(bytes, index) else {
        index += 1
        continue
      }
      pieces.append(Piece(text: bytes.string(start..<index), place: place))
      (start, index) = (end, end)
    }
    pieces.append(Piece(text: bytes.string(start..<bytes.count), place: nil))
    self.pieces = pieces
  }

  /// The message with its places filled; one without a value stays empty. O(message).
  func filled(_ values: [String]) -> String {
    var text = ""
    var used = 0
    for piece in pieces {
      text += piece.text
      guard let place = piece.place else { continue }
      let index = place > 0 ? place - 1 : used
      used = index + 1
      if values.indices.contains(index) { text += values[index] }
    }
    return text
  }

  /// What an agent is told of the rule: the message without its places, which have no value yet.
  var general: String { pieces.map { $0.text + ($0.place == nil ? "" : "…") }.joined() }

  /// The end and the number of the place that starts at a percent sign.
  private static func place(_ bytes: [UInt8], _ start: Int) -> (end: Int, place: Int)? {
    var index = start + 1
    var number = 0
    if index < bytes.count, bytes[index] == .of("[") {
      index += 1
      while index < bytes.count, ASCII.isDigit(bytes[index]), number < 100 {
        number = number * 10 + Int(bytes[index] - .of("0"))
        index += 1
      }
      guard index < bytes.count, bytes[index] == .of("]") else { return nil }
      index += 1
    }
    guard index < bytes.count, bytes[index] == .of("s") || bytes[index] == .of("d") else { return nil }
    return (index + 1, number)
  }
}
