import TextScanning

/// Reads one message of a chat, in the shapes agents record: OpenAI's (`content`, `tool_calls`, `function_call`) and Anthropic's (content blocks
/// `text`, `tool_use`, `tool_result`).
enum MessageReader {
  /// A message; nil for what has no role.
  static func message(_ value: JSON, number: Int, place: Transcript.Place?) -> Transcript.Message? {
    guard let role = value["role"]?.string else { return nil }
    let parts = value["content"]?.array ?? []
    let result = parts.first { $0["type"]?.string == "tool_result" }
    var message = Transcript.Message(
      number: number, role: self.role(role, isResult: result != nil), agent: value["name"]?.string,
      text: value["content"].flatMap(text), calls: calls(value) + parts.compactMap(block), place: place)
    if message.text?.isEmpty ?? true { message.text = result.flatMap { $0["content"] }.flatMap(text) }
    if message.text?.isEmpty ?? false { message.text = nil }
    message.dropBlankText()
    message.answers = value["tool_call_id"]?.string ?? result?["tool_use_id"]?.string
    message.isError = result?["is_error"]?.bool ?? value["is_error"]?.bool ?? false
    return message
  }

  /// A line that is one step of an agent; nil when its output is no text. An empty output is one, unless the step calls a tool.
  static func step(_ value: JSON, number: Int, place: Transcript.Place?) -> Transcript.Message? {
    guard let output = value["output"], let text = text(output) else { return nil }
    var message = Transcript.Message(
      number: number, role: .assistant, agent: value["agent"]?.string, text: text, calls: calls(value), place: place)
    message.dropBlankText()
    return message
  }

  private static func role(_ name: String, isResult: Bool) -> Transcript.Role {
    switch name {
    case "assistant", "model": .assistant
    case "system", "developer": .system
    case "tool", "function": .tool
    default: isResult ? .tool : .user
    }
  }

  /// A text, or the text parts of a message; empty for null, nil for what is neither.
  private static func text(_ value: JSON) -> String? {
    if let text = value.string { return text }
    if value == .null { return "" }
    return value.array.map { $0.compactMap { $0.string ?? $0["text"]?.string }.joined(separator: "\n") }
  }

  /// `tool_calls` of a message or a step, and the older `function_call`.
  private static func calls(_ value: JSON) -> [ToolCall] {
    ((value["tool_calls"]?.array ?? []) + (value["function_call"].map { [$0] } ?? [])).compactMap { entry in
      let call = entry["function"] ?? entry
      guard let name = call["name"]?.string else { return nil }
      return ToolCall(
        id: entry["id"]?.string, name: name, arguments: arguments(call["arguments"] ?? call["input"] ?? call["args"]))
    }
  }

  /// A content block that calls a tool.
  private static func block(_ part: JSON) -> ToolCall? {
    guard part["type"]?.string == "tool_use", let name = part["name"]?.string else { return nil }
    return ToolCall(id: part["id"]?.string, name: name, arguments: arguments(part["input"]))
  }

  private static func arguments(_ value: JSON?) -> String {
    switch value {
    case nil, .null: "{}"
    case .string(let text): text
    case .some(let value): value.text
    }
  }
}

extension Transcript.Message {
  /// White space beside a call says nothing: it is no answer that could be empty.
  fileprivate mutating func dropBlankText() {
    if !calls.isEmpty, !hasText { text = nil }
  }
}
