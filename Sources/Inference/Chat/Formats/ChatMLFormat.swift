/// ChatML: Qwen, SmolLM, Hermes and many others. `<|im_start|>role⏎content<|im_end|>⏎`
struct ChatMLFormat: ChatFormat {
  /// What the model's template says where a chat has no system message.
  private let defaultSystem: String?
  /// What the model's template says before and after the tools.
  private let toolWords: (before: String, after: String)?

  private static let head = "<|im_start|>system\n"
  private static let end = "<|im_end|>"

  init(_ template: String) {
    let literals = TemplateLiterals(template).texts
    let isDefault = { (text: String) in
      text.hasPrefix(Self.head) && text.contains(Self.end) && !text.contains("<tools>")
    }
    defaultSystem = literals.first(where: isDefault).map { text in
      String(text.dropFirst(Self.head.count).prefix(while: { $0 != "<" }))
    }
    // “… <tools>”, each tool on a line, “⏎</tools> … <|im_end|>⏎”.
    let before = literals.first { $0.contains("# Tools") && $0.hasSuffix("<tools>") }
    let after = literals.first { $0.hasPrefix("\n</tools>") && $0.contains("<tool_call>") }
    let words = after.map { text in text.hasSuffix(Self.end + "\n") ? String(text.dropLast(Self.end.count + 1)) : text }
    if let before, let words {
      toolWords = (String(before.drop { $0 == "\n" }), words)
    } else {
      toolWords = nil
    }
  }

  var toolCalls: ToolCallFormat { .tagged }

  func write(_ messages: [ChatMessage], tools: [ChatTool], to prompt: inout PromptWriter) {
    let (system, rest) = messages.splittingSystem()
    let told = system ?? defaultSystem
    if told != nil || !tools.isEmpty {
      prompt.write(Self.head)
      if let system { prompt.quote(system) } else if let told { prompt.write(told) }
      if !tools.isEmpty {
        prompt.write(told == nil ? "" : "\n\n")
        prompt.quote(ToolInstructions.text(tools, words: toolWords))
      }
      prompt.write(Self.end + "\n")
    }
    for (index, message) in rest.enumerated() {
      let isAnswer = message.role == .tool
      // Answers of several tools are one turn.
      if !isAnswer || index == 0 || rest[index - 1].role != .tool {
        prompt.write("<|im_start|>\(isAnswer ? "user" : message.role.rawValue)")
      }
      prompt.write("\n")
      switch message.role {
      case .tool: prompt.quote(ToolInstructions.response(message))
      case .assistant: prompt.quote(ToolInstructions.text(message))
      default: prompt.quote(message.content)
      }
      if !isAnswer || index + 1 == rest.count || rest[index + 1].role != .tool { prompt.write(Self.end + "\n") }
    }
    prompt.write("<|im_start|>assistant\n")
  }
}
