import TextScanning

/// A metric of style that a writer can keep: how it is told, in which steps a band is drawn, and where pages elsewhere
/// lie.
struct ToneMeasure: Sendable {
  let name: String
  let step: Double
  /// What the band speaks about; `{}` stands for the band.
  private let words: String
  /// What is said of a band that ends at 0.
  private let none: String?
  /// The 2nd, 10th, 25th, 50th, 75th, 90th and 98th of a hundred pages of documentation at large (aggregate numbers).
  private let background: [Double]

  private init(_ name: String, step: Double, _ words: String, none: String? = nil, _ background: [Double]) {
    self.name = name
    self.step = step
    self.words = words
    self.none = none
    self.background = background
  }

  /// Whether too little of it can be wrong: nobody asks a writer to negate, hedge or digress more.
  var hasFloor: Bool { !Self.unwanted.contains(name) }

  private static let unwanted: Set<String> = [
    "longSentenceShare", "passiveShare", "futureRate", "obligationRate", "negationRate", "hedgeRate", "adverbLyRate",
    "questionRate", "semicolonRate", "dashRate", "parenthesisRate", "longWordShare",
  ]

  private static let quantiles = [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98]

  /// The share of pages elsewhere with a lower value.
  func share(below value: Double) -> Double {
    guard let next = background.firstIndex(where: { $0 >= value }) else { return 1 }
    return next == 0 ? 0 : between(next - 1, next, value)
  }

  /// The share of pages elsewhere with this value or a lower one.
  func share(upTo value: Double) -> Double {
    guard let last = background.lastIndex(where: { $0 <= value }) else { return 0 }
    return last == background.count - 1 ? 1 : between(last, last + 1, value)
  }

  private func between(_ low: Int, _ high: Int, _ value: Double) -> Double {
    let span = background[high] - background[low]
    let part = span > 0 ? (value - background[low]) / span : 0
    return Self.quantiles[low] + part * (Self.quantiles[high] - Self.quantiles[low])
  }

  func instruction(_ low: Double?, _ high: Double?) -> String {
    if low == nil, high == 0, let none { return none }
    let band: String
    switch (low, high) {
    case (let low?, let high?): band = low == high ? digits(low) : "\(digits(low)) to \(digits(high))"
    case (let low?, nil): band = "at least \(digits(low))"
    case (nil, let high): band = "at most \(digits(high ?? 0))"
    }
    return words.replacing("{}", with: band)
  }

  /// Shares as percentages, other values as they are.
  private func digits(_ value: Double) -> String {
    step < 0.1 ? JSON.number((value * 100).rounded()).text + "%" : JSON.number((value * 10).rounded() / 10).text
  }

  static let all: [ToneMeasure] = [
    .init(
      "meanSentenceWords", step: 1, "Keep sentences to {} words on average.",
      [4.8, 7, 9.6, 12.4, 15.2, 18.6, 22.2]),
    .init(
      "longSentenceShare", step: 0.05, "Let {} of the sentences be longer than 25 words.",
      none: "Keep every sentence to at most 25 words.",
      [0, 0, 0.012, 0.063, 0.137, 0.208, 0.333]),
    .init(
      "shortSentenceShare", step: 0.05, "Let {} of the sentences have eight words or fewer.",
      [0, 0.086, 0.22, 0.357, 0.537, 0.698, 0.835]),
    .init(
      "meanParagraphSentences", step: 0.5, "Give paragraphs {} sentences on average.",
      [1, 1.16, 1.36, 1.72, 2.08, 2.32, 2.92]),
    .init(
      "meanHeadingWords", step: 0.5, "Give headings {} words on average.",
      [1, 1.8, 2.3, 3, 4.15, 6, 7]),
    .init(
      "longWordShare", step: 0.01, "Let {} of the words have ten letters or more.",
      [0.031, 0.051, 0.063, 0.086, 0.114, 0.137, 0.192]),
    .init(
      "secondPersonRate", step: 2, "Say “you” {} times in 1,000 words.", none: "Don’t address the reader as “you”.",
      [0, 0, 0.4, 11.2, 21.2, 34.8, 54]),
    .init(
      "firstPersonPluralRate", step: 1, "Say “we” {} times in 1,000 words.", none: "Don’t say “we”.",
      [0, 0, 0, 0, 0, 3.6, 17.6]),
    .init(
      "contractionRate", step: 0.05, "Contract {} of the verbs that have a contraction.",
      none: "Write words in full, without contractions.",
      [0, 0, 0, 0.427, 0.933, 1, 1]),
    .init(
      "passiveShare", step: 0.05, "Let {} of the sentences be passive.", none: "Write in the active voice.",
      [0, 0.024, 0.078, 0.157, 0.243, 0.333, 0.502]),
    .init(
      "futureRate", step: 1, "Use the future (“will”) {} times in 1,000 words.",
      none: "Write in the present tense, without “will”.",
      [0, 0, 0, 0, 3.2, 6.8, 13.2]),
    .init(
      "obligationRate", step: 1, "Say “must”, “should” or “need” {} times in 1,000 words.",
      none: "Don’t say “must”, “should” or “need”.",
      [0, 0, 0.8, 4, 7.6, 12.4, 20.4]),
    .init(
      "negationRate", step: 2, "Negate {} times in 1,000 words.",
      [0, 0, 3.6, 7.6, 12, 17.2, 26.8]),
    .init(
      "hedgeRate", step: 1, "Hedge (“usually”, “might”) {} times in 1,000 words.",
      none: "Don’t hedge (“usually”, “might”).",
      [0, 0, 0, 1.6, 4.8, 8, 16.4]),
    .init(
      "adverbLyRate", step: 2, "Use {} adverbs in -ly in 1,000 words.", none: "Use no adverbs in -ly.",
      [0, 0, 2.8, 6, 10, 13.6, 21.2]),
    .init(
      "imperativeShare", step: 0.05, "Let {} of the sentences be instructions.",
      [0, 0.024, 0.059, 0.145, 0.251, 0.376, 0.565]),
    .init(
      "questionRate", step: 0.01, "Let {} of the sentences be questions.", none: "Don’t ask questions.",
      [0, 0, 0, 0, 0, 0, 0.071]),
    .init(
      "semicolonRate", step: 1, "Use {} semicolons in 1,000 words.", none: "Use no semicolons.",
      [0, 0, 0, 0, 0, 0.8, 4]),
    .init(
      "dashRate", step: 1, "Use {} dashes in 1,000 words.", none: "Use no dashes.",
      [0, 0, 0, 0, 0, 0, 4]),
    .init(
      "parenthesisRate", step: 2, "Use {} parentheses in 1,000 words.", none: "Use no parentheses.",
      [0, 0, 2.4, 6.8, 13.6, 23.2, 48]),
  ]
}
