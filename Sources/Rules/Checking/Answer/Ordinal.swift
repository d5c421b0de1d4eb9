import TextScanning

/// Places counted from the start, or with negative numbers from the end.
enum Ordinal {
  /// The element at a place; nil where there is none.
  static func element<Element>(_ nth: Int, of elements: [Element]) -> Element? {
    let index = nth > 0 ? nth - 1 : elements.count + nth
    return elements.indices.contains(index) ? elements[index] : nil
  }

  /// `sentence 3`, `the last sentence`, `the sentence 2 before the last`.
  static func phrase(_ nth: Int, _ thing: String) -> String {
    if nth > 0 { return "\(thing) \(nth)" }
    return nth == -1 ? "the last \(thing)" : "the \(thing) \(-nth - 1) before the last"
  }
}

/// What counts as an emoji.
enum Emoji {
  static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isEmojiPresentation || scalar.value > 0x238C && scalar.properties.isEmoji
      || scalar.value == 0xFE0F
  }
}

extension [String: JSON] {
  /// A whole number other than 0, or nil where the slot is missing.
  func place(_ key: String) throws(SlotError) -> Int? {
    guard let value = self[key] else { return nil }
    guard let place = value.int, place != 0 else {
      throw SlotError("slot “\(key)” must be a whole number other than 0")
    }
    return place
  }
}
