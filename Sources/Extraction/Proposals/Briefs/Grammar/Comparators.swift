import TextScanning

/// Words that turn a number into a bound.
enum Comparator: Sendable {
  case least, most, more, less, exact, about

  /// Phrases before a number, longest first.
  static let before: [(words: [String], meaning: Comparator)] = table([
    (
      .least,
      """
      at least|at minimum|at a minimum|a minimum of|minimum of|minimum|min|min.|no fewer than|no less than|not less than|not fewer than|
      never less than|never fewer than|upwards of|upward of|at the very least|at the least|starting from|> =|>=|≥|no under|not under|not below|
      minimally|no shorter than|not shorter than|greater than or equal to|more than or equal to|equal to or greater than|equal to or more than|at lest|atleast|or more than|as few as|minimum :|min :|min . :|lower limit|lower limit :
      """
    ),
    (
      .most,
      """
      at most|at maximum|at a maximum|a maximum of|maximum of|maximum|max|max.|no more than|not more than|up to|not exceed|
      not exceeding|not to exceed|no longer than|not longer than|within|at the most|at the very most|limited to|limit of|a limit of|
      a max of|<=|≤|no greater than|not over|not above|not beyond|never more than|never exceed|never over|as many as|don't exceed|capped at|cap of|
      less than or equal to|fewer than or equal to|equal to or less than|equal to or fewer than|no higher than|no larger than|not larger than|maximum :|max :|max . :|upper limit|upper limit :|to a maximum of|without exceeding
      """
    ),
    (
      .more,
      "more than|over|above|greater than|exceed|exceeds|exceeding|past|longer than|beyond|>|larger than|higher than|in excess of|surpass|surpassing"
    ),
    (.less, "less than|fewer than|under|below|shorter than|<|smaller than|lower than|short of|lesser than"),
    (.exact, "exactly|precisely|only|just|exact|==|=|a total of|total of|in total|no more no less than|strictly"),
    (
      .about,
      "about|around|roughly|approximately|approx|approx.|circa|ca|ca.|~|nearly|almost|close to|some|in the region of|or so"
    ),
  ])

  /// Phrases after a number or after what it counts.
  static let after: [(words: [String], meaning: Comparator)] = table([
    (
      .least,
      "or more|or above|or over|or longer|or greater|or higher|and up|and above|and more|plus|+|minimum|min|min.|at least|at minimum|at a minimum|at the very least|upwards|and over"
    ),
    (
      .most,
      "or less|or fewer|or under|or below|or shorter|and under|and below|maximum|max|max.|at most|at maximum|at a maximum|tops|at the most|at the very most|and no more|or lower"
    ),
    (
      .exact,
      "exactly|precisely|no more no less|no more , no less|not more and not fewer|not more not less|no more and no less|neither more nor less|and no more no less|sharp|, no more , no less|, not more and not fewer|, no more and no fewer|no more and no fewer|, no more no less|on the nose"
    ),
    (.about, "or so|or thereabouts|give or take|approximately|approx|approx.|ish"),
  ])

  private static func table(_ rows: [(Comparator, String)]) -> [(words: [String], meaning: Comparator)] {
    rows.flatMap { row in
      row.1.split(separator: "|").map { phrase in
        (phrase.split { $0 == " " || $0 == "\n" }.map(String.init), row.0)
      }
    }.filter { !$0.0.isEmpty }.sorted { $0.0.count > $1.0.count }
  }

  /// What is left when it is negated: “not … more than” is “at most”.
  var negated: Comparator {
    switch self {
    case .more: .most
    case .less: .least
    case .least: .less
    case .most: .more
    case .exact, .about: self
    }
  }

  /// The bounds it makes of a number.
  func bounds(_ value: Int) -> (least: Int?, most: Int?) {
    switch self {
    case .least: (value, nil)
    case .most: (nil, value)
    case .more: (value + 1, nil)
    case .less: (nil, max(0, value - 1))
    case .exact: (value, value)
    case .about: (value - max(1, value / 10), value + max(1, value / 10))
    }
  }
}
