/// A model's way of writing chats, recognised by the marks in the template of its file. The template itself, a program, is never run.
package struct ChatTemplate: Sendable {
  /// What to name a format by.
  package let name: String
  private let format: any ChatFormat
  private let addsBOS: Bool

  /// Every name, with how the format is made and what marks its templates. The first one whose marks all stand in a template is meant.
  private static let formats: [(name: String, marks: [String], make: @Sendable (String) -> any ChatFormat)] = [
    ("phi4", ["<|im_sep|>"], { _ in Phi4Format() }),
    ("chatml", ["<|im_start|>", "<|im_end|>"], { ChatMLFormat($0) }),
    ("llama3", ["<|start_header_id|>", "<|eot_id|>"], { Llama3Format($0) }),
    ("gemma", ["<start_of_turn>"], { _ in GemmaFormat() }),
    ("mistral-v13", ["[INST]", "[ARGS]"], { MistralFormat($0) }),
    ("mistral-v7", ["[INST]", "[SYSTEM_PROMPT]"], { MistralFormat($0) }),
    ("mistral-v3", ["[INST]", "[AVAILABLE_TOOLS]"], { MistralFormat($0) }),
    ("mistral-v1", ["[INST]"], { MistralFormat($0) }),
    ("phi3", ["<|user|>", "<|end|>"], { PhiFormat($0) }),
    ("zephyr", ["<|user|>", "<|assistant|>"], { _ in ZephyrFormat() }),
    ("plain", [], { _ in PlainFormat() }),
  ]

  /// Every name that `named` knows.
  package static var names: [String] { formats.map(\.name) + ["mistral-v3-tekken", "mistral-v11"] }

  /// The format of a template. nil stands for a file without one: its messages are continued as plain text. Errors: `unsupported`.
  package init(recognising template: String?) throws(InferenceError) {
    guard let template, !template.isEmpty else {
      self.init(name: "plain", format: PlainFormat(), addsBOS: false)
      return
    }
    // Llama 2 puts its system message into marks of its own.
    let isForeign = template.contains("<<SYS>>")
    guard !isForeign,
      let found = Self.formats.first(where: { !$0.marks.isEmpty && $0.marks.allSatisfy(template.contains) })
    else {
      throw InferenceError(
        .unsupported, "the model's chat template is of no known format",
        wayOut: "Name the format it is closest to with --chat-template: " + Self.names.joined(separator: ", ") + ".")
    }
    self.init(name: found.name, format: found.make(template), addsBOS: template.contains("bos_token"))
  }

  /// The format of a name. Errors: `input`.
  package init(named name: String) throws(InferenceError) {
    switch name {
    case "mistral-v3-tekken": self.init(name: name, format: MistralFormat(.v3, isSpaced: false), addsBOS: true)
    case "mistral-v11": self.init(name: name, format: MistralFormat(.v11, isSpaced: false), addsBOS: true)
    case "mistral-v1": self.init(name: name, format: MistralFormat(.v1, isSpaced: true), addsBOS: true)
    case "mistral-v3": self.init(name: name, format: MistralFormat(.v3, isSpaced: true), addsBOS: true)
    case "llama3": self.init(name: name, format: Llama3Format("ipython"), addsBOS: true)
    default:
      guard let found = Self.formats.first(where: { $0.name == name }) else {
        throw InferenceError(
          .input, "unknown chat template “\(name)”", wayOut: "Known are " + Self.names.joined(separator: ", ") + ".")
      }
      self.init(
        name: name, format: found.make(found.marks.joined()), addsBOS: !["chatml", "phi4", "plain"].contains(name))
    }
  }

  private init(name: String, format: any ChatFormat, addsBOS: Bool) {
    self.name = name
    self.format = format
    self.addsBOS = addsBOS
  }

  package var toolCalls: ToolCallFormat { format.toolCalls }

  /// The text of a chat up to where the assistant begins to write.
  package func prompt(_ messages: [ChatMessage], tools: [ChatTool] = []) -> [TextPiece] {
    var prompt = PromptWriter()
    format.write(messages, tools: tools, to: &prompt)
    return prompt.pieces
  }

  /// The tokens of a chat, with BOS where model or template want it. `opening` is what the assistant is made to begin with.
  package func tokens(
    _ messages: [ChatMessage], tools: [ChatTool] = [], opening: String = "", _ tokenizer: Tokenizer
  ) -> [TokenID] {
    let pieces = prompt(messages, tools: tools) + (opening.isEmpty ? [] : [TextPiece(opening, controls: true)])
    let special = tokenizer.vocabulary.special
    let bos = addsBOS || special.addsBOS ? special.bos.map { [$0] } ?? [] : []
    return bos + tokenizer.encode(pieces)
  }
}

extension GGUFFile {
  /// The chat format of the model; `name` overrides what its template says. Errors: `unsupported`, `input`.
  package func chatTemplate(named name: String? = nil) throws(InferenceError) -> ChatTemplate {
    if let name { return try ChatTemplate(named: name) }
    do {
      return try ChatTemplate(recognising: self["tokenizer.chat_template"]?.text)
    } catch {
      throw InferenceError(error.code, path: path, error.message, wayOut: error.wayOut)
    }
  }
}
