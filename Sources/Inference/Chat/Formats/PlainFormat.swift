/// For models that were never taught to chat: the texts of the messages, one after the other, to be continued.
struct PlainFormat: ChatFormat {
  var toolCalls: ToolCallFormat { .tagged }

  func write(_ messages: [ChatMessage], tools: [ChatTool], to prompt: inout PromptWriter) {
    let texts = ToolInstructions.folded(messages, tools).map(\.content).filter { !$0.isEmpty }
    prompt.quote(texts.joined(separator: "\n\n"))
  }
}
