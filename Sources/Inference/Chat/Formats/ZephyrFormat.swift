/// Zephyr and TinyLlama chat: `<|role|>⏎content</s>⏎` (HuggingFaceH4/zephyr-7b-beta's model card).
struct ZephyrFormat: ChatFormat {
  var toolCalls: ToolCallFormat { .tagged }

  func write(_ messages: [ChatMessage], tools: [ChatTool], to prompt: inout PromptWriter) {
    for message in ToolInstructions.folded(messages, tools) {
      prompt.write("<|\(message.role.rawValue)|>\n")
      prompt.quote(message.content)
      prompt.write("</s>\n")
    }
    prompt.write("<|assistant|>\n")
  }
}
