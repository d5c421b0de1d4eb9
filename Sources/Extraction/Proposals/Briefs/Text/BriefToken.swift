import TextScanning

/// One piece of a brief: a word, a number, a mark, or something wrapped in quotes, code or brackets as one atom.
struct BriefToken: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    case word
    /// Digits; `value` is what they say.
    case number
    case mark
    case term
    /// A run of three or more asterisks; `value` is how many.
    case stars
    /// The start of a line; `line` says what the line is.
    case line
  }

  /// What a term is wrapped in.
  enum Wrap: UInt8, Sendable { case none, quotes, code, strong, emphasis, brackets, angles, fence, link }

  /// How a line begins.
  enum Line: Sendable, Equatable { case plain, blank, item, heading, row, divider }

  var kind: Kind
  /// Words: lower case with straight apostrophes. Terms: what they hold, as written. Numbers and marks: as written.
  var text: String
  /// Bytes of the brief, with the wrapping.
  var range: Range<Int>
  /// The same without it.
  var inner: Range<Int>
  var wrap = Wrap.none
  var line = Line.plain
  var value = 0
  /// Nothing stands between this token and the one before it.
  var isGlued = false
  /// Begins with a capital.
  var isCapitalized = false

  func isWord(_ word: String) -> Bool { kind == .word && text == word }
  func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }

  /// A term that a person means as words: quoted, in code or set off by asterisks.
  var isNamed: Bool {
    guard kind == .term else { return false }
    switch wrap {
    case .quotes, .code, .strong, .emphasis: return true
    case .none, .brackets, .angles, .fence, .link: return false
    }
  }

  /// Whether the term holds a letter or a digit: `"* "` does not.
  var hasLetters: Bool {
    text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }
}
