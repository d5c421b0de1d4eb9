import Documents
import Prose
import TextScanning

/// The texts of a page as expressions search them, and where in them each could match; made when a rule first needs them.
final class PageSubjects {
  private let page: Page
  private let filters: PatternFilters
  /// The reading text with an asterisk for every byte of code and of addresses: they are there, and no rule reads them.
  private(set) lazy var prose = Pattern.Subject(Self.masked(page))
  /// The reading text with its code.
  private lazy var reading = Pattern.Subject(page.text.bytes)
  /// The file.
  private lazy var source = Pattern.Subject(page.document.bytes)
  private lazy var proseTrigrams = TrigramIndex(prose.bytes)
  private lazy var readingTrigrams = TrigramIndex(reading.bytes)
  private lazy var sourceTrigrams = TrigramIndex(source.bytes)
  private lazy var proseHits = filters.prose?.hits(in: prose)
  private lazy var sourceHits = filters.source?.hits(in: source)
  /// The units of each scope.
  private var units: [UnitList?]

  init(_ page: Page, filters: PatternFilters) {
    self.page = page
    self.filters = filters
    units = Array(repeating: nil, count: filters.scopeCount)
  }

  func subject(_ text: SearchUnit.Text) -> Pattern.Subject {
    switch text {
    case .prose: prose
    case .reading: reading
    case .source: source
    }
  }

  /// The units of a scope, by its number.
  func units(of scope: Int, _ filter: ScopeFilter) -> UnitList {
    if let known = units[scope] { return known }
    let units = UnitWalk(page, filter).units
    let list = UnitList(
      units: units, areFilterable: units.allSatisfy(isFilterable),
      isOneText: units.allSatisfy { $0.text == units.first?.text })
    self.units[scope] = list
    return list
  }

  /// Whether an expression cannot match in any unit of a list.
  func excludes(_ pattern: CompiledPattern, from list: UnitList) -> Bool {
    // A list that mixes texts is rare, and searched.
    guard list.isOneText, let unit = list.units.first else { return false }
    guard !filters.areEmpty else { return !pattern.mayMatch(in: trigrams(of: unit.text)) }
    guard list.areFilterable, let (hits, place) = hits(unit.text, filters.places(of: pattern)) else { return false }
    return hits.isEmpty(at: place)
  }

  /// Tells the offsets in a unit where a match may start; false where every offset may.
  /// - Parameter places: those of the expression in the filters.
  func starts(
    of places: (prose: Int?, source: Int?), in unit: SearchUnit, into windows: inout [ClosedRange<Int>]
  ) -> Bool {
    guard let (hits, place) = hits(unit.text, places), isFilterable(unit) else { return false }
    hits.windows(at: place, in: unit.range, into: &windows)
    return true
  }

  func places(of pattern: CompiledPattern) -> (prose: Int?, source: Int?) { filters.places(of: pattern) }

  private func trigrams(of text: SearchUnit.Text) -> TrigramIndex {
    switch text {
    case .prose: proseTrigrams
    case .reading: readingTrigrams
    case .source: sourceTrigrams
    }
  }

  private func hits(
    _ text: SearchUnit.Text, _ places: (prose: Int?, source: Int?)
  ) -> (hits: PatternFilter.Hits, place: Int)? {
    switch text {
    case .prose: places.prose.flatMap { place in proseHits.map { ($0, place) } }
    case .source: places.source.flatMap { place in sourceHits.map { ($0, place) } }
    case .reading: nil
    }
  }

  /// Whether a filter over the whole text sees a unit as an expression does that is shown the unit alone: nothing at its ends looks like a
  /// word that goes on, and it is searched in one part.
  private func isFilterable(_ unit: SearchUnit) -> Bool {
    guard unit.text != .reading, unit.range.count <= PatternSearch.partLength(of: unit) else { return false }
    let bytes = unit.text == .prose ? prose.bytes : source.bytes
    let (start, end) = (unit.range.lowerBound, unit.range.upperBound)
    return (start == 0 || !Self.isWord(bytes[start - 1])) && (end == bytes.count || !Self.isWord(bytes[end]))
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte < 0x80 && ASCII.isWord(byte) }

  private static func masked(_ page: Page) -> [UInt8] {
    var bytes = page.text.bytes
    for span in page.text.spans where span.kind == .code {
      for index in span.range where bytes[index] != .lineFeed { bytes[index] = .of("*") }
    }
    for address in addresses(in: page.text.bytes) {
      for index in address { bytes[index] = .of("*") }
    }
    return bytes
  }

  /// Addresses written out in a text, without the mark that ends their sentence. O(bytes).
  private static func addresses(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for mark in [UInt8.of("/"), .of("@"), .of(".")] {
      var index = bytes.firstIndex(of: mark, from: 0)
      while let place = index {
        var next = place + 1
        if isAddressMark(bytes, place), Surroundings.isAddress(bytes, place..<place + 1) {
          let range = extent(bytes, around: place)
          found.append(range)
          next = max(next, range.upperBound)
        }
        index = bytes.firstIndex(of: mark, from: next)
      }
    }
    return found
  }

  /// Whether the mark could be that of `://`, `name@host` or `www.`.
  private static func isAddressMark(_ bytes: [UInt8], _ place: Int) -> Bool {
    switch bytes[place] {
    case .of("/"): bytes.hasBytes("://", at: place - 1)
    case .of("@"): true
    default: bytes.hasBytes("www", at: place - 3)
    }
  }

  private static func extent(_ bytes: [UInt8], around place: Int) -> Range<Int> {
    let range = Surroundings.token(bytes, around: place..<place + 1)
    var end = range.upperBound
    while end > place + 1, ".,;:!?'".utf8.contains(bytes[end - 1]) { end -= 1 }
    return range.lowerBound..<end
  }
}

/// The units of a scope.
struct UnitList {
  var units: [SearchUnit]
  /// Whether a filter over the whole text holds for all of them.
  var areFilterable: Bool
  /// Whether all are parts of the same text.
  var isOneText: Bool
}

/// What is found out about the expressions of all rules before the first page.
struct PatternFilters: Sendable {
  /// Over the reading text, and over the file as it stands.
  let prose: PatternFilter?
  let source: PatternFilter?
  /// Little text is not filtered: trigrams of the page say quickly what cannot match.
  var areEmpty: Bool { prose == nil && source == nil }
  /// How many scopes the rules have.
  let scopeCount: Int

  /// Where an expression stands among those that each text is filtered for.
  func places(of pattern: CompiledPattern) -> (prose: Int?, source: Int?) {
    (prose?.place(of: pattern), source?.place(of: pattern))
  }
}
