import Inference

/// How Ollama's answers are put together.
enum OllamaAnswers {
  /// One event: the model, the time, and what is told.
  static func event(_ model: String, _ told: [JSONValue.Member], isDone: Bool = false) -> JSONValue {
    .object(
      [JSONValue.Member("model", .string(model)), JSONValue.Member("created_at", .string(Timestamp.now))] + told
        + [JSONValue.Member("done", .bool(isDone))])
  }

  /// The members of the last event: why it ended and how long it took, in nanoseconds.
  static func ending(_ end: GenerationEnd) -> [JSONValue.Member] {
    let usage = end.usage
    let total = usage.waiting + usage.promptTime + usage.generationTime
    return [
      JSONValue.Member("done_reason", .string(end.reason == .length ? "length" : "stop")),
      JSONValue.Member("total_duration", JSONValue(total.nanoseconds)),
      JSONValue.Member("load_duration", 0),
      JSONValue.Member("prompt_eval_count", JSONValue(usage.promptTokens)),
      JSONValue.Member("prompt_eval_duration", JSONValue(usage.promptTime.nanoseconds)),
      JSONValue.Member("eval_count", JSONValue(usage.generatedTokens)),
      JSONValue.Member("eval_duration", JSONValue(usage.generationTime.nanoseconds)),
    ]
  }

  static func message(_ delta: ChatDelta) -> JSONValue {
    var members = [JSONValue.Member("role", "assistant"), JSONValue.Member("content", .string(delta.text))]
    if !delta.calls.isEmpty {
      let calls = delta.calls.map { call -> JSONValue in
        ["function": ["name": .string(call.name), "arguments": call.arguments]]
      }
      members.append(JSONValue.Member("tool_calls", .array(calls)))
    }
    return .object(members)
  }
}
