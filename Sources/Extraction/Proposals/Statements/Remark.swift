import Documents
import Prose
import TextScanning

/// What has the form of an order and orders nothing: it reassures, points to another page, or presents what something offers.
enum Remark {
  static func isOne(_ unit: Unit) -> Bool {
    let words = unit.words
    return reassures(words) || pointsElsewhere(unit, words) || presents(unit)
  }

  /// “No worries, you can replay your changes.”, “Don't hesitate to ask.”
  private static func reassures(_ words: [String]) -> Bool {
    reassurances.contains { words.starts(with: $0) }
  }

  private static let reassurances: [[String]] = [
    ["no", "worries"], ["no", "worry"], ["no", "problem"], ["no", "problems"], ["no", "doubt"], ["no", "wonder"],
    ["no", "matter"], ["don't", "worry"], ["don't", "hesitate"], ["don't", "be", "shy"], ["don't", "be", "afraid"],
    ["do", "not", "hesitate"], ["do", "not", "worry"], ["never", "mind"],
  ]

  /// “Please see the [guidelines](…) for details.”: the page that is linked says what to do.
  private static func pointsElsewhere(_ unit: Unit, _ words: [String]) -> Bool {
    let rest = words.drop { ["please", "also", "then", "but"].contains($0) }
    let isPointer = rest.first == "see" || rest.starts(with: ["refer", "to"]) || rest.starts(with: ["check", "out"])
    return isPointer && words.count <= 24 && unit.page.text.spans(in: unit.range).contains { $0.kind == .link }
  }

  /// An item “**Portable**: run it in a browser” of a list of what there is to like.
  private static func presents(_ unit: Unit) -> Bool {
    guard unit.isItem, unit.isFirst, let heading = unit.headings.first,
      unit.page.text.spans(in: unit.range).first.map({
        $0.kind == .strong && $0.range.lowerBound == unit.range.lowerBound
      })
        ?? false
    else { return false }
    return !praising.isDisjoint(with: PathCues.words(heading))
  }

  private static let praising: Set<String> = Set(words: "features benefits advantages highlights why capabilities")
}
