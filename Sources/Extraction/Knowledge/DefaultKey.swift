import TextScanning

/// Compares documented defaults by what they mean.
enum DefaultKey {
  /// Whether two values say the same: `Off` and `false`, `8 GiB` and `8GiB`, `1h` and `3600 seconds`.
  static func agree(_ left: String, _ right: String) -> Bool {
    let (first, second) = (key(left), key(right))
    if first == second { return true }
    guard let one = Quantity(first), let other = Quantity(second) else { return false }
    return one.agrees(with: other)
  }

  private static func key(_ value: String) -> String {
    var bytes = Array(value.utf8).lowercasedASCII()
    bytes.removeAll { ASCII.isSpace($0) || $0 == .of("`") || $0 == .of("\"") || $0 == .of("'") || $0 == .of(",") }
    let key = bytes.string(0..<bytes.count)
    for (words, meaning) in same where words.contains(key) { return meaning }
    return key
  }

  private static let same: [([String], String)] = [
    (["off", "false", "no", "disabled"], "false"), (["on", "true", "yes", "enabled"], "true"),
    (["", "none", "empty", "null", "nil", "notset", "unset", "nodefault", "[]", "-"], "none"),
  ]

  /// A number with a unit of time, or with none.
  private struct Quantity {
    var number: Double
    /// Seconds of one unit; nil for a bare number.
    var scale: Double?

    init?(_ key: String) {
      let bytes = Array(key.utf8)
      var end = 0
      while end < bytes.count, ASCII.isDigit(bytes[end]) || bytes[end] == .of(".") { end += 1 }
      guard end > 0, let number = Double(bytes.string(0..<end)) else { return nil }
      self.number = number
      let unit = bytes.string(end..<bytes.count)
      guard !unit.isEmpty else { return }
      guard let scale = Self.units.first(where: { $0.names.contains(unit) })?.seconds else { return nil }
      self.scale = scale
    }

    /// A number without a unit leaves the unit to the other.
    func agrees(with other: Quantity) -> Bool {
      guard let scale, let theirs = other.scale else { return number == other.number }
      return number * scale == other.number * theirs
    }

    private static let units: [(names: [String], seconds: Double)] = [
      (["ms", "msec", "millisecond", "milliseconds"], 0.001), (["s", "sec", "secs", "second", "seconds"], 1),
      (["m", "min", "mins", "minute", "minutes"], 60), (["h", "hr", "hour", "hours"], 3_600),
      (["d", "day", "days"], 86_400),
    ]
  }
}
