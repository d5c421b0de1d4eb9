import Inference

extension RequestFields {
  /// The body of `/v1/chat/completions`.
  func openAIChat() throws(APIError) -> ChatRequest {
    guard let list = try objects("messages") else { throw missing("messages") }
    guard !list.isEmpty else { throw .invalid("messages is empty", field: "messages") }
    var messages: [ChatMessage] = []
    for fields in list { messages.append(try fields.openAIMessage()) }
    var chat = ChatRequest(messages: messages)
    chat.options = try openAIOptions()
    if try bool("logprobs") ?? false { chat.options.alternatives = try integer("top_logprobs", in: 0...20) ?? 0 }
    chat.tools = try chatTools()
    chat.toolChoice = try toolChoice(offered: !chat.tools.isEmpty)
    chat.format = try responseFormat()
    return chat
  }

  private func openAIMessage() throws(APIError) -> ChatMessage {
    guard let name = try string("role") else { throw missing("role") }
    guard let role = ChatMessage.Role(rawValue: name == "developer" ? "system" : name == "function" ? "tool" : name)
    else {
      throw .invalid("“\(name)” is no role of a message", field: path + ".role")
    }
    var message = ChatMessage(role, try content())
    message.toolCallID = try string("tool_call_id")
    message.toolName = try string("name")
    for call in try objects("tool_calls") ?? [] {
      guard let function = try call.object("function"), let name = try function.string("name") else {
        throw call.missing("function.name")
      }
      message.toolCalls.append(
        ToolCall(id: try call.string("id") ?? "", name: name, arguments: try function.arguments()))
    }
    return message
  }

  /// A string, or an array of parts of which each is a text.
  private func content() throws(APIError) -> String {
    guard let value = self["content"] else { return "" }
    if let text = value.string { return text }
    guard let parts = try objects("content") else { return "" }
    var texts: [String] = []
    for part in parts {
      let kind = try part.string("type") ?? "text"
      guard kind == "text" || kind == "input_text", let text = try part.string("text") else {
        throw .invalid("only text can be read, not “\(kind)”", field: part.path)
      }
      texts.append(text)
    }
    return texts.joined()
  }

  /// The arguments of a call: JSON in a string with OpenAI, an object with Ollama.
  func arguments() throws(APIError) -> JSONValue {
    guard let value = self["arguments"] else { return [:] }
    guard let text = value.string else { return value }
    if text.isEmpty { return [:] }
    guard let object = try? JSONValue(parsing: text) else {
      throw .invalid("the arguments of a call are no JSON", field: path + ".arguments")
    }
    return object
  }

  /// `tools`, as both APIs have them.
  func chatTools() throws(APIError) -> [ChatTool] {
    var tools: [ChatTool] = []
    for tool in try objects("tools") ?? [] {
      if let kind = try tool.string("type"), kind != "function" {
        throw .invalid("tools of type “\(kind)” are not supported", field: tool.path + ".type")
      }
      guard let function = try tool.object("function") else { throw tool.missing("function") }
      guard let name = try function.string("name"), !name.isEmpty else { throw function.missing("name") }
      tools.append(
        ChatTool(name: name, description: try function.string("description"), parameters: function["parameters"]))
    }
    return tools
  }

  private func toolChoice(offered: Bool) throws(APIError) -> ChatRequest.ToolChoice {
    guard let value = self["tool_choice"] else { return offered ? .auto : .none }
    switch value.string {
    case "none": return .none
    case "auto": return .auto
    case "required", "any": return .required
    case .some(let word): throw .invalid("“\(word)” is no tool_choice", field: "tool_choice")
    case nil: break
    }
    guard let name = try object("tool_choice")?.object("function")?.string("name") else {
      throw missing("tool_choice.function.name")
    }
    return .named(name)
  }

  private func responseFormat() throws(APIError) -> ChatRequest.Format {
    guard let fields = try object("response_format") else { return .text }
    switch try fields.string("type") {
    case "text": return .text
    case "json_object": return .object
    case "json_schema":
      guard let schema = try fields.object("json_schema")?["schema"] else { throw fields.missing("json_schema.schema") }
      return .schema(schema)
    case let kind: throw .invalid("“\(kind ?? "")” is no type of response_format", field: "response_format.type")
    }
  }
}
