import Rules
import TextScanning

/// markdownlint's configurations: JSON with comments or YAML, one bundle a file.
///
/// Every rule that is on gives one of ours, with its number as alias; what cannot be taken over is told with line and reason.
package enum MarkdownlintImporter: Importer {
  package static let name = "markdownlint"
  package static let summary = "the rules of a markdownlint configuration, as one bundle"

  package static func read(_ file: ImportedFile) -> ImportResult {
    var result = ImportResult()
    do throws(MarkdownlintConfiguration.Problem) {
      let reading = MarkdownlintReading(try MarkdownlintConfiguration(file), defaults: true)
      result.omissions = reading.gaps.map { .init(path: file.path, line: $0.line, reason: $0.reason) }
      let lines = LineIndex(file.bytes)
      let rules = reading.settings.compactMap { compiled($0, file, lines, &result) }
      if !rules.isEmpty { result.bundles = [bundle(rules, file)] }
    } catch {
      result.omissions = [.init(path: file.path, line: error.line, reason: error.message)]
    }
    return result
  }

  private static func compiled(
    _ setting: MarkdownlintReading.Setting, _ file: ImportedFile, _ lines: LineIndex, _ result: inout ImportResult
  ) -> CompiledRule? {
    guard let kind = RuleKinds.kind(named: setting.kind) else { return nil }
    let modality = setting.isWarning ? Modality.should : .must
    var rule = Rule(
      id: RuleIdentity.id(kind: setting.kind, slots: setting.slots, scope: Scope()), facet: kind.facet,
      kind: setting.kind, modality: modality, severity: modality.severity, slots: setting.slots, instruction: "",
      origin: .imported, check: kind.check, alias: setting.alias)
    do throws(SlotError) {
      rule.instruction = try kind.init(slots: setting.slots).instruction(for: rule)
    } catch {
      let reason = "\(setting.alias): \(error.message)"
      result.omissions.append(.init(path: file.path, line: setting.line, reason: reason))
      return nil
    }
    return CompiledRule(rule: rule, provenance: Provenance(sources: [source(setting.line, file, lines)]))
  }

  private static func source(_ line: Int, _ file: ImportedFile, _ lines: LineIndex) -> Source {
    let whole = lines.range(ofLine: line)
    let end = file.bytes[whole].lastIndex { !ASCII.isSpace($0) }.map { $0 + 1 } ?? whole.lowerBound
    return Source(
      path: file.path, line: line, endLine: line, byteStart: whole.lowerBound, byteEnd: end,
      quoteSHA256: Digest.sha256(Array(file.bytes[whole.lowerBound..<end])))
  }

  private static func bundle(_ rules: [CompiledRule], _ file: ImportedFile) -> SkillBundle {
    SkillBundle(
      subject: "Markdown style", name: name, rules: rules.sorted { JSON.bytewise($0.rule.id, $1.rule.id) },
      knowledge: Knowledge(), inputs: [.init(path: file.path, sha256: Digest.sha256(file.bytes))], pagesRead: 1,
      pagesSkipped: [], baseline: [:], diagnostics: [])
  }
}
