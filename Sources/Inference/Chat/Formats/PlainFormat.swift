/// For models that were never taught to chat: the texts of the messages, one after the other, to be continued. Of tools such a model is not told;
/// it can still be held to a call.
struct PlainFormat: ChatFormat {
  var toolCalls: ToolCallFormat { ToolCallFormat(opening: "", closing: "") }

  func write(_ messages: [ChatMessage], tools: [ChatTool], to prompt: inout PromptWriter) {
    let texts = ToolInstructions.folded(messages, []).map(\.content).filter { !$0.isEmpty }
    prompt.quote(texts.joined(separator: "\n\n"))
  }
}
