import Prose
import Rules
import TextScanning

extension Mutation {
  /// Mutations of running text.
  static let texts: [String: Mutation] = [
    "punctuation.mark": Mutation(.paragraph) { text, rule in
      guard rule.slots["use"]?.bool == false, let sign = signs[rule.slots["mark"]?.string ?? ""],
        let gap = gapBetweenWords(text)
      else { return nil }
      return text.replacingCharacters(in: gap, with: sign)
    },
    "grammar.contraction": Mutation(.paragraph) { text, rule in
      let contracts = rule.slots["use"]?.bool == true
      for (short, long) in contractions {
        if let broken = replacing(contracts ? short : long, with: contracts ? long : short, in: text) { return broken }
      }
      return nil
    },
    "emphasis.marker": Mutation(.paragraph) { text, rule in
      if let strong = rule.slots["strong"]?.string {
        return swapping(strong, for: strong == "**" ? "__" : "**", in: text)
      }
      guard let light = rule.slots["emphasis"]?.string, !text.contains("**"), !text.contains("__") else { return nil }
      return swapping(light, for: light == "*" ? "_" : "*", in: text)
    },
    "link.style": Mutation(.paragraph) { text, rule in
      guard rule.slots["style"]?.string == "inline", let address = address(in: text) else { return nil }
      return text.replacingCharacters(in: address.outer, with: "[m]") + "\n\n[m]: \(text[address.inner])"
    },
    "link.text": Mutation(.paragraph) { text, _ in
      guard let address = address(in: text), let open = text[..<address.outer.lowerBound].lastIndex(of: "["),
        open == text.startIndex || text[text.index(before: open)] != "!"
      else { return nil }
      return text.replacingCharacters(in: text.index(after: open)..<address.outer.lowerBound, with: "here]")
    },
    "link.target": Mutation(.paragraph) { text, _ in
      address(in: text).map { text.replacingCharacters(in: $0.inner, with: "") }
    },
    "image.alt": Mutation(.paragraph) { text, _ in
      guard let start = text.firstRange(of: "!["), let end = text[start.upperBound...].firstIndex(of: "]"),
        end > start.upperBound
      else { return nil }
      return text.replacingCharacters(in: start.upperBound..<end, with: "")
    },
    "number.spelling": Mutation(.paragraph) { text, rule in
      guard rule.slots["style"]?.string == "words" else { return nil }
      for (word, digit) in [("three", "3"), ("four", "4"), ("five", "5"), ("two", "2")] {
        if let broken = replacing(" \(word) ", with: " \(digit) ", in: text) { return broken }
      }
      return nil
    },
    "length.limit": Mutation(.paragraph) { text, rule in
      guard rule.slots["unit"]?.string == "sentence", rule.slots["measure"]?.string == "words",
        let limit = rule.slots["max"]?.int, let gap = gapBetweenWords(text)
      else { return nil }
      return text.replacingCharacters(in: gap, with: String(repeating: " and more", count: limit) + " ")
    },
    "line.length": Mutation(.paragraph) { text, rule in
      guard let limit = rule.slots["max"]?.int, let gap = gapBetweenWords(text) else { return nil }
      return text.replacingCharacters(in: gap, with: String(repeating: " and more", count: limit / 8 + 1) + " ")
    },
    "line.whitespace": Mutation(.paragraph) { text, rule in
      rule.slots["trailing"]?.bool == false ? text.split(separator: "\n").joined(separator: " \n") + " " : nil
    },
    "line.tabs": Mutation(.paragraph) { text, _ in
      gapBetweenWords(text).map { text.replacingCharacters(in: $0, with: "\t") }
    },
    "inline.spacing": Mutation(.paragraph) { text, rule in
      guard rule.slots["element"]?.string == "code", let open = text.firstIndex(of: "`"), !text.contains("``") else {
        return nil
      }
      let inner = text.index(after: open)
      guard let close = text[inner...].firstIndex(of: "`"), close > inner else { return nil }
      return text.replacingCharacters(in: inner..<close, with: " \(text[inner..<close])")
    },
    "html.allow": Mutation(.paragraph) { text, rule in
      guard rule.slots["elements"]?.strings?.contains("center") != true, let gap = gapBetweenWords(text) else {
        return nil
      }
      return text.replacingCharacters(in: gap, with: " <center>aside</center> ")
    },
  ]

  /// What to write between two words to have a mark there.
  private static let signs: [String: String] = [
    "exclamation mark": "! ", "semicolon": "; ", "ampersand": " & ", "ellipsis": "… ", "em dash": "—",
    "spaced em dash": " — ", "unspaced em dash": "—", "en dash": " – ", "double hyphen": " -- ", "double space": "  ",
    "double space after a sentence": ".  ",
    "curly quotes": " “so” ", "straight quotes": " \"so\" ", "slash": "/", "three dots": "... ",
    "parentheses": " (so) ",
  ]

  private static let contractions = [
    ("don't", "do not"), ("isn't", "is not"), ("it's", "it is"), ("can't", "cannot"), ("aren't", "are not"),
    ("doesn't", "does not"), ("you're", "you are"), ("won't", "will not"),
  ]

  /// The space between two words of three letters or more, away from any markup.
  private static func gapBetweenWords(_ text: String) -> Range<String.Index>? {
    let bytes = Array(text.utf8)
    guard bytes.count > 8 else { return nil }
    for index in 3..<(bytes.count - 3)
    where bytes[index] == .space && bytes[(index - 3)..<index].allSatisfy(ASCII.isLower)
      && bytes[(index + 1)...(index + 3)].allSatisfy(ASCII.isLower) && isPlain(bytes[..<index])
    {
      let place = text.utf8.index(text.utf8.startIndex, offsetBy: index)
      return place..<text.utf8.index(after: place)
    }
    return nil
  }

  /// No mark before it that could still be open.
  private static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.contains { "`[<{*_\"(“".utf8.contains($0) }
  }

  private static func replacing(_ old: String, with new: String, in text: String) -> String? {
    guard !text.contains("`"), let range = text.firstRange(of: old) else { return nil }
    return text.replacingCharacters(in: range, with: new)
  }

  /// All marks of one sort as the other, where they stand around words and not in code or addresses.
  private static func swapping(_ mark: String, for other: String, in text: String) -> String? {
    guard !text.contains("`"), !text.contains("]("), text.ranges(of: " \(mark)").count == 1,
      text.ranges(of: mark).count == 2
    else { return nil }
    return text.replacing(mark, with: other)
  }

  /// The address of the first inline link: with its parentheses, and without.
  private static func address(in text: String) -> (outer: Range<String.Index>, inner: Range<String.Index>)? {
    guard !text.contains("`"), let open = text.firstRange(of: "]("),
      let close = text[open.upperBound...].firstIndex(of: ")"), close > open.upperBound,
      !text[open.upperBound..<close].contains(where: { $0 == " " || $0 == "(" })
    else { return nil }
    return (text.index(after: open.lowerBound)..<text.index(after: close), open.upperBound..<close)
  }
}

extension String {
  /// The text with one range replaced.
  func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
