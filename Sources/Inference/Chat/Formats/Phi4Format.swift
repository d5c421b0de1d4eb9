/// Phi 4: `<|im_start|>role<|im_sep|>content<|im_end|>` (Microsoft's model card).
struct Phi4Format: ChatFormat {
  var toolCalls: ToolCallFormat { .tagged }

  func write(_ messages: [ChatMessage], tools: [ChatTool], to prompt: inout PromptWriter) {
    for message in ToolInstructions.folded(messages, tools) {
      prompt.write("<|im_start|>\(message.role.rawValue)<|im_sep|>")
      prompt.quote(message.content)
      prompt.write("<|im_end|>")
    }
    prompt.write("<|im_start|>assistant<|im_sep|>")
  }
}
