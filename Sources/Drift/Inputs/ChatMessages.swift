import TextScanning

/// OpenAI chat messages: `{"run","messages":[…]}`, a bare list of messages, or one message a line. Only what the assistant says is a step;
/// its number is that of the message, all roles counted.
enum ChatMessages: StepLog {
  static func steps(in json: JSON, _ memory: inout StepLogMemory) throws(StepLogError) -> [RunStep]? {
    if json["role"]?.string != nil {
      memory.messages += 1
      return step(json, number: memory.messages, in: json).map { [$0] } ?? []
    }
    guard let chat = json["messages"]?.array ?? messages(json) else { return nil }
    return chat.enumerated().compactMap { step($1, number: $0 + 1, in: json) }
  }

  /// A bare list, if it is one of messages.
  private static func messages(_ json: JSON) -> [JSON]? {
    guard let list = json.array, let first = list.first, first["role"]?.string != nil else { return nil }
    return list
  }

  /// - Parameter chat: what stands around the message, which may name the run and the model for all.
  private static func step(_ message: JSON, number: Int, in chat: JSON) -> RunStep? {
    guard message["role"]?.string == "assistant", let text = LogText.text(message["content"]), !text.isEmpty else {
      return nil
    }
    var step = RunStep(run: LogText.name(chat["run"]), number: number, text: text)
    step.agent = message["name"]?.string ?? LogText.name(chat["agent"]) ?? ""
    step.model = message["model"]?.string ?? chat["model"]?.string
    step.task = LogText.name(chat["task"])
    step.taskType = LogText.name(chat["taskType"])
    return step
  }
}
