/// A number of something, with its bounds: “at least 300”, “no more than five”, “two to four”, “twice”.
struct Quantity: Sendable, Equatable {
  /// How the bounds were put.
  enum Form: Sendable, Equatable {
    /// A number alone.
    case bare
    /// “exactly five”.
    case exact
    /// “at least”, “under”, “between”.
    case bounded
    /// “about 200”.
    case approximate
  }

  var least: Int?
  var most: Int?
  var form: Form
  /// Tokens from the comparator to the end of the number.
  var tokens: Range<Int>
  /// The position of the number itself.
  var number: Int
  /// It says “times” by itself: “twice”.
  var isTimes = false

  /// The position after the number.
  var after: Int { tokens.upperBound }

  /// A number alone means exactly so many, or, of things of which there may be more, at least so many.
  func bounds(bareIsLeast: Bool = false) -> (least: Int?, most: Int?) {
    form == .bare && bareIsLeast ? (least, nil) : (least, most)
  }
}
