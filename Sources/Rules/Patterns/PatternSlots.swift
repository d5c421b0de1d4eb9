import TextScanning

/// What the kinds that stand for a linter's expressions share: how the expressions are read, what they let pass, what is said of a match.
struct PatternSlots: Sendable {
  let shape: CompiledPattern.Shape
  let exceptions: Exceptions
  let message: LinterMessage?
  let action: LinterAction?

  static let descriptions = [
    SlotDescription("words", "bool", "matches begin and end at word boundaries; true when left out", isRequired: false),
    SlotDescription("ignoreCase", "bool", "case does not matter; false when left out", isRequired: false),
    SlotDescription("except", "strings", "a match that holds one of these as whole words is none", isRequired: false),
    SlotDescription("message", "string", "what a finding says; %s is the match", isRequired: false),
    SlotDescription("action", "strings", "the fix: replace, remove or edit, and its parameters", isRequired: false),
  ]

  init(_ slots: [String: JSON]) throws(SlotError) {
    var shape = CompiledPattern.Shape()
    shape.matchesWords = slots["words"]?.bool ?? true
    shape.ignoresCase = slots["ignoreCase"]?.bool ?? false
    shape.lead = slots["lead"]?.string ?? ""
    shape.trail = slots["trail"]?.string ?? ""
    self.shape = shape
    message = slots["message"]?.string.map { LinterMessage($0) }
    action = LinterAction(slots.optionalStrings("action"))
    exceptions = try Self.reading("except") { () throws(PatternError) in
      try Exceptions(slots.optionalStrings("except"))
    }
  }

  /// Turns what is wrong with an expression into what is wrong with its slot.
  static func reading<Value>(_ slot: String, _ body: () throws(PatternError) -> Value) throws(SlotError) -> Value {
    do throws(PatternError) { return try body() } catch {
      throw SlotError("slot “\(slot)” holds no expression: \(error.reason)")
    }
  }

  /// The texts that expressions stand for where they are plain enough to be shown, at most `limit`.
  static func readable(_ expressions: [String], limit: Int = 12) -> [String] {
    var texts: [String] = []
    for expression in expressions {
      guard let literals = (try? RegexParser.parse(expression))?.literals(limit: limit) else { continue }
      texts += literals.filter { !$0.isEmpty && !texts.contains($0) }
      if texts.count >= limit { break }
    }
    return Array(texts.prefix(limit))
  }
}
