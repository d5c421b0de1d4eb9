import TextScanning

/// Session logs of Claude Code: entries of `type` user, assistant, summary and others, with the API's message inside.
enum ClaudeCodeSession: StepLog {
  private static let others: Set<String> = [
    "user", "system", "summary", "file-history-snapshot", "queue-operation", "progress", "attachment", "last-prompt",
  ]

  static func steps(in json: JSON, _ memory: inout StepLogMemory) throws(StepLogError) -> [RunStep]? {
    guard let type = json["type"]?.string else { return nil }
    if others.contains(type) { return [] }
    guard type == "assistant", let message = json["message"], message.object != nil else { return nil }
    // Notes of the program itself, such as a reached limit, are no answers.
    let isNote = message["model"]?.string == "<synthetic>" || json["isApiErrorMessage"]?.bool == true
    guard !isNote, let text = LogText.text(message["content"]), !text.isEmpty else { return [] }
    var step = RunStep(run: json["sessionId"]?.string, text: text)
    step.model = message["model"]?.string
    step.agent = json["agentId"]?.string ?? ""
    return [step]
  }
}
