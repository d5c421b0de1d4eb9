import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads what a decision record chose when it names an option and no deed: “Chosen option: "Use an asterisk", because …”, “We chose `uv`”.
/// The option is the rule; exceptions below it are rules of their own.
enum ChosenOptions: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    guard reading.role == .decisionRecord else { return }
    for unit in reading.units
    where unit.block.level == 0 && !proposals.used.contains(unit.ordinal) && isDecided(unit) {
      guard let option = option(unit) ?? exception(unit) else { continue }
      proposals.add(proposal(unit, option, reading), units: [unit.ordinal])
    }
  }

  private static func isDecided(_ unit: Unit) -> Bool {
    let sections = unit.headings.joined(separator: " ").lowercased()
    return sections.contains("decision") || sections.contains("outcome")
  }

  /// Tokens of the option that was chosen; a placeholder is none.
  private static func option(_ unit: Unit) -> Range<Int>? {
    let tokens = unit.tokens
    guard let cue = cues.first(where: { StatementReader.matches($0, tokens, 0) }) else { return nil }
    var start = cue.count
    while start < tokens.count, tokens[start].kind == .mark { start += 1 }
    guard start < tokens.count, !tokens[start].text.contains("{"), !tokens[start].text.contains("<") else { return nil }
    if tokens[start].kind == .term { return start..<start + 1 }
    let end = tokens[start...].firstIndex { [",", ".", ";"].contains($0.text) || $0.text == "because" } ?? tokens.count
    return end > start ? start..<end : nil
  }

  private static let cues = [
    ["chosen", "option"], ["chosen", "alternative"], ["chosen", "solution"], ["decided", "on"],
    ["we", "decided", "on"],
    ["we", "chose"], ["we", "choose"], ["we", "have", "chosen"],
  ]

  /// “Exception: in the bare templates, we use comments.”
  private static func exception(_ unit: Unit) -> Range<Int>? {
    guard unit.tokens.count > 4, unit.tokens[0].text == "exception", unit.tokens[1].text == ":" else { return nil }
    return 2..<unit.tokens.count
  }

  private static func proposal(_ unit: Unit, _ option: Range<Int>, _ reading: PrescriptivePage) -> Proposal {
    let tokens = unit.tokens
    let range = tokens[option.lowerBound].range.lowerBound..<tokens[option.upperBound - 1].range.upperBound
    let text = Sentence.trimmed(unit.page.string(range))
    let question = unit.page.text.blocks.first { $0.level == 1 }.map { unit.page.string($0.range) } ?? ""
    // An option in quotation marks is a sentence of its own.
    let inner = Unit(
      page: unit.page, range: range, block: unit.block, blockIndex: unit.blockIndex,
      tokens: Tokenizer.tokens(of: range, in: unit.page), leadIn: nil, headings: [question], isFirst: false,
      ordinal: unit.ordinal)
    let (leading, _) = StatementReader.leadingCondition(inner.tokens, from: 0)
    let condition = leading.map {
      unit.page.string(inner.tokens[$0.lowerBound].range.lowerBound..<inner.tokens[$0.upperBound - 1].range.upperBound)
    }
    let matter = Matter(inner, Statement(inner), page: reading)
    let mark = question.isEmpty || question.hasSuffix("?") ? "" : ":"
    let told = Sentence.clean("\(question)\(mark) \(Sentence.trimmed(inner.told))")
    var slots = StatementRules.objects(inner)
    slots[matter == .conduct ? "action" : "principle"] = .string(text)
    if matter == .conduct, let condition { slots["condition"] = .string(condition) }
    let facet: Facet = matter == .conduct ? .reasoning : matter == .form ? .format : .tone
    return Proposal(
      kind: matter == .conduct ? "obligation.must" : "rubric", facet: facet, modality: .must,
      scope: Scope(when: condition),
      slots: slots, instruction: told, sources: [Citation.sentence(unit)], pattern: "P12")
  }
}
