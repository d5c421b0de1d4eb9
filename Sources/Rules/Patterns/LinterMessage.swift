import TextScanning

/// The message of a linter's rule, with places for what was found: `%s` in order, or `%[2]s` by number.
struct LinterMessage: Sendable {
  private let template: String

  init(_ template: String) { self.template = template }

  /// The message with its places filled; one without a value stays empty. O(message).
  func filled(_ values: [String]) -> String {
    var text = ""
    var used = 0
    forEachPiece { piece, place in
      text += piece
      guard let place else { return }
      let index = place > 0 ? place - 1 : used
      used = index + 1
      if values.indices.contains(index) { text += values[index] }
    }
    return text
  }

  /// What an agent is told of the rule: the message without its places, which have no value yet.
  var general: String {
    var text = ""
    forEachPiece { piece, place in
      text += piece
      if place != nil { text += "…" }
    }
    return text
  }

  /// Calls `body` for each text and the place after it: 0 for the next value, its number otherwise, nil at the end.
  private func forEachPiece(_ body: (_ piece: String, _ place: Int?) -> Void) {
    let bytes = Array(template.utf8)
    var start = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == .of("%"), let (end, place) = Self.place(bytes, index) else {
        index += 1
        continue
      }
      body(bytes.string(start..<index), place)
      start = end
      index = end
    }
    body(bytes.string(start..<bytes.count), nil)
  }

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
