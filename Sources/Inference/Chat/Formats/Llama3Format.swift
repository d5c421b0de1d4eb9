/// Llama 3: `<|start_header_id|>role<|end_header_id|>⏎⏎content<|eot_id|>`. Tools of 3.1 and later: a call is the whole turn,
/// `{"name": …, "parameters": …}`, its answer a turn of `ipython` (Meta's “Llama 3.1 model card and prompt formats”).
struct Llama3Format: ChatFormat {
  /// Whether the model was trained with tools.
  private let knowsTools: Bool

  init(_ template: String) { knowsTools = template.contains("ipython") }

  var toolCalls: ToolCallFormat {
    knowsTools ? ToolCallFormat(opening: "", closing: "", argumentsKey: "parameters") : .tagged
  }

  func write(_ messages: [ChatMessage], tools: [ChatTool], to prompt: inout PromptWriter) {
    let chat = knowsTools ? messages : ToolInstructions.folded(messages, tools)
    let (system, rest) = chat.splittingSystem()
    let offers = knowsTools && !tools.isEmpty
    if system != nil || offers {
      open("system", &prompt)
      if offers { prompt.write("Environment: ipython\n\n") }
      if let system { prompt.quote(system.trimmingSpaces()) }
      if offers {
        prompt.write(system == nil ? "" : "\n\n")
        prompt.quote(Self.instructions(tools))
      }
      prompt.write("<|eot_id|>")
    }
    for message in rest {
      open(message.role == .tool ? "ipython" : message.role.rawValue, &prompt)
      if message.role == .assistant, knowsTools, !message.toolCalls.isEmpty {
        for call in message.toolCalls {
          let object: JSONValue = ["name": .string(call.name), "parameters": call.arguments]
          prompt.quote(object.text(.wide))
        }
      } else {
        prompt.quote(message.content.trimmingSpaces())
      }
      prompt.write("<|eot_id|>")
    }
    open("assistant", &prompt)
  }

  private func open(_ role: String, _ prompt: inout PromptWriter) {
    prompt.write("<|start_header_id|>\(role)<|end_header_id|>\n\n")
  }

  private static func instructions(_ tools: [ChatTool]) -> String {
    "You can call the functions below. To call one, answer with nothing but JSON of the form "
      + "{\"name\": function name, \"parameters\": object of argument names and values}.\n\n"
      + tools.map { $0.definition.text(.wide) }.joined(separator: "\n\n")
  }
}

extension String {
  /// Without white space of ASCII at both ends, as templates' `trim` has it.
  func trimmingSpaces() -> String {
    let bytes = Array(utf8)
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte &- 9 < 5 }
    guard let first = bytes.firstIndex(where: { !isSpace($0) }), let last = bytes.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
