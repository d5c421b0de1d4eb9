/// Mistral, in the editions of its tokenizers (mistralai/mistral-common, `tokens/tokenizers/instruct.py`):
///
/// | edition | system message | user | call of a tool | its answer |
/// |---|---|---|---|---|
/// | v1 | before the first user's text | `[INST] text [/INST]` | – | – |
/// | v3, v3 tekken | before the last user's text | `[INST] text[/INST]`, tekken without the space | `[TOOL_CALLS][{…}]` | `[TOOL_RESULTS]{…}[/TOOL_RESULTS]` |
/// | v7 | `[SYSTEM_PROMPT]text[/SYSTEM_PROMPT]` | as before | as before | `[TOOL_RESULTS]id[TOOL_CONTENT]text[/TOOL_RESULTS]` |
/// | v11 | as before | as before | `[TOOL_CALLS]name[CALL_ID]id[ARGS]{…}` | as before |
/// | v13 | as before | as before | `[TOOL_CALLS]name[ARGS]{…}` | `[TOOL_RESULTS]text[/TOOL_RESULTS]` |
struct MistralFormat: ChatFormat {
  enum Edition: Int, Comparable {
    case v1 = 1
    case v3 = 3
    case v7 = 7
    case v11 = 11
    case v13 = 13

    static func < (one: Edition, other: Edition) -> Bool { one.rawValue < other.rawValue }
  }

  let edition: Edition
  /// Whether a space follows `[INST]` and its like: editions on SentencePiece.
  let isSpaced: Bool

  init(_ template: String) {
    if template.contains("[ARGS]") {
      edition = template.contains("[CALL_ID]") ? .v11 : .v13
    } else if template.contains("[SYSTEM_PROMPT]") {
      edition = .v7
    } else {
      edition = template.contains("[AVAILABLE_TOOLS]") ? .v3 : .v1
    }
    isSpaced = template.contains("[INST] ")
  }

  init(_ edition: Edition, isSpaced: Bool) {
    self.edition = edition
    self.isSpaced = isSpaced
  }

  var toolCalls: ToolCallFormat {
    switch edition {
    case .v1: .tagged
    case .v3, .v7: ToolCallFormat(opening: "[TOOL_CALLS]", closing: "", isArray: true)
    case .v11, .v13: ToolCallFormat(opening: "[TOOL_CALLS]", closing: "", nameEnd: "[ARGS]")
    }
  }

  private var space: String { isSpaced ? " " : "" }

  func write(_ messages: [ChatMessage], tools: [ChatTool], to prompt: inout PromptWriter) {
    let chat = edition == .v1 ? ToolInstructions.folded(messages, tools) : messages
    let (system, rest) = chat.splittingSystem()
    if edition >= .v7, let system {
      prompt.write("[SYSTEM_PROMPT]" + space)
      prompt.quote(system)
      prompt.write("[/SYSTEM_PROMPT]")
    }
    let users = rest.indices.filter { rest[$0].role == .user }
    let systemPlace = edition >= .v7 ? nil : edition == .v1 ? users.first : users.last
    for (index, message) in rest.enumerated() {
      if index == users.last, edition >= .v3, !tools.isEmpty {
        prompt.write("[AVAILABLE_TOOLS]" + space)
        prompt.quote(JSONValue.array(tools.map(\.definition)).text(.wide))
        prompt.write("[/AVAILABLE_TOOLS]")
      }
      switch message.role {
      case .user, .system:
        prompt.write("[INST]" + space)
        if index == systemPlace, let system { prompt.quote(system + "\n\n") }
        prompt.quote(message.content)
        prompt.write((edition == .v1 ? space : "") + "[/INST]")
      case .assistant: write(answer: message, to: &prompt)
      case .tool: write(result: message, to: &prompt)
      }
    }
  }

  private func write(answer message: ChatMessage, to prompt: inout PromptWriter) {
    if !message.content.isEmpty {
      prompt.write(space)
      prompt.quote(message.content)
    }
    if edition >= .v11 {
      for call in message.toolCalls {
        prompt.write("[TOOL_CALLS]")
        prompt.quote(call.name)
        if edition == .v11 {
          prompt.write("[CALL_ID]")
          prompt.quote(call.id)
        }
        prompt.write("[ARGS]")
        prompt.quote(call.arguments.text(.wide))
      }
    } else if !message.toolCalls.isEmpty, edition > .v1 {
      prompt.write("[TOOL_CALLS]" + space)
      let calls = message.toolCalls.map { call in
        ["name": .string(call.name), "arguments": call.arguments, "id": .string(call.id)] as JSONValue
      }
      prompt.quote(JSONValue.array(calls).text(.wide))
    }
    prompt.write("</s>")
  }

  private func write(result message: ChatMessage, to prompt: inout PromptWriter) {
    prompt.write("[TOOL_RESULTS]" + space)
    switch edition {
    case .v1, .v3:
      let result: JSONValue = ["content": .string(message.content), "call_id": .string(message.toolCallID ?? "")]
      prompt.quote(result.text(.wide))
    case .v7, .v11:
      prompt.quote(message.toolCallID ?? "")
      prompt.write("[TOOL_CONTENT]" + space)
      prompt.quote(message.content)
    case .v13: prompt.quote(message.content)
    }
    prompt.write("[/TOOL_RESULTS]")
  }
}
