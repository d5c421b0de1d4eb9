import Documents
import Prose
import Rules
import TextScanning

/// Reads how an agent is to take its turns: “make one tool call at a time”, “if you call a tool, do not answer the user in the same message”
/// (P22). One sentence may say both.
enum TurnRules: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    guard !reading.role.isAboutWriting else { return }
    for unit in reading.units where isCandidate(unit) && !proposals.used.contains(unit.ordinal) {
      let words = unit.words
      guard speaksOfCalls(words) else { continue }
      let modality = Statement(unit)?.modality ?? .must
      if let most = limit(words) {
        proposals.add(
          proposal("turn.callLimit", ["atMost": .int(most)], modality, unit, reading), units: [unit.ordinal])
      }
      if keepsApart(words) {
        proposals.add(proposal("turn.callOnly", [:], modality, unit, reading), units: [unit.ordinal])
      }
    }
  }

  private static func isCandidate(_ unit: Unit) -> Bool {
    unit.block.level == 0 && !unit.block.place.contains(.tableCell) && unit.tokens.last?.text != "?"
      && unit.tokens.count <= 60
  }

  /// A duty and its ban are the same here: both limit.
  private static func proposal(
    _ kind: String, _ slots: [String: JSON], _ modality: Modality, _ unit: Unit, _ reading: PrescriptivePage
  ) -> Proposal {
    let isWeak = modality == .should || modality == .shouldNot || modality == .may
    return Proposal(
      kind: kind, facet: .reasoning, modality: isWeak ? .should : .must, slots: slots,
      sources: [Citation.source(unit.page, text: unit.range)], pattern: "P22")
  }

  // MARK: - Reading

  private static func isTool(_ word: String) -> Bool { ["tool", "tools", "function", "functions"].contains(word) }

  private static func isCall(_ word: String) -> Bool {
    ["call", "calls", "calling", "use", "uses", "using", "invoke", "invokes", "invocation", "invocations"].contains(
      word)
  }

  /// A tool and its call within a few words of one another.
  private static func speaksOfCalls(_ words: [String]) -> Bool {
    words.indices.contains { index in
      isTool(words[index]) && words[max(0, index - 4)..<min(words.count, index + 3)].contains(where: isCall)
    }
  }

  /// “one tool call at a time”, “at most two tool calls per message”, “never call several tools at once”.
  private static func limit(_ words: [String]) -> Int? {
    guard perTurn.contains(where: { contains(words, $0) }) else { return nil }
    for index in words.indices where isTool(words[index]) || isCall(words[index]) {
      let before = words[max(0, index - 3)..<index]
      if isNegated(words, at: index),
        before.contains(where: many.contains) || contains(Array(before), ["more", "than", "one"])
      {
        return 1
      }
      guard let number = before.lazy.compactMap({ numbers[$0] ?? Int($0) }).last, number > 0, number < 100 else {
        continue
      }
      // “No more than two” is two; “do not make two” is one less.
      let isMost = contains(words, ["more", "than"]) || !isNegated(words, at: index)
      return isMost ? number : number - 1
    }
    return nil
  }

  private static let numbers = ["one": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5]
  private static let many: Set<String> = ["multiple", "several", "parallel", "many", "simultaneous"]
  private static let perTurn = phrases(
    """
    at a time, at once, at the same time, per message, per turn, per step, per response, per reply, in one message, in a message,
    in each message, in any message, in one turn, in a turn, in each turn, in one reply, in a single message, in a single turn, in one response,
    in the same message, in the same turn, in parallel, simultaneously, one by one
    """)

  private static func isNegated(_ words: [String], at index: Int) -> Bool {
    words[max(0, index - 7)..<index].contains {
      ["not", "never", "don't", "no", "cannot", "can't", "avoid"].contains($0)
    }
  }

  /// “… do not respond at the same time”, “a message that calls a tool has no text”.
  private static func keepsApart(_ words: [String]) -> Bool {
    // “In one reply” measures a turn; it says nothing about replying.
    let speaks = words.indices.contains { index in
      speech.contains(words[index]) && (index == 0 || !measures.contains(words[index - 1]))
    }
    guard speaks else { return false }
    if silences.contains(where: { contains(words, $0) }) { return true }
    if calling.contains(where: { contains(words, $0) }), refusesToSpeak(words) { return true }
    guard together.contains(where: { contains(words, $0) }) else { return false }
    return words.contains { ["not", "never", "don't", "either", "cannot", "can't", "avoid", "without"].contains($0) }
  }

  /// “when you are calling a tool you must not talk to the reader”: a no, and within three words a verb of speaking to somebody.
  private static func refusesToSpeak(_ words: [String]) -> Bool {
    words.indices.contains { index in
      ["not", "never", "don't", "cannot", "can't"].contains(words[index])
        && words[(index + 1)...].prefix(3).contains { ["respond", "reply", "talk", "speak", "chat"].contains($0) }
    }
  }

  private static let calling = phrases(
    """
    when you call, when you are calling, when calling, whenever you call, while you call, while you are calling, while calling,
    if you call, if you are calling, when you make a tool call, if you make a tool call, while making a tool call, when making a tool call
    """)
  private static let speech: Set<String> = Set(
    words: """
      respond responds responding response reply replies replying answer answers answering write writes writing text talk talking
      speak speaks speaking say says prose
      """)
  private static let measures: Set<String> = ["one", "same", "each", "any", "single", "per", "a", "every"]
  private static let together = phrases(
    """
    at the same time, simultaneously, in the same message, in the same turn, in the same response, in the same reply, same message,
    at once, alongside, together, along with, in one message, in one turn, in one response, while calling
    """)
  private static let silences = phrases(
    "no text, nothing else, no other text, no prose, without text, without any text, no message to the user, no words")

  private static func phrases(_ table: String) -> [[String]] {
    [String](phrases: table).map { $0.split(separator: " ").map(String.init) }
  }

  private static func contains(_ words: [String], _ phrase: [String]) -> Bool {
    guard words.count >= phrase.count else { return false }
    return (0...words.count - phrase.count).contains { words[$0..<$0 + phrase.count].elementsEqual(phrase) }
  }
}
