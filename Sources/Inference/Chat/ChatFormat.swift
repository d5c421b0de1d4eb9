/// How a family of models wants a chat to be written.
protocol ChatFormat: Sendable {
  /// The chat up to where the assistant begins to write. BOS is left out.
  func write(_ messages: [ChatMessage], tools: [ChatTool], to prompt: inout PromptWriter)
  /// How the models of the family write calls of tools.
  var toolCalls: ToolCallFormat { get }
}

/// Collects a prompt. What the format writes may hold control tokens, what people wrote may not.
struct PromptWriter {
  private(set) var pieces: [TextPiece] = []

  /// Writes words of the format.
  mutating func write(_ text: String) { append(TextPiece(text, controls: true)) }

  /// Writes words of people, tools or models.
  mutating func quote(_ text: String) { append(TextPiece(text, controls: false)) }

  private mutating func append(_ piece: TextPiece) {
    guard !piece.bytes.isEmpty else { return }
    if let last = pieces.indices.last, pieces[last].controls == piece.controls {
      pieces[last].bytes += piece.bytes
    } else {
      pieces.append(piece)
    }
  }
}

/// How models write calls of tools.
package struct ToolCallFormat: Sendable, Equatable {
  /// What comes before a call; a model may also write it as one control token.
  package var opening: String
  package var closing: String
  /// The key of the arguments in a call.
  package var argumentsKey: String
  /// Whether what is between is an array of calls.
  package var isArray: Bool
  /// Between a tool's name and its arguments, where a call is not one object: `name[ARGS]{…}`.
  package var nameEnd: String?

  package init(
    opening: String, closing: String, argumentsKey: String = "arguments", isArray: Bool = false, nameEnd: String? = nil
  ) {
    self.opening = opening
    self.closing = closing
    self.argumentsKey = argumentsKey
    self.isArray = isArray
    self.nameEnd = nameEnd
  }

  /// `<tool_call>{"name": …, "arguments": …}</tool_call>`, of Hermes, Qwen and many others.
  package static let tagged = ToolCallFormat(opening: "<tool_call>", closing: "</tool_call>")
}

extension [ChatMessage] {
  /// The system messages in one, and what is left; for formats whose chats begin with one or none.
  func splittingSystem() -> (system: String?, rest: [ChatMessage]) {
    let system = filter { $0.role == .system }.map(\.content)
    return (system.isEmpty ? nil : system.joined(separator: "\n\n"), filter { $0.role != .system })
  }
}
