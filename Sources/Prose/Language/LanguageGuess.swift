import TextScanning

/// What language a text is in, guessed by its scripts, and within one script by common words, letters and endings. No data but ours.
public enum LanguageGuess: Sendable, Hashable {
  /// There are no letters to tell by.
  case letterless
  /// Letters, but next to none of the signs of any language that is written with them.
  case unknown
  case language(Language)

  /// Guesses from most of the text. O(bytes).
  ///
  /// Latin letters count only when they are at least half as many as the others, for names and terms stay Latin in every script.
  public init(_ bytes: [UInt8]) {
    var counts: [Script: Int] = [:]
    var index = 0
    while index < bytes.count {
      let (scalar, length) = Scalars.scalar(bytes, at: index)
      if let script = Script(scalar) { counts[script, default: 0] += 1 }
      index += length
    }
    let others = counts.reduce(0) { $1.key == .latin ? $0 : $0 + $1.value }
    if counts[.latin, default: 0] * 2 < others { counts[.latin] = nil }
    let ordered = Script.allCases.filter { counts[$0] != nil }
    guard let script = ordered.max(by: { counts[$0, default: 0] < counts[$1, default: 0] }) else {
      self = .letterless
      return
    }
    self = Self.code(script, bytes, counts).flatMap(Language.init(code:)).map(Self.language) ?? .unknown
  }

  private static func code(_ script: Script, _ bytes: [UInt8], _ counts: [Script: Int]) -> String? {
    switch script {
    case .latin: LanguageVotes.latin.winner(bytes)
    case .cyrillic: LanguageVotes.cyrillic.winner(bytes)
    case .arabic: LanguageVotes.arabic.winner(bytes)
    case .devanagari: LanguageVotes.devanagari.winner(bytes)
    case .greek: "el"
    case .hebrew: "he"
    case .bengali: "bn"
    case .gurmukhi: "pa"
    case .gujarati: "gu"
    case .tamil: "ta"
    case .telugu: "te"
    case .kannada: "kn"
    case .malayalam: "ml"
    case .thai: "th"
    case .hangul: "ko"
    case .kana: "ja"
    case .han: counts[.kana, default: 0] * 20 > counts[.han, default: 0] ? "ja" : chinese(bytes)
    }
  }

  /// Characters that were simplified, and the same ones before.
  private static let simplified = Set("这们国说时会为来对学么没还见过发样问给经现开关".unicodeScalars)
  private static let traditional = Set("這們國說時會為來對學麼沒還見過發樣問給經現開關".unicodeScalars)

  private static func chinese(_ bytes: [UInt8]) -> String {
    var balance = 0
    var index = 0
    while index < bytes.count {
      let (scalar, length) = Scalars.scalar(bytes, at: index)
      if !scalar.isASCII {
        if simplified.contains(scalar) { balance += 1 }
        if traditional.contains(scalar) { balance -= 1 }
      }
      index += length
    }
    return balance < 0 ? "zh-tw" : "zh-cn"
  }
}

/// Profiles of languages in one script, made ready to vote on a text.
private struct LanguageVotes: Sendable {
  static let latin = LanguageVotes(LanguageProfile.latin)
  static let cyrillic = LanguageVotes(LanguageProfile.cyrillic)
  static let arabic = LanguageVotes(LanguageProfile.arabic)
  static let devanagari = LanguageVotes(LanguageProfile.devanagari)

  private let codes: [String]
  private let weights: [Double]
  /// For each sign, the languages that have it.
  private let words: [String: [Int]]
  private let letters: [Unicode.Scalar: [Int]]
  private let endings: [String: [Int]]
  /// The lengths of endings in scalars.
  private let endingLengths: ClosedRange<Int> = 2...7

  init(_ profiles: [LanguageProfile]) {
    codes = profiles.map(\.code)
    weights = profiles.map(\.weight)
    func owners<Sign: Hashable>(_ signs: (LanguageProfile) -> [Sign]) -> [Sign: [Int]] {
      var owners: [Sign: [Int]] = [:]
      for (position, profile) in profiles.enumerated() {
        for sign in Set(signs(profile)) { owners[sign, default: []].append(position) }
      }
      return owners
    }
    words = owners(\.words)
    letters = owners(\.letters)
    endings = owners(\.endings)
  }

  /// The language with most votes; nil when they are too few for a text of that length. A sign that several languages have is shared
  /// between them.
  func winner(_ bytes: [UInt8]) -> String? {
    var votes = [Double](repeating: 0, count: codes.count)
    var count = 0
    for word in LanguageWords(bytes) {
      count += 1
      vote(on: word, &votes)
    }
    guard let most = votes.max(), most > Self.least * Double(count) else { return nil }
    return votes.firstIndex(of: most).map { codes[$0] }
  }

  /// Votes a word that the winner needs: running text has 0.2 and more.
  private static let least = 0.04

  private func vote(on word: String, _ votes: inout [Double]) {
    func vote(_ owners: [Int]?, _ weight: Double) {
      guard let owners else { return }
      for owner in owners { votes[owner] += weights[owner] * weight / Double(owners.count) }
    }
    vote(words[word], 1)
    let scalars = Array(word.unicodeScalars)
    for scalar in scalars where !scalar.isASCII { vote(letters[scalar], 0.5) }
    for length in endingLengths where scalars.count > length + 1 {
      var ending = String.UnicodeScalarView()
      ending.append(contentsOf: scalars.suffix(length))
      vote(endings[String(ending)], 0.4)
    }
  }
}

/// The words of a text in lower case: runs of letters and the marks on them.
private struct LanguageWords: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> String? {
    var start: Int?
    while index < bytes.count {
      let (scalar, length) = Scalars.scalar(bytes, at: index)
      let isLetter = Script(scalar) != nil || scalar == "'" && start != nil
      if !isLetter, let begin = start { return bytes.string(begin..<index).lowercased() }
      if isLetter, start == nil { start = index }
      index += length
    }
    return start.map { bytes.string($0..<bytes.count).lowercased() }
  }
}
