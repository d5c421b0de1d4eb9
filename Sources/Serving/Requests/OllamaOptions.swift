import Inference

extension RequestFields {
  /// `options` of Ollama's requests, with Ollama's defaults; penalties are off unless asked for.
  func ollamaOptions() throws(APIError) -> TextOptions {
    var text = TextOptions()
    let options = RequestFields(members: try object("options")?.members ?? [], path: "options")
    var sampling = SamplingOptions()
    sampling.temperature = try options.number("temperature", in: 0...5) ?? 0.8
    sampling.topK = try options.integer("top_k", in: 0...1_000_000) ?? 40
    sampling.topP = try options.number("top_p", in: 0...1) ?? 0.9
    sampling.minP = try options.number("min_p", in: 0...1) ?? 0
    sampling.repetitionPenalty = try options.number("repeat_penalty", in: 0.1...10) ?? 1
    sampling.presencePenalty = try options.number("presence_penalty", in: -2...2) ?? 0
    sampling.frequencyPenalty = try options.number("frequency_penalty", in: -2...2) ?? 0
    sampling.penaltyWindow = try options.integer("repeat_last_n", in: -1...1_000_000) ?? 64
    sampling.seed = try options.integer("seed").map { UInt64(bitPattern: Int64($0)) }
    text.sampling = sampling
    if let most = try options.integer("num_predict", in: -2...10_000_000), most > 0 { text.maximumTokens = most }
    text.stopStrings = try options.strings("stop") ?? []
    return text
  }

  /// `format`: nothing, `"json"`, or a schema.
  func ollamaFormat() throws(APIError) -> ChatRequest.Format {
    guard let format = self["format"] else { return .text }
    switch format {
    case "": return .text
    case "json": return .object
    case .object: return .schema(format)
    default: throw .invalid("expected format to be “json” or a schema, found \(format.kind)", field: "format")
    }
  }

  /// The body of `/api/chat`.
  func ollamaChat() throws(APIError) -> ChatRequest {
    guard let list = try objects("messages") else { throw missing("messages") }
    var chat = ChatRequest(messages: [])
    for fields in list { chat.messages.append(try fields.ollamaMessage()) }
    chat.options = try ollamaOptions()
    chat.tools = try chatTools()
    chat.toolChoice = chat.tools.isEmpty ? .none : .auto
    chat.format = try ollamaFormat()
    return chat
  }

  private func ollamaMessage() throws(APIError) -> ChatMessage {
    guard let name = try string("role") else { throw missing("role") }
    guard let role = ChatMessage.Role(rawValue: name) else {
      throw .invalid("“\(name)” is no role of a message", field: path + ".role")
    }
    if let images = try array("images"), !images.isEmpty {
      throw .invalid("images cannot be read", field: path + ".images")
    }
    var message = ChatMessage(role, try string("content") ?? "")
    message.toolName = try string("tool_name")
    for call in try objects("tool_calls") ?? [] {
      guard let function = try call.object("function"), let name = try function.string("name") else {
        throw call.missing("function.name")
      }
      message.toolCalls.append(ToolCall(id: "", name: name, arguments: try function.arguments()))
    }
    return message
  }
}
