/// How a model without tools of its own, or whose template leaves it open, is told of tools: each on a line as JSON between `<tools>` tags, calls
/// between `<tool_call>` tags. These tags are what models of the Hermes and Qwen families were trained on.
enum ToolInstructions {
  private static let before = """
    # Tools

    You can call functions to help with the request. Their signatures stand between <tools></tools>:
    <tools>
    """
  private static let after = """

    </tools>

    To call a function, answer with a JSON object that holds its name and its arguments, between <tool_call></tool_call>:
    <tool_call>
    {"name": <function-name>, "arguments": <args-json-object>}
    </tool_call>
    """

  /// The instructions, with the words of the model's own template around the tools where it has some.
  static func text(_ tools: [ChatTool], words: (before: String, after: String)? = nil) -> String {
    let lines = tools.map { "\n" + $0.definition.text(.wide) }.joined()
    return (words?.before ?? before) + lines + (words?.after ?? after)
  }

  /// A call as it stands in a chat.
  static func text(_ call: ToolCall) -> String {
    let object: JSONValue = ["name": .string(call.name), "arguments": call.arguments]
    return "<tool_call>\n\(object.text(.wide))\n</tool_call>"
  }

  /// An assistant's turn with its calls.
  static func text(_ message: ChatMessage) -> String {
    let calls = message.toolCalls.map { text($0) }
    return ((message.content.isEmpty ? [] : [message.content]) + calls).joined(separator: "\n")
  }

  /// What a tool answered.
  static func response(_ message: ChatMessage) -> String { "<tool_response>\n\(message.content)\n</tool_response>" }

  /// A chat for a format that knows no tools: they are told of in the system message, answers come as a user's turn.
  static func folded(_ messages: [ChatMessage], _ tools: [ChatTool]) -> [ChatMessage] {
    var (system, rest) = messages.splittingSystem()
    if !tools.isEmpty { system = [system, text(tools)].compactMap { $0 }.joined(separator: "\n\n") }
    rest = rest.map { message in
      switch message.role {
      case .tool: ChatMessage(.user, response(message))
      case .assistant: ChatMessage(.assistant, text(message))
      default: message
      }
    }
    return (system.map { [ChatMessage(.system, $0)] } ?? []) + rest
  }
}
