/// Gemma 2 and 3: `<start_of_turn>user⏎content<end_of_turn>⏎`, the assistant is `model`. There is no system turn: its text stands before the first
/// user's (Google's “Gemma formatting and system instructions”).
struct GemmaFormat: ChatFormat {
  var toolCalls: ToolCallFormat { .tagged }

  func write(_ messages: [ChatMessage], tools: [ChatTool], to prompt: inout PromptWriter) {
    let (system, rest) = ToolInstructions.folded(messages, tools).splittingSystem()
    var told = system
    for message in rest {
      prompt.write("<start_of_turn>\(message.role == .assistant ? "model" : "user")\n")
      if message.role == .user, let system = told {
        prompt.quote(system.trimmingSpaces() + "\n\n")
        told = nil
      }
      prompt.quote(message.content.trimmingSpaces())
      prompt.write("<end_of_turn>\n")
    }
    prompt.write("<start_of_turn>model\n")
  }
}
