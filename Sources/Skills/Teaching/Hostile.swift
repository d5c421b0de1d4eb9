import Rules
import TextScanning

/// Sentences that speak to a model instead of a reader. They never enter the text of a skill, and lint reports them.
package enum Hostile {
  /// What a sentence drops, which of them, and how: all three must be there. Linters “ignore all rules” and guides “override your
  /// editor’s rules”; nobody but a model has previous instructions.
  private struct Pattern {
    var verbs: [String]
    var qualifiers: [String]
    var objects: [String]
  }

  private static let earlier = ["previous", "prior", "above", "earlier", "preceding", "system"]
  private static let patterns = [
    Pattern(
      verbs: ["ignore", "disregard", "forget"], qualifiers: earlier + ["all", "your"],
      objects: ["instruction", "instructions", "prompt", "prompts", "directions", "guidelines"]),
    Pattern(verbs: ["ignore", "disregard", "forget"], qualifiers: earlier, objects: ["rules", "context"]),
    Pattern(
      verbs: ["override", "bypass"], qualifiers: earlier + ["your"],
      objects: ["instruction", "instructions", "prompt", "prompts"]),
  ]
  private static let phrases = [
    "you are now ", "do not tell the user", "don't tell the user", "don’t tell the user", "without telling the user",
    "do not inform the user",
    "reveal your system prompt", "print your system prompt", "new instructions:", "system prompt:", "<|im_start|>",
    "[inst]",
    "act as an unrestricted", "jailbreak mode", "developer mode enabled", "hide this from the user",
  ]
  private static let pipes = ["| sh", "|sh", "| bash", "|bash", "| sudo", "| zsh"]
  private static let fetchers = ["curl ", "wget "]
  private static let verbs = ["ignore", "disregard", "forget", "override", "bypass"]

  /// One pass finds every literal; what follows looks only at texts that have some.
  private static let literals = phrases + pipes + fetchers + verbs
  private static let automaton = LiteralAutomaton(literals.map { Array($0.utf8) })

  /// Why a line is hostile, or nil. Quoting such a line to warn of it counts too: the model reads the same words.
  package static func reason(_ line: String) -> String? { reason(Array(line.utf8)) }

  /// The same for bytes. O(bytes).
  static func reason(_ bytes: [UInt8]) -> String? {
    var found: Set<Int> = []
    automaton.scan(bytes, in: 0..<bytes.count) { found.insert($0.literal) }
    guard !found.isEmpty else { return nil }
    let names = Set(found.map { literals[$0] })
    if let phrase = phrases.first(where: names.contains) {
      return "speaks to a model: “\(MarkdownText.oneLine(phrase))”"
    }
    if fetchers.contains(where: names.contains), pipes.contains(where: names.contains) {
      return "pipes a download into a shell"
    }
    return verbs.contains(where: names.contains) ? overrides(words(bytes.lowercasedASCII())) : nil
  }

  /// Whether nothing that a rule brings into a text is hostile.
  static func isHarmless(_ rule: Rule) -> Bool {
    let sections = (rule.slots["sections"]?.array ?? []).compactMap { $0["name"]?.string ?? $0.string }
    let texts = [rule.instruction, rule.scope.when ?? "", rule.scope.under ?? ""] + sections
    return texts.allSatisfy { reason($0) == nil }
  }

  /// A verb, at most three words, a qualifier, at most three words, an object.
  private static func overrides(_ words: [String]) -> String? {
    for (index, word) in words.enumerated() {
      for pattern in patterns where pattern.verbs.contains(word) {
        let rest = words[(index + 1)..<min(index + 8, words.count)]
        guard let qualifier = rest.firstIndex(where: pattern.qualifiers.contains), qualifier <= index + 4,
          let object = rest[(qualifier + 1)...].first(where: pattern.objects.contains)
        else { continue }
        return "tells a model to \(word) its \(object)"
      }
    }
    return nil
  }

  private static func words(_ bytes: [UInt8]) -> [String] {
    Words.ranges(bytes, in: 0..<bytes.count).map(bytes.string)
  }
}
