import Documents
import Prose
import Rules
import TextScanning

/// What stands around a sentence and turns it into an order or a prohibition: a sign before it, its label, the lead-in of its list, the heading
/// that is nothing but a label.
struct FormStance {
  private let reading: PrescriptivePage
  private let unitsByStart: [Int: Int]
  /// Ordinals of the sentences that open an answer.
  private let answers: Set<Int>

  init(_ reading: PrescriptivePage) {
    self.reading = reading
    unitsByStart = Dictionary(
      reading.units.enumerated().map { ($1.range.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
    answers = Set(AskedQuestion.all(in: reading.units).compactMap { $0.answer.first?.ordinal })
  }

  func sign(of unit: Unit) -> Polarity.Sign {
    guard unit.isFirst, unit.block.level == 0 else { return .neutral }
    let bytes = unit.page.text.bytes
    if let mark = Label.pictograph(bytes, at: unit.range.lowerBound, to: unit.range.upperBound) {
      return Self.sign(mark.label)
    }
    let start = StatementReader.start(of: unit.tokens)
    if start > 0, start < unit.tokens.count,
      let label = Label(unit.page.string(unit.range.lowerBound..<unit.tokens[start].range.lowerBound))
    {
      return Self.sign(label)
    }
    if unit.isItem, let range = unit.leadIn, let position = unitsByStart[range.lowerBound] {
      if case .governs(let modality) = LeadIn(reading.units[position]) { return modality.isNegative ? .avoid : .prefer }
      return .neutral
    }
    return unit.headings.first.flatMap { Label($0) }.map(Self.sign) ?? .neutral
  }

  /// Whether a phrase without a verb can rule here: in the lists and answers of a guide, or under a sign.
  func mayBeFragment(_ unit: Unit) -> Bool {
    guard reading.role.isAboutWriting, unit.isFirst || unit.block.place.contains(.listItem) else { return false }
    return unit.block.place.contains(.listItem) || answers.contains(unit.ordinal) || sign(of: unit) != .neutral
  }

  private static func sign(_ label: Label) -> Polarity.Sign {
    switch label {
    case .forbids, .discourages, .mistakes: .avoid
    case .demands: .prefer
    case .asks, .shows, .describes: .neutral
    }
  }
}
