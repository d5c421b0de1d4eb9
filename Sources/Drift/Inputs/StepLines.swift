import TextScanning

/// `{"run","step","agent","model","task","taskType","digest","output"}`: one step a line.
enum StepLines: StepLog {
  static func steps(in json: JSON, _ memory: inout StepLogMemory) throws(StepLogError) -> [RunStep]? {
    guard let output = json["output"] else { return nil }
    guard let text = LogText.text(output) else { throw StepLogError(reason: "“output” is no text") }
    var step = RunStep(run: LogText.name(json["run"]), text: text)
    if let number = json["step"], number != .null {
      guard let whole = number.int else { throw StepLogError(reason: "“step” is no whole number") }
      step.number = whole
    }
    step.agent = LogText.name(json["agent"]) ?? ""
    step.model = json["model"]?.string
    step.task = LogText.name(json["task"])
    step.taskType = LogText.name(json["taskType"])
    step.digest = json["digest"]?.string
    return [step]
  }
}
