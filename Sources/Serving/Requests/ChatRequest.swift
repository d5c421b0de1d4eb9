import HTTPTypes
import Inference

/// A chat to be answered, whichever API asked.
struct ChatRequest {
  enum ToolChoice: Equatable {
    case none, auto
    /// One of the offered tools must be called.
    case required
    case named(String)
  }

  enum Format: Equatable {
    case text
    case object
    case schema(JSONValue)
  }

  var messages: [ChatMessage]
  var tools: [ChatTool] = []
  var toolChoice = ToolChoice.auto
  var format = Format.text
  var options = TextOptions()
}

/// How a text is to be generated, whichever API asked.
struct TextOptions {
  var sampling = SamplingOptions()
  /// nil: until the context ends.
  var maximumTokens: Int?
  var stopStrings: [String] = []
  var ignoresEndTokens = false
  /// Log-probabilities, with so many alternatives.
  var alternatives: Int?
}

/// A request as the engine takes it, and how its output is to be read.
struct PreparedChat {
  var request: GenerationRequest
  var reader: ToolCallReader?
}

extension ServedModel {
  /// A request for a text. Errors: 400 where the prompt leaves no room.
  func prepare(_ prompt: [TokenID], _ options: TextOptions) throws(APIError) -> GenerationRequest {
    guard !info.isEmbedding else { throw .invalid("\(info.name) makes embeddings, no text", field: "model") }
    guard !prompt.isEmpty else { throw .invalid("the prompt is empty", field: "prompt") }
    let room = info.contextLength - prompt.count
    guard room > 0 else {
      throw APIError(
        .badRequest, "the prompt has \(prompt.count) tokens, the context \(info.contextLength)",
        code: "context_length_exceeded")
    }
    var request = GenerationRequest(prompt: prompt, maximumTokens: min(options.maximumTokens ?? room, room))
    request.sampling = options.sampling
    request.stopStrings = options.stopStrings.filter { !$0.isEmpty }.map { Array($0.utf8) }
    request.ignoresEndTokens = options.ignoresEndTokens
    request.alternatives = options.alternatives
    return request
  }

  /// A request for the answer of a chat. Errors: 400.
  func prepare(_ chat: ChatRequest) throws(APIError) -> PreparedChat {
    let forced = try forcedTools(chat)
    let format = template.toolCalls
    let opening = forced.isEmpty ? "" : format.opening + (format.isArray ? "[" : format.opening.isEmpty ? "" : "\n")
    let tools = chat.toolChoice == .none ? [] : chat.tools
    let prompt = template.tokens(preamble + chat.messages, tools: tools, opening: opening, tokenizer)
    var request = try prepare(prompt, chat.options)
    do {
      if !forced.isEmpty {
        let key = "tools " + forced.map { $0.definition.text() }.joined()
        request.constraint = try constraint(key) { () throws(SchemaError) in
          try Grammar.toolCall(
            forced.map { Grammar.Tool(name: $0.name, parameters: $0.parameters) }, argumentsKey: format.argumentsKey)
        }
      } else {
        request.constraint = try constraint(chat.format)
      }
    } catch {
      throw .invalid(error.description, field: forced.isEmpty ? "response_format" : "tools")
    }
    let readsCalls = !tools.isEmpty && request.constraint == nil
    if !forced.isEmpty {
      let object = ToolCallFormat(opening: "", closing: "", argumentsKey: format.argumentsKey)
      return PreparedChat(request: request, reader: ToolCallReader(object, tokenizer, startsInCall: true))
    }
    return PreparedChat(request: request, reader: readsCalls ? ToolCallReader(format, tokenizer) : nil)
  }

  /// The constraint of a format; nil for free text.
  func constraint(_ format: ChatRequest.Format) throws(SchemaError) -> GrammarConstraint? {
    switch format {
    case .text: nil
    case .object: try constraint("object") { () throws(SchemaError) in try Grammar.anyObject() }
    case .schema(let schema):
      try constraint("schema " + schema.text()) { () throws(SchemaError) in try Grammar.schema(schema) }
    }
  }

  /// The tools of which one must be called.
  private func forcedTools(_ chat: ChatRequest) throws(APIError) -> [ChatTool] {
    switch chat.toolChoice {
    case .none, .auto: return []
    case .required:
      guard !chat.tools.isEmpty else {
        throw .invalid("tool_choice asks for a call, but there are no tools", field: "tool_choice")
      }
      return chat.tools
    case .named(let name):
      guard let tool = chat.tools.first(where: { $0.name == name }) else {
        throw .invalid("tool_choice names “\(name)”, which is none of the tools", field: "tool_choice")
      }
      return [tool]
    }
  }
}
