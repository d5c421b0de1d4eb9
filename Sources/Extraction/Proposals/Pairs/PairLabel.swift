import Documents
import Prose
import TextScanning

/// The word or sign before an example that says whether it is to be followed: “**Do:**”, “Not recommended:”, “✗” (P25, P26).
struct PairLabel: Sendable, Equatable {
  let isGood: Bool
  /// Position of the first token after the label.
  let end: Int

  /// The label that starts at `start`, if one does; tokens from `limit` on belong to something else.
  init?(_ tokens: [Token], at start: Int, limit: Int) {
    var index = start
    var sign: Bool?
    while index < limit, tokens[index].kind == .mark {
      if let found = Self.sign(tokens[index].text) { sign = sign ?? found }
      guard sign != nil || tokens[index].text == "-" else { return nil }
      index += 1
    }
    guard index < limit else { return nil }
    if let (name, next) = Self.name(tokens, at: index, limit: limit), let found = Self.names[name] {
      guard sign == nil || sign == found else { return nil }
      isGood = found
      end = next
    } else if let sign {
      isGood = sign
      end = index
    } else {
      return nil
    }
  }

  /// A heading or a bold line that is nothing but a label.
  init?(whole text: String) {
    let words = text.lowercased().replacing("\u{2019}", with: "'").split { !$0.isLetter && $0 != "'" }
    guard let found = Self.names[words.joined(separator: " ")] else { return nil }
    isGood = found
    end = 0
  }

  /// Whether a mark is a sign of approval or of refusal.
  static func sign(_ mark: String) -> Bool? {
    switch mark.unicodeScalars.first.map(\.value) {
    case 0x2705, 0x2713, 0x2714, 0x1F44D, 0x2611: true
    case 0x274C, 0x2717, 0x2718, 0x2716, 0x2715, 0x1F44E, 0x1F6AB, 0x274E: false
    default: nil
    }
  }

  /// The name at `index`, with its colon behind or in it, and where it ends.
  private static func name(_ tokens: [Token], at index: Int, limit: Int) -> (name: String, end: Int)? {
    if tokens[index].kind == .term {
      guard tokens[index].markup == .strong || tokens[index].markup == .emphasis else { return nil }
      var text = tokens[index].text.lowercased().replacing("\u{2019}", with: "'")
      let hasColon = text.hasSuffix(":")
      if hasColon { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
      let next = index + 1
      if next < limit, [":", "—", "–"].contains(tokens[next].text) { return (text, next + 1) }
      return hasColon || next == limit ? (text, next) : nil
    }
    var words: [String] = []
    var next = index
    while next < limit, words.count < 4, tokens[next].kind == .word {
      words.append(tokens[next].text)
      next += 1
    }
    guard next < limit, tokens[next].text == ":" else { return nil }
    return (words.joined(separator: " "), next + 1)
  }

  private static let names: [String: Bool] = Dictionary(
    uniqueKeysWithValues: [
      "do", "good", "yes", "correct", "right", "recommended", "use", "use this", "do this", "prefer", "preferred",
      "better", "instead", "say", "write", "say this", "write this", "with this", "good example", "like this",
      "use instead", "correct example", "acceptable", "do write", "do say", "do use", "more preferred",
    ].map { ($0, true) }
      + [
        "don't", "do not", "bad", "no", "not", "incorrect", "wrong", "not recommended", "avoid", "instead of",
        "don't do this", "not this", "don't say", "don't write", "don't use", "worse", "poor", "replace this",
        "rather than", "not preferred", "less preferred", "bad example", "not like this", "incorrect example",
        "do not use", "do not write", "unacceptable", "not good", "discouraged", "avoid this",
      ].map { ($0, false) })
}
