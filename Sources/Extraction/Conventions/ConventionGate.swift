/// When a habit is a convention: enough places on enough pages, nearly all of them alike, and nearly all pages through
/// and through.
///
/// Places on one page are not independent of each other, so the second level asks the pages; and the share must stand
/// the chance of other pages having been written, not only of other places.
enum ConventionGate {
  struct Sample: Sendable, Hashable {
    /// Places where a choice was made.
    var places: Int
    /// Places where it was this one.
    var conforming: Int
    /// Pages with such a place.
    var pages: Int
    /// Pages on which all of them are alike.
    var purePages: Int
    /// The sum over pages of the squared difference between the places that conform and those that would at the common
    /// share.
    var spread = 0.0

    /// The share that as many other pages of the same hands would show, at least, in 99 % of cases. Pages, not places,
    /// are drawn by chance, on both sides: twice the variance.
    var predictedShare: Double {
      guard pages > 1, places > 0 else { return 0 }
      let variance = 2 * spread * Double(pages) / Double(pages - 1) / (Double(places) * Double(places))
      return share - 2.58 * variance.squareRoot()
    }

    var lowerBound: Double { Wilson.lowerBound(conforming, of: places) }
    var pageLowerBound: Double { Wilson.lowerBound(purePages, of: pages) }
    var share: Double { places == 0 ? 0 : Double(conforming) / Double(places) }
  }

  enum Strength: Sendable, Hashable {
    /// Holds so widely that a breach is a fault.
    case rule
    /// Holds mostly: said as advice, counted over many outputs.
    case tendency
  }

  static let fewestPlaces = 30
  static let fewestPages = 10

  static func strength(_ sample: Sample) -> Strength? {
    guard sample.places >= fewestPlaces, sample.pages >= fewestPages, sample.lowerBound >= 0.85 else { return nil }
    if sample.lowerBound >= 0.95, sample.pageLowerBound >= 0.8, sample.predictedShare >= 0.95 { return .rule }
    // A tendency that most pages break somewhere is a statistic, not a habit.
    return sample.pageLowerBound >= 0.5 ? .tendency : nil
  }
}
