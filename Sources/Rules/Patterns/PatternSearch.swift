import Documents
import Prose
import TextScanning

/// Runs one expression over the units of a page.
struct PatternSearch {
  /// One match: where it is, and the bytes of the first group that took part.
  struct Match {
    var range: Range<Int>
    /// Number of the group, from 1, and its range; nil where no group took part.
    var group: (number: Int, range: Range<Int>)?
  }

  /// Longer units are searched in parts of this many bytes, so that no pattern is quadratic in the length of a file.
  private static let partLength = (prose: 16_384, source: 262_144)
  /// A match is found whole up to an eighth of a part.
  private static let overlapShare = 8
  /// So many units may run into the limit before the rule gives up on the page.
  private static let patience = 3

  private let subjects: PageSubjects
  private let pattern: CompiledPattern
  private let groupCount: Int
  /// Where the filters know the expression.
  private let places: (prose: Int?, source: Int?)
  private var matchers: (ascii: Pattern.Matcher?, unicode: Pattern.Matcher?)
  private var windows: [ClosedRange<Int>] = []
  /// Units in which the expression ran into its limit.
  private(set) var failures = 0
  private(set) var failure: PatternError?

  init(_ pattern: CompiledPattern, subjects: PageSubjects, groupCount: Int = 0) {
    self.subjects = subjects
    self.pattern = pattern
    self.groupCount = groupCount
    places = subjects.places(of: pattern)
  }

  /// Whether the rule looks no further on this page.
  var hasGivenUp: Bool { failures >= Self.patience }

  /// Longer units are searched part by part.
  static func partLength(of unit: SearchUnit) -> Int {
    unit.text == .source ? Self.partLength.source : Self.partLength.prose
  }

  /// All matches in a unit that are not empty, in order, none overlapping.
  mutating func matches(in unit: SearchUnit) -> [Match] {
    guard !hasGivenUp else { return [] }
    let isFiltered = subjects.starts(of: places, in: unit, into: &windows)
    if isFiltered, windows.isEmpty { return [] }
    let text = subjects.subject(unit.text)
    if let wordRun = pattern.wordRun, groupCount == 0, text.isASCII(unit.range) {
      return wordRun.matches(in: text.bytes, part: unit.range).map { Match(range: $0) }
    }
    do throws(PatternError) {
      let matcher = try matcher(isASCII: text.isASCII(unit.range))
      return isFiltered ? try matches(matcher, text, unit.range) : try search(matcher, text, unit)
    } catch {
      failures += error == .limit ? 1 : Self.patience
      failure = error
      return []
    }
  }

  private mutating func matcher(isASCII: Bool) throws(PatternError) -> Pattern.Matcher {
    if let made = isASCII ? matchers.ascii : matchers.unicode { return made }
    let matcher = try Pattern.Matcher(pattern.pattern(isASCII: isASCII))
    if isASCII { matchers.ascii = matcher } else { matchers.unicode = matcher }
    return matcher
  }

  /// The matches that start in the windows: there are no others.
  private func matches(
    _ matcher: Pattern.Matcher, _ subject: Pattern.Subject, _ part: Range<Int>
  ) throws(PatternError) -> [Match] {
    var found: [Match] = []
    var start = part.lowerBound
    for window in windows {
      start = max(start, window.lowerBound)
      while start <= window.upperBound,
        let range = try matcher.first(in: subject, part: part, starts: start...window.upperBound)
      {
        if !range.isEmpty { found.append(Match(range: range, group: group(matcher, from: part.lowerBound))) }
        start = range.isEmpty ? Self.following(subject.bytes, range.upperBound) : range.upperBound
      }
    }
    return found
  }

  private func search(
    _ matcher: Pattern.Matcher, _ subject: Pattern.Subject, _ unit: SearchUnit
  ) throws(PatternError) -> [Match] {
    let length = Self.partLength(of: unit)
    let overlap = length / Self.overlapShare
    var found: [Match] = []
    var start = unit.range.lowerBound
    var partStart = start
    while partStart < unit.range.upperBound {
      let isLast = unit.range.upperBound - partStart <= length
      let end = isLast ? unit.range.upperBound : Self.boundary(subject.bytes, partStart + length)
      // A match that starts in the overlap is the next part's.
      let border = isLast ? end : Self.boundary(subject.bytes, end - overlap)
      while start < border, let range = try matcher.first(in: subject, part: partStart..<end, starts: start...end),
        range.lowerBound < border
      {
        if !range.isEmpty { found.append(Match(range: range, group: group(matcher, from: partStart))) }
        start = range.isEmpty ? Self.following(subject.bytes, range.upperBound) : range.upperBound
      }
      start = max(start, border)
      partStart = isLast ? end : border
    }
    return found
  }

  private func group(_ matcher: Pattern.Matcher, from start: Int) -> (Int, Range<Int>)? {
    guard groupCount > 0 else { return nil }
    for number in 1...groupCount {
      if let range = matcher.group(number) { return (number, range.lowerBound + start..<range.upperBound + start) }
    }
    return nil
  }

  /// The start of the scalar that holds `offset`.
  private static func boundary(_ bytes: [UInt8], _ offset: Int) -> Int {
    var offset = offset
    while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  private static func following(_ bytes: [UInt8], _ offset: Int) -> Int {
    offset < bytes.count ? offset + Words.scalarLength(bytes[offset]) : offset + 1
  }
}
