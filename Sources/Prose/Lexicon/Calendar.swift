import TextScanning

extension Lexicon {
  /// In order: January first.
  public static let months = Lexicon(
    "january february march april may june july august september october november december")

  /// In the order of `months`; May has no shorter form.
  public static let shortMonths = Lexicon("jan feb mar apr may jun jul aug sep oct nov dec")

  /// In order: Monday first.
  public static let weekdays = Lexicon("monday tuesday wednesday thursday friday saturday sunday")

  public static let shortWeekdays = Lexicon("mon tue wed thu fri sat sun tues weds thur thurs")

  /// The month, from 1, that a word names in full or in short (`Sept` too).
  public static func month(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    if let month = months.position(bytes, range) ?? shortMonths.position(bytes, range) { return month + 1 }
    return range.count == 4 && shortMonths.position(bytes, range.lowerBound..<range.upperBound - 1) == 8
      && ASCII.lower(bytes[range.upperBound - 1]) == .of("t") ? 9 : nil
  }
}
