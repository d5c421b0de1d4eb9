/// A range of the source that is not text of the page although it stands in a text run.
struct Cut {
  enum Kind {
    /// Characters nobody sees: no node.
    case invisible
    /// A shortcode or a template's expression.
    case shortcode
    /// A component's tag or an expression of MDX.
    case markup
  }

  var range: Range<Int>
  var kind: Kind
  /// The shortcode's name.
  var name: String?

  /// Shortcodes and invisible characters in one order; what lies inside a shortcode goes with it.
  static func merged(_ cuts: [Cut], _ invisible: [Range<Int>]) -> [Cut] {
    guard !invisible.isEmpty else { return cuts }
    var all = cuts
    var next = 0
    for range in invisible {
      while next < cuts.count, cuts[next].range.upperBound <= range.lowerBound { next += 1 }
      if next < cuts.count, cuts[next].range.lowerBound <= range.lowerBound { continue }
      all.append(Cut(range: range, kind: .invisible))
    }
    return all.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
