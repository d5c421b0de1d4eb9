import TextScanning

/// Sentences of a source made fit to be told to an agent.
enum Sentence {
  /// White space collapsed, no list marks, a capital at the start and a full stop at the end.
  static func clean(_ text: String) -> String {
    var sentence = trimmed(text)
    if let last = sentence.unicodeScalars.last, !".!?”\"".unicodeScalars.contains(last) { sentence += "." }
    // A path or a command keeps its case.
    let first = sentence.prefix { $0 != " " }
    let isName =
      first.utf8.contains { [.of("/"), .of("."), .of("`"), .of("_"), .of("*")].contains($0) } && first.count > 2
    return isName ? sentence : sentence.prefix(1).uppercased() + sentence.dropFirst()
  }

  /// White space collapsed, no list mark in front, no colon, comma or semicolon behind.
  static func trimmed(_ text: String) -> String {
    var words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\u{A0}" }
    while let first = words.first, isMark(first) { words.removeFirst() }
    var sentence = words.joined(separator: " ")
    while let last = sentence.utf8.last, [.of(":"), .of(";"), .of(",")].contains(last) { sentence.removeLast() }
    return sentence
  }

  /// A list mark or a pictograph: no letter, digit or bracket in it, and no code.
  private static func isMark(_ word: Substring) -> Bool {
    if ["-", "*", "•", "–", "—"].contains(word) { return true }
    return word.utf8.allSatisfy { $0 >= 0x80 } && !word.contains { $0.isLetter || $0.isNumber || "“‘”’«…".contains($0) }
  }
}
