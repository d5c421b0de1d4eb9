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

  // MARK: - Lead-ins

  private func force(_ meaning: LeadIn, _ lead: Unit, on unit: Unit) -> Force {
    let told = Sentence.clean("\(Sentence.trimmed(lead.told)): \(Sentence.trimmed(unit.told))")
    switch meaning {
    case .announces: return .free(condition: nil)
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
      let own = StatementReader.modality(unit.tokens, from: 0)?.modality
      let modality = own?.isNegative == true && !modality.isNegative ? own ?? modality : modality
      if reading.role.isAboutWriting { return .rule(principle(unit, lead, modality, told)) }
      let asks = Statement(lead).map { Family(lead, $0, role: reading.role) } == .confirmBefore
      let kind = asks ? "obligation.confirm" : modality.isNegative ? "obligation.never" : "obligation.must"
      return .rule(rule(kind, modality, unit, told: told, condition: asks ? nil : Sentence.trimmed(lead.text)))
    }
  }

  /// In a guide the items are principles of the text, not steps of the work.
  private func principle(_ unit: Unit, _ lead: Unit, _ modality: Modality, _ told: String) -> Proposal {
    let facet = Statement(lead).map { Family(lead, $0, role: reading.role).facet } ?? .tone
    return Proposal(
      kind: "rubric", facet: facet == .reasoning ? .tone : facet, modality: modality,
      slots: ["principle": .string(told)], instruction: told, sources: [Citation.source(unit.page, text: unit.range)],
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
    _ kind: String, _ modality: Modality, _ unit: Unit, told: String, action: String? = nil, condition: String? = nil
  ) -> Proposal {
    var slots = StatementRules.objects(unit)
    slots["action"] = .string(action ?? Sentence.trimmed(unit.text))
    if let condition { slots["condition"] = .string(condition) }
    return Proposal(
      kind: kind, facet: .reasoning, modality: modality, slots: slots, instruction: told,
      sources: [Citation.source(unit.page, text: unit.range)], pattern: "S7")
  }
}
