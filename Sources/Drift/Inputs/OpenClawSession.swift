import TextScanning

/// Session logs of OpenClaw: a `session` line, then `message`, `model_change` and other entries, one a line.
enum OpenClawSession: StepLog {
  private static let others: Set<String> = [
    "thinking_level_change", "compaction", "branch_summary", "custom", "custom_message", "label", "leaf",
    "session_info",
  ]

  static func steps(in json: JSON, _ memory: inout StepLogMemory) throws(StepLogError) -> [RunStep]? {
    guard let type = json["type"]?.string else { return nil }
    switch type {
    case "session":
      memory.session = json["id"]?.string
      return []
    case "model_change":
      memory.model = json["modelId"]?.string ?? memory.model
      return []
    case "message":
      guard let message = json["message"], message.object != nil else { return nil }
      return answer(message, memory).map { [$0] } ?? []
    default: return others.contains(type) ? [] : nil
    }
  }

  private static func answer(_ message: JSON, _ memory: StepLogMemory) -> RunStep? {
    guard message["role"]?.string == "assistant", let text = LogText.text(message["content"]), !text.isEmpty else {
      return nil
    }
    var step = RunStep(run: memory.session, text: text)
    step.model = message["model"]?.string ?? memory.model
    return step
  }
}
