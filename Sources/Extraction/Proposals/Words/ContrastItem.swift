import Documents
import Prose
import Skills
import TextScanning

/// An item without markup that names the wrong spellings or words beside the right one: “Policyfile (not policyfile or policy file)”,
/// “depot – not warehouse, not hub”, “lorry/lorries. Not truck.”
///
/// “Facts, not opinions” has the same shape and rules on no word. So the sides must be spellings of each other, or the list must be one of words:
/// its heading says so, or several of its items have this shape.
struct ContrastItem {
  let prefer: [String]
  let avoid: [String]
  /// Ordinals of the sentences that were read.
  let units: [Int]
  let sources: [Source]

  init?(_ unit: Unit, in reading: PrescriptivePage) {
    guard let shape = Shape(unit, in: reading) else { return nil }
    let isSpelling = shape.avoid.allSatisfy { wrong in
      shape.prefer.contains { WordRule.joined($0) == WordRule.joined(wrong) }
    }
    let announces = unit.headings.prefix(1).contains(where: WordLists.announcesWords)
    guard isSpelling || reading.role.isAboutWriting && (announces || Self.isWordList(around: unit, in: reading)) else {
      return nil
    }
    prefer = shape.prefer
    avoid = shape.avoid
    units = shape.units.map(\.ordinal)
    sources = shape.units.map { Citation.source($0.page, text: $0.range) }
  }

  /// Whether a third of the items around, and at least three, weigh words in this way.
  private static func isWordList(around unit: Unit, in reading: PrescriptivePage) -> Bool {
    let items = reading.units.filter { $0.isFirst && $0.isItem && $0.block.heading == unit.block.heading }
    let shaped = items.count { Shape($0, in: reading) != nil }
    return shaped >= 3 && shaped * 3 >= items.count
  }

  /// The two sides, as far as the shape alone tells them.
  private struct Shape {
    var prefer: [String]
    var avoid: [String]
    var units: [Unit]

    init?(_ unit: Unit, in reading: PrescriptivePage) {
      var tokens = unit.tokens
      units = [unit]
      if let next = Self.rest(of: unit, in: reading) {
        tokens = Array(tokens.dropLast()) + [Token(kind: .mark, text: ",", range: unit.range)] + next.tokens
        units.append(next)
      }
      guard
        let end = tokens.indices.dropLast(2).first(where: { index in
          [",", "(", "–", "—", "-", ";"].contains(tokens[index].text) && Self.refuses(tokens[index + 1].text)
        }), (1...5).contains(end),
        tokens[..<end].allSatisfy({ $0.kind == .word || $0.text == "/" || end == 1 && $0.markup != .code })
      else { return nil }
      let close = tokens[(end + 1)...].firstIndex { [")", ".", ";", ":", "("].contains($0.text) } ?? tokens.count
      guard close > end + 2, close - end <= 14 else { return nil }
      prefer = Self.pieces(tokens[..<end], of: unit.page)
      avoid = Self.pieces(tokens[(end + 1)..<close], of: unit.page)
      guard !prefer.isEmpty, !avoid.isEmpty,
        (prefer + avoid).allSatisfy({ $0.split(separator: " ").count <= 3 && WordRule.isPlausible($0) })
      else { return nil }
    }

    private static func refuses(_ word: String) -> Bool { word == "not" || word == "never" }

    /// “Not truck.” right behind “lorry/lorries.”
    private static func rest(of unit: Unit, in reading: PrescriptivePage) -> Unit? {
      guard unit.tokens.count <= 4, unit.tokens.last?.text == ".", unit.ordinal + 1 < reading.units.count else {
        return nil
      }
      let next = reading.units[unit.ordinal + 1]
      guard next.blockIndex == unit.blockIndex, let first = next.tokens.first, refuses(first.text),
        next.tokens.count <= 6
      else { return nil }
      return next
    }

    /// The terms between commas, slashes, “or” and “not”.
    private static func pieces(_ tokens: ArraySlice<Token>, of page: Page) -> [String] {
      tokens.split { [",", "/", "or", "nor", "and"].contains($0.text) }.compactMap { piece -> String? in
        let term = piece.drop { ["not", "never", "just"].contains($0.text) }
        guard let first = term.first, let last = term.last, term.allSatisfy({ $0.kind != .mark }) else { return nil }
        return WordRule.clean(page.string(first.range.lowerBound..<last.range.upperBound))
      }
    }
  }
}
