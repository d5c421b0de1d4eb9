import TextScanning

/// The phrases by which hostile text is known; our own list, in lower case.
enum HostilePhrases {
  /// Nobody writes this for people.
  static let certain: UInt8 = 1
  /// Speaks to a model.
  static let address: UInt8 = 2
  /// Orders to leave the task, the rules or the user behind.
  static let subversion: UInt8 = 4
  /// A turn of a chat at the start of a line.
  static let turn: UInt8 = 8

  /// What an order to leave the task ends in, “previous instructions”: certain behind a verb.
  static let overridden: UInt8 = 16

  private static let overriddenEnds: [String] = ["previous", "prior", "above", "earlier", "preceding"].flatMap { when in
    ["instructions", "rules", "prompt", "prompts", "directions", "guidelines"].map { "\(when) \($0)" }
  }

  private static let verbs = ["ignore ", "disregard ", "forget ", "override "].map { Array($0.utf8) }
  private static let fillers = ["", "all ", "the ", "any ", "all the ", "all of the ", "your "].map { Array($0.utf8) }

  /// Where the order begins whose end, “previous instructions”, begins at `end`: “ignore all of the …”; nil for anything else.
  static func overrideStart(_ bytes: [UInt8], endingAt end: Int) -> Int? {
    for filler in fillers where stands(filler, before: end, in: bytes) {
      for verb in verbs where stands(verb, before: end - filler.count, in: bytes) {
        return end - filler.count - verb.count
      }
    }
    return nil
  }

  private static func stands(_ text: [UInt8], before end: Int, in bytes: [UInt8]) -> Bool {
    end >= text.count && text.indices.allSatisfy { ASCII.lower(bytes[end - text.count + $0]) == text[$0] }
  }

  private static let sure =
    [
      "ignore everything above", "disregard everything above", "forget everything above", "<|im_start|>", "<|im_end|>",
      "[inst]", "[/inst]", "<<sys>>",
      "<|system|>", "<|assistant|>", "<|user|>", "### system:", "reveal your system prompt", "print your system prompt",
      "ai agents reading this",
      "ai assistants reading this", "agents reading this page", "agents reading this document", "llm reading this",
      "llms reading this", "without telling the user",
      "do not tell the user", "don't tell the user", "do not inform the user", "new system prompt",
      "developer mode enabled", "\"role\": \"tool\"",
      "\"role\":\"tool\"", "your system prompt", "note to ai", "attention ai", "dear ai", "your new task is",
      "base64 -d | sh", "base64 -d | bash", "base64 --decode | sh", "base64 --decode | bash",
      "decode and run", "decode and execute", "when you generate a skill", "new instructions from the developer",
      "end of document", "without restrictions, and",
      "an assistant without restrictions",
    ]

  private static let addresses = [
    "ai", "ai model", "ai agent", "ai agents", "ai tool", "ai assistant", "ai assistants", "ai language model", "llm",
    "llms", "language model", "language models",
    "chatgpt", "claude", "gpt", "copilot", "assistant", "assistants", "model", "models", "automated readers", "chatbot",
    "gemini",
  ]

  private static let subversions = [
    "override your", "ignore your", "ignore its", "ignore prior", "disregard the", "disregard your",
    "disregard its", "obey only", "must now obey", "you must now", "bypass the", "bypass your", "must ignore",
    "end each answer", "end every answer",
    "end every reply", "exfiltrate", "send the contents", "send your", "post the contents", "upload the contents",
    "system prompt", "secret ones",
    "without review", "without restrictions", "read private", "forget your", "pretend to be", "pretend that you",
    "leak the",
    "conversation into", "question into the address", "skip the check", "hide this", "keep this secret", "act as if",
  ]

  private static let turns = ["human:", "assistant:", "user:", "system:"]

  private static let all: [(String, UInt8)] =
    sure.map { ($0, certain) } + overriddenEnds.map { ($0, overridden) } + addresses.map { ($0, address) }
    + subversions.map { ($0, subversion) }
    + turns.map { ($0, turn) }

  static let signs = all.map(\.1)
  static let automaton = LiteralAutomaton(all.map { Array($0.0.utf8) })
}
