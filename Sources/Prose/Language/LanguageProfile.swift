/// What gives a language away among those that share its script.
struct LanguageProfile: Sendable {
  let code: String
  /// Common words, in lower case.
  let words: [String]
  /// Letters that its neighbours lack.
  let letters: [Unicode.Scalar]
  /// How many of its words end.
  let endings: [String]

  init(_ code: String, words: String, letters: String = "", endings: String = "") {
    self.code = code
    self.words = Self.list(words)
    self.letters = Array(letters.unicodeScalars)
    self.endings = Self.list(endings)
  }

  private static func list(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map(String.init)
  }
}
