import Documents
import Rules
import TextScanning

/// IFEval's prompts: JSON Lines of `{"key","prompt","instruction_id_list","kwargs"}`, one bundle a line, named `k<key>`.
///
/// A line that cannot be read gives no bundle; an instruction that cannot be read is left out of its bundle. Both are told with line and
/// reason.
package enum IFEvalImporter: Importer {
  package static let name = "ifeval"
  package static let summary = "prompts with verifiable instructions, one bundle per line"

  package static func read(_ file: ImportedFile) -> ImportResult {
    var reading = Reading(file)
    let lines = LineIndex(file.bytes)
    for line in 1...lines.lineCount { reading.take(lines.range(ofLine: line), line: line) }
    return reading.result
  }

  private struct Reading {
    let file: ImportedFile
    let input: SkillBundle.Input
    var result = ImportResult()
    /// On which line each bundle's name stands.
    var names: [String: Int] = [:]

    init(_ file: ImportedFile) {
      self.file = file
      input = SkillBundle.Input(path: file.path, sha256: Digest.sha256(file.bytes))
    }

    mutating func take(_ whole: Range<Int>, line: Int) {
      let range =
        whole.lowerBound..<(file.bytes[whole].lastIndex { !ASCII.isSpace($0) }.map { $0 + 1 } ?? whole.lowerBound)
      guard !range.isEmpty else { return }
      let bytes = Array(file.bytes[range])
      do throws(IFEvalError) {
        let prompt = try IFEvalPrompt(line: bytes)
        if let first = names[prompt.name] {
          throw IFEvalError("key “\(prompt.name.dropFirst())” stands on line \(first) already")
        }
        names[prompt.name] = line
        let source = Source(
          path: file.path, line: line, endLine: line, byteStart: range.lowerBound, byteEnd: range.upperBound,
          quoteSHA256: Digest.sha256(bytes))
        let rules = self.rules(prompt, source)
        if rules.isEmpty, !prompt.instructions.isEmpty { return }
        result.bundles.append(bundle(prompt.name, rules))
      } catch {
        leaveOut(error.reason, line)
      }
    }

    private mutating func leaveOut(_ reason: String, _ line: Int) {
      result.omissions.append(.init(path: file.path, line: line, reason: reason))
    }

    /// The rules of a prompt; instructions that give none are told. One that is stated twice is two rules, under ids of two lengths.
    private mutating func rules(_ prompt: IFEvalPrompt, _ source: Source) -> [CompiledRule] {
      var rules: [CompiledRule] = []
      for instruction in prompt.instructions {
        do throws(IFEvalError) {
          var rule = try instruction.rule
          for digits in stride(from: 2 * RuleIdentity.digits, through: 64, by: RuleIdentity.digits)
          where rules.contains(where: { $0.rule.id == rule.id }) {
            rule.id = RuleIdentity.id(kind: rule.kind, slots: rule.slots, scope: rule.scope, digits: digits)
          }
          guard !rules.contains(where: { $0.rule.id == rule.id }) else {
            throw IFEvalError("\(instruction.id): is stated too often with the same arguments")
          }
          rules.append(CompiledRule(rule: rule, provenance: Provenance(sources: [source])))
        } catch {
          leaveOut(error.reason, source.line)
        }
      }
      return rules.sorted { JSON.bytewise($0.rule.id, $1.rule.id) }
    }

    private func bundle(_ name: String, _ rules: [CompiledRule]) -> SkillBundle {
      SkillBundle(
        subject: "brief \(name.dropFirst())", name: name, rules: rules, knowledge: Knowledge(), inputs: [input],
        pagesRead: 1, pagesSkipped: [], baseline: [:], diagnostics: [])
    }
  }
}
