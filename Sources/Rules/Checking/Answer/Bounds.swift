import TextScanning

/// How many of something an answer must have: at least, at most, or exactly so many.
struct Bounds: Sendable {
  let least: Int
  let most: Int

  /// The slots every kind that counts has.
  static func slots(of things: String) -> [SlotDescription] {
    [
      SlotDescription("min", "number", "the fewest \(things) allowed", isRequired: false),
      SlotDescription("max", "number", "the most \(things) allowed", isRequired: false),
    ]
  }

  /// Reads `min` and `max`; one of them must be there, and they must leave room for a number.
  init(slots: [String: JSON]) throws(SlotError) {
    let (least, most) = (try slots.count("min"), try slots.count("max"))
    guard least != nil || most != nil else { throw SlotError("slot “min” or “max” is needed") }
    self.least = least ?? 0
    self.most = most ?? .max
    guard self.least <= self.most else { throw SlotError("slots “min” and “max” leave no number") }
  }

  /// `at least 3 words`, `at most 1 word`, `exactly 2 words`, `2 to 4 words`, `no words`.
  func phrase(_ one: String, _ many: String) -> String {
    if most == 0 { return "no \(many)" }
    if least == most { return "exactly \(Self.count(least, one, many))" }
    if most == .max { return "at least \(Self.count(least, one, many))" }
    return least == 0 ? "at most \(Self.count(most, one, many))" : "\(least) to \(most) \(many)"
  }

  /// Says when a number of things is out of bounds: over those that are too many, or at the start when some are missing.
  func inspect(_ count: Int, _ one: String, _ many: String, units: [Range<Int>] = [], report: inout Inspection) {
    inspect(count, saying: "The answer has \(Self.count(count, one, many))", units: units, report: &report)
  }

  /// The same in words of the caller's, which end before the semicolon.
  func inspect(_ count: Int, saying said: String, units: [Range<Int>], report: inout Inspection) {
    guard count < least || count > most else { return }
    let message = "\(said); \(wanted(count))."
    guard count > most, units.count == count, let last = units.last else {
      return report.find(message, source: 0..<0)
    }
    report.find(message, source: units[most].lowerBound..<last.upperBound)
  }

  private func wanted(_ count: Int) -> String {
    if most == 0 { return "none allowed" }
    if least == most { return "exactly \(least) wanted" }
    return count < least ? "at least \(least) needed" : "at most \(most) allowed"
  }

  /// `once` or `3 times`.
  static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  private static func count(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count == 0 ? "no" : String(count)) \(count == 1 ? one : many)"
  }
}
