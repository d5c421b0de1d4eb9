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

  /// `read` gives the words of a list that the rule names.
  mutating func spelling(_ file: ValeFile, reading read: (String) -> [String]) {
    kind = "spelling.words"
    let dictionaries = file.list("dictionaries").map(\.text)
    if !dictionaries.isEmpty { slots["dictionaries"] = JSON(dictionaries) }
    if let folder = file.text("dicpath"), !folder.isEmpty {
      slots["folders"] = [.string(folder.split(separator: "/").joined(separator: "/"))]
    }
    let filters = readable(file.list("filters")).map(\.text)
    if !filters.isEmpty { slots["filters"] = JSON(filters) }
    let ignored = file.list("ignore").flatMap { read($0.text) }
    if !ignored.isEmpty { slots["ignore"] = JSON(ignored) }
    exceptions(file)
  }

  mutating func sequence(_ file: ValeFile) throws(ValeFile.Fault) {
    throw ValeFile.Fault(reason: "parts of speech are not tagged", line: file.extends.line)
  }
}
