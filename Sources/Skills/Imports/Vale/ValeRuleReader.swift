import Rules
import TextScanning

/// Makes a rule of one file of a Vale style.
package struct ValeRuleReader: Sendable {
  /// What a configuration says of a rule beyond its file.
  package struct Setting: Sendable, Hashable {
    /// Overrides the level of the file.
    package var level: String?
    /// Pages it holds for; empty: all.
    package var pages: [String] = []
    package init(level: String? = nil, pages: [String] = []) {
      self.level = level
      self.pages = pages
    }
  }

  private let accepted: [String]
  private let words: @Sendable (String) -> [String]

  /// `accepted` are the words of the vocabularies in use; `words` gives those of a list that a rule names.
  package init(accepted: [String] = [], words: @escaping @Sendable (String) -> [String] = { _ in [] }) {
    self.accepted = accepted
    self.words = words
  }

  /// The rule of a file, or nil, and what of it is left out. `path` is how the file is cited.
  package func read(
    _ bytes: [UInt8], name: String, path: String, setting: Setting = Setting()
  ) -> (rule: CompiledRule?, leftOut: [LeftOut]) {
    var leftOut: [LeftOut] = []
    func leave(_ line: Int, _ reason: String) {
      leftOut.append(LeftOut(path: path, line: line, name: name, reason: reason))
    }
    do throws(ValeFile.Fault) {
      let file = try ValeFile(bytes)
      let meaning = try ValeMeaning(file, accepted: accepted, words: words)
      for part in meaning.leftOut { leave(part.line, part.reason) }
      let scope = try scope(file, setting, leave)
      let rule = try rule(meaning, file, scope, setting, name: name)
      return (CompiledRule(rule: rule, provenance: Provenance(sources: [Self.source(bytes, path)])), leftOut)
    } catch {
      leave(error.line, error.reason)
      return (nil, leftOut)
    }
  }

  private func scope(
    _ file: ValeFile, _ setting: Setting, _ leave: (Int, String) -> Void
  ) throws(ValeFile.Fault) -> Scope {
    let scopes = file.list("scope")
    let (places, unknown) = ValeScope.places(scopes)
    for item in unknown { leave(item.line, ValeScope.reason(item.text)) }
    guard unknown.count < scopes.count || scopes.isEmpty else {
      throw ValeFile.Fault(reason: "none of its scopes is read", line: file.line("scope"))
    }
    return Scope(pages: setting.pages, places: places)
  }

  private func rule(
    _ meaning: ValeMeaning, _ file: ValeFile, _ scope: Scope, _ setting: Setting, name: String
  ) throws(ValeFile.Fault) -> Rule {
    let severity = Severity(rawValue: setting.level ?? file.text("level") ?? "") ?? .warning
    let isStrict = severity == .error
    guard let kind = RuleKinds.kind(named: meaning.kind) else {
      throw ValeFile.Fault(reason: "no kind of ours stands for “\(file.extends.text)”", line: file.extends.line)
    }
    var rule = Rule(
      id: RuleIdentity.id(kind: meaning.kind, slots: meaning.slots, scope: scope), facet: kind.facet,
      kind: meaning.kind, modality: meaning.isBan ? (isStrict ? .mustNot : .shouldNot) : isStrict ? .must : .should,
      severity: severity, scope: scope, slots: meaning.slots, instruction: "", origin: .imported, check: kind.check,
      alias: name)
    do throws(SlotError) {
      let typed = try kind.init(slots: meaning.slots)
      try typed.validate()
      rule.instruction = typed.instruction(for: rule)
    } catch {
      throw ValeFile.Fault(reason: error.message, line: file.extends.line)
    }
    return rule
  }

  private static func source(_ bytes: [UInt8], _ path: String) -> Source {
    let lines = LineIndex(bytes)
    let end = bytes.lastIndex { !ASCII.isSpace($0) }.map { $0 + 1 } ?? 0
    return Source(
      path: path, line: 1, endLine: lines.line(at: max(0, end - 1)), byteStart: 0, byteEnd: end,
      quoteSHA256: Digest.sha256(Array(bytes[0..<end])))
  }
}
