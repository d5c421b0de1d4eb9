/// One turn of a chat.
package struct ChatMessage: Sendable, Equatable {
  package enum Role: String, Sendable {
    case system, user, assistant
    /// What a tool answered.
    case tool
  }

  package var role: Role
  package var content: String
  /// Of an assistant's turn: the tools it called.
  package var toolCalls: [ToolCall] = []
  /// Of a tool's turn: which call it answers, and the tool's name.
  package var toolCallID: String?
  package var toolName: String?

  package init(_ role: Role, _ content: String) {
    self.role = role
    self.content = content
  }
}

/// A call of a tool that a model asks for.
package struct ToolCall: Sendable, Equatable {
  package var id: String
  package var name: String
  /// An object.
  package var arguments: JSONValue

  package init(id: String, name: String, arguments: JSONValue) {
    self.id = id
    self.name = name
    self.arguments = arguments
  }
}

/// A tool that is offered to a model.
package struct ChatTool: Sendable, Equatable {
  package var name: String
  package var description: String?
  /// JSON Schema of its arguments.
  package var parameters: JSONValue?

  package init(name: String, description: String? = nil, parameters: JSONValue? = nil) {
    self.name = name
    self.description = description
    self.parameters = parameters
  }

  /// `{"type": "function", "function": {…}}`, as models are shown tools.
  package var definition: JSONValue {
    var function = [JSONValue.Member("name", .string(name))]
    if let description { function.append(JSONValue.Member("description", .string(description))) }
    function.append(JSONValue.Member("parameters", parameters ?? ["type": "object", "properties": [:]]))
    return ["type": "function", "function": .object(function)]
  }
}
