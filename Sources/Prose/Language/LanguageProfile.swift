/// What gives a language away among those that share its script.
struct LanguageProfile: Sendable {
  let code: String
  /// Common words, in lower case.
  let words: [String]
  /// Letters that its neighbours lack.
  let letters: [Unicode.Scalar]
  /// How many of its words end.
  let endings: [String]
  /// What its signs count: less for a language that few texts are in, so that a few chance hits do not make it one.
  let weight: Double

  init(_ code: String, words: String, letters: String = "", endings: String = "", weight: Double = 1) {
    self.code = code
    self.weight = weight
    self.words = Self.list(words)
    self.letters = Array(letters.unicodeScalars)
    self.endings = Self.list(endings)
  }

  private static func list(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map(String.init)
  }
}
