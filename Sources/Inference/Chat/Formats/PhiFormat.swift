/// Phi 3 and Phi-4-mini: `<|role|>⏎content<|end|>⏎`, in Phi-4-mini without the line feeds and with tools in the system turn
/// (Microsoft's model cards).
struct PhiFormat: ChatFormat {
  /// Phi-4-mini.
  private let isMini: Bool

  init(_ template: String) { isMini = template.contains("<|tool|>") }

  var toolCalls: ToolCallFormat {
    isMini ? ToolCallFormat(opening: "<|tool_call|>", closing: "<|/tool_call|>", isArray: true) : .tagged
  }

  func write(_ messages: [ChatMessage], tools: [ChatTool], to prompt: inout PromptWriter) {
    let line = isMini ? "" : "\n"
    let chat = isMini ? messages : ToolInstructions.folded(messages, tools)
    let (system, rest) = chat.splittingSystem()
    if system != nil || isMini && !tools.isEmpty {
      prompt.write("<|system|>" + line)
      prompt.quote(system ?? "")
      if isMini, !tools.isEmpty {
        prompt.write("<|tool|>")
        prompt.quote(JSONValue.array(tools.map(\.definition)).text(.wide))
        prompt.write("<|/tool|>")
      }
      prompt.write("<|end|>" + line)
    }
    for message in rest {
      prompt.write("<|\(message.role == .tool ? "tool_response" : message.role.rawValue)|>" + line)
      prompt.quote(message.content)
      if isMini, !message.toolCalls.isEmpty {
        let calls = message.toolCalls.map { ["name": .string($0.name), "arguments": $0.arguments] as JSONValue }
        prompt.write("<|tool_call|>")
        prompt.quote(JSONValue.array(calls).text(.wide))
        prompt.write("<|/tool_call|>")
      }
      prompt.write("<|end|>" + line)
    }
    prompt.write("<|assistant|>" + line)
  }
}
