import Rules
import TextScanning

extension ValeMeaning {
  mutating func metric(_ file: ValeFile) throws(ValeFile.Fault) {
    kind = "metric.formula"
    for key in ["formula", "condition"] {
      guard let text = file.text(key), !text.isEmpty else {
        throw ValeFile.Fault(reason: "“\(key)” is missing", line: file.extends.line)
      }
      slots[key] = .string(text)
    }
  }

  mutating func readability(_ file: ValeFile) throws(ValeFile.Fault) {
    kind = "metric.readability"
    let metrics = file.list("metrics").map(\.text)
    guard !metrics.isEmpty, let grade = file.number("grade") else {
      throw ValeFile.Fault(reason: "“metrics” or “grade” is missing", line: file.extends.line)
    }
    slots["metrics"] = JSON(metrics)
    slots["grade"] = .number(grade)
  }

  mutating func spelling(_ file: ValeFile) {
    kind = "spelling.dictionary"
  }

  mutating func sequence(_ file: ValeFile) throws(ValeFile.Fault) {
    throw ValeFile.Fault(reason: "parts of speech are not tagged", line: file.extends.line)
  }
}
