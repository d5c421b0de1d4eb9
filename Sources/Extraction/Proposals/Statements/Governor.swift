import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads what stands around a sentence and changes what it says: the lead-in of its list, the label at its start, the heading above it.
///
/// “Never do: modify the schema” and “Get a yes before you: drop a table” turn around the order that stands alone; an item is told with what
/// governs it, or not at all.
struct Governor {
  enum Force: Sendable {
    /// The sentence speaks for itself, under a condition that its lead-in says.
    case free(condition: String?)
    /// The sentence is a rule only together with what governs it.
    case rule(Proposal)
    /// The sentence is an example, an exception or the rest of a description.
    case nothing
  }

  private let reading: PrescriptivePage
  private let unitsByStart: [Int: Int]
  private var leadIns: [Int: LeadIn] = [:]
  private var labels: [String: Label?] = [:]

  init(_ reading: PrescriptivePage) {
    self.reading = reading
    unitsByStart = Dictionary(
      reading.units.enumerated().map { ($1.range.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What governs a sentence, the nearest first.
  mutating func force(on unit: Unit) -> Force {
    guard unit.isFirst else { return .free(condition: nil) }
    if let force = labelled(unit) { return force }
    if unit.isItem, let range = unit.leadIn, let lead = unitsByStart[range.lowerBound].map({ reading.units[$0] }) {
      let meaning = leadIns[range.lowerBound] ?? LeadIn(lead)
      leadIns[range.lowerBound] = meaning
      return force(meaning, lead, on: unit)
    }
    return headed(unit) ?? .free(condition: nil)
  }

  /// “When you get access”: what stands under such a heading holds in that case. “Before you commit” names a part of the work, which its
  /// rules need not wait for.
  static func condition(of heading: String?) -> String? {
    guard let heading else { return nil }
    let words = PathCues.words(heading)
    guard (3...10).contains(words.count), ["when", "if", "while", "whenever"].contains(words[0]),
      !heading.hasSuffix("?")
    else { return nil }
    return heading
  }

  // MARK: - Lead-ins

  private func force(_ meaning: LeadIn, _ lead: Unit, on unit: Unit) -> Force {
    let told = Sentence.clean("\(Sentence.trimmed(lead.told)): \(Sentence.trimmed(unit.told))")
    switch meaning {
    case .announces: return .free(condition: purpose(of: lead))
    case .conditions: return .free(condition: Sentence.trimmed(lead.told))
    case .voids: return .nothing
    case .asks:
      return unit.tokens.count > 60 ? .nothing : .rule(rule("obligation.confirm", .must, unit, told: told))
    case .governs(let modality):
      // “For example:” below an item only shows it.
      guard unit.tokens.count <= 60, unit.tokens.last?.text != ":", !StatementReader.isPointer(unit.tokens, at: 0)
      else {
        return .nothing
      }
      if !modality.isNegative, isSentence(unit) { return .free(condition: nil) }
      let own = StatementReader.modality(unit.tokens, from: 0)?.modality
      // “Other examples could include …” below a demand tells of it.
      if Remark.isOne(unit) || !modality.isNegative && own == .may && !StatementRules.hasStrongCue(unit) {
        return .nothing
      }
      let modality = own?.isNegative == true && !modality.isNegative ? own ?? modality : modality
      if reading.role.isAboutWriting { return .rule(principle(unit, lead, modality, told)) }
      let asks = Statement(lead).map { Family(lead, $0, page: reading) } == .confirmBefore
      let kind = asks ? "obligation.confirm" : modality.isNegative ? "obligation.never" : "obligation.must"
      return .rule(
        rule(kind, modality, unit, told: told, condition: asks ? nil : Sentence.trimmed(lead.text), lead: lead))
    }
  }

  /// “To do so, follow these steps:” means what the sentence before says one can do: “You can help a user move.”
  private func purpose(of lead: Unit) -> String? {
    guard lead.ordinal > 0, StatementReader.matches(["to", "do"], lead.tokens, 0),
      ["so", "this", "that", "it"].contains(lead.tokens.count > 2 ? lead.tokens[2].text : "")
    else { return nil }
    let before = reading.units[lead.ordinal - 1]
    guard before.block.heading == lead.block.heading,
      let can = before.tokens.firstIndex(where: { ["can", "may"].contains($0.text) }), can + 1 < before.tokens.count
    else { return nil }
    let text = before.page.string(before.tokens[can + 1].range.lowerBound..<before.range.upperBound)
    return "To " + Sentence.trimmed(text.hasSuffix(".") ? String(text.dropLast()) : text)
  }

  /// Whether an item says by itself how something is: its lead-in is a rule of its own, which the item only explains.
  private func isSentence(_ unit: Unit) -> Bool {
    guard unit.tokens.last?.text == ".", let first = unit.tokens.first, first.kind == .term || isCapital(first, unit)
    else {
      return false
    }
    guard Statement(unit)?.isImperative != true else { return false }
    return unit.tokens.dropFirst().prefix(8).contains { $0.kind == .word && Self.finite.contains($0.text) }
  }

  private func isCapital(_ token: Token, _ unit: Unit) -> Bool {
    ASCII.isUpper(unit.page.text.bytes[token.range.lowerBound])
  }

  private static let finite: Set<String> = Set(words: "is are uses use has have must should carries carry stays stay")

  /// In a guide the items are principles of the text, not steps of the work.
  private func principle(_ unit: Unit, _ lead: Unit, _ modality: Modality, _ told: String) -> Proposal {
    let facet = Statement(lead).map { Family(lead, $0, page: reading).facet } ?? .tone
    return Proposal(
      kind: "rubric", facet: facet == .reasoning ? .tone : facet, modality: modality,
      slots: ["principle": .string(told)], instruction: told, sources: [Citation.sentence(unit)],
      pattern: "S7")
  }

  // MARK: - Labels

  /// “🚫 **Never do:** …”, “Avoid: …”, “❌ …”, “Good: …”.
  private func labelled(_ unit: Unit) -> Force? {
    let bytes = unit.page.text.bytes
    let start = StatementReader.start(of: unit.tokens)
    let mark = Label.pictograph(bytes, at: unit.range.lowerBound, to: unit.range.upperBound)
    var label = mark?.label
    if start > 0, start < unit.tokens.count,
      let named = Label(unit.page.string(unit.range.lowerBound..<unit.tokens[start].range.lowerBound))
    {
      label = named
    }
    guard let label else { return nil }
    let rest = start < unit.tokens.count ? unit.tokens[start].range.lowerBound : unit.range.lowerBound
    return force(label, on: unit, from: max(rest, unit.range.lowerBound + (mark?.count ?? 0)), isNamed: mark == nil)
  }

  private func force(_ label: Label, on unit: Unit, from start: Int, isNamed: Bool) -> Force? {
    let own = StatementReader.modality(unit.tokens, from: 0)?.modality
    switch label {
    case .shows, .mistakes, .describes: return .nothing
    case .demands: return reading.role.isAboutWriting ? .nothing : nil
    case .forbids, .discourages, .asks:
      if reading.role.isAboutWriting { return .nothing }
      // “❌ Never commit a secret” says itself that it forbids.
      if !isNamed, label != .asks, own?.isNegative == true { return nil }
      return .rule(governed(unit, by: label, action: start..<unit.range.upperBound))
    }
  }

  /// A list or paragraph under a heading that is nothing but a label: “Don’t”, “Ask first”, “Exceptions”.
  private mutating func headed(_ unit: Unit) -> Force? {
    guard let heading = unit.headings.first else { return nil }
    if labels[heading] == nil { labels.updateValue(Label(heading), forKey: heading) }
    guard case .some(.some(let label)) = labels[heading] else { return nil }
    let own = StatementReader.modality(unit.tokens, from: 0)?.modality
    switch label {
    case .demands, .describes: return nil
    case .shows, .mistakes: return .nothing
    case .forbids, .discourages, .asks:
      if label != .asks, own?.isNegative == true { return nil }
      if reading.role.isAboutWriting || !unit.block.place.contains(.listItem) { return .nothing }
      return .rule(governed(unit, by: label, action: unit.range))
    }
  }

  // MARK: - Building

  private func governed(_ unit: Unit, by label: Label, action: Range<Int>) -> Proposal {
    let text = Sentence.trimmed(unit.told(in: action))
    let isOrder = Tokenizer.tokens(of: action, in: unit.page).first.map {
      $0.kind == .word && Lexicon.imperatives.contains($0.text)
    }
    let lower = isOrder == true ? text.prefix(1).lowercased() + text.dropFirst() : text
    let told: String
    switch label {
    case .asks: told = isOrder == true ? "Ask before you \(lower)" : "Ask first: \(text)"
    case .discourages: told = "Avoid: \(text)"
    default: told = isOrder == true ? "Do not \(lower)" : "Never: \(text)"
    }
    return rule(
      label == .asks ? "obligation.confirm" : "obligation.never",
      label == .asks ? .must : label == .discourages ? .shouldNot : .mustNot, unit, told: Sentence.clean(told),
      action: Sentence.trimmed(unit.page.string(action)))
  }

  private func rule(
    _ kind: String, _ modality: Modality, _ unit: Unit, told: String, action: String? = nil, condition: String? = nil,
    lead: Unit? = nil
  ) -> Proposal {
    var slots = StatementRules.objects(unit)
    slots["action"] = .string(action ?? Sentence.trimmed(unit.text))
    if let condition { slots["condition"] = .string(condition) }
    return Proposal(
      kind: kind, facet: facet(of: unit, lead), modality: modality, slots: slots, instruction: told,
      // What governs an item is part of what it says.
      sources: [Citation.sentence(unit)] + (lead.map { [Citation.sentence($0)] } ?? []), pattern: "S7")
  }

  private func facet(of unit: Unit, _ lead: Unit?) -> Facet {
    switch Matter(unit, Statement(unit), page: reading) {
    case .words: .tone
    case .form: .format
    case .conduct: .reasoning
    }
  }
}
