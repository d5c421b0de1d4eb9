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
    kind = "pattern.sequence"
    isBan = true
    var tokens: [JSON] = []
    for entry in file.entries("tokens") {
      var token: [String: JSON] = [:]
      if let pattern = entry["pattern"], !pattern.text.isEmpty {
        try check(pattern.text, line: pattern.line)
        token["pattern"] = .string(pattern.text)
      }
      if let tag = entry["tag"], !tag.text.isEmpty {
        let (tags, open) = WordTag.decided(by: tag.text)
        guard !tags.isEmpty, open.isEmpty else {
          let names = open.isEmpty ? "“\(tag.text)”" : open.joined(separator: ", ")
          throw ValeFile.Fault(reason: "no list of words decides the part of speech \(names)", line: tag.line)
        }
        token["tags"] = JSON(tags.map(\.rawValue))
      }
      if let skip = entry["skip"].flatMap({ Int($0.text) }), skip > 0 { token["skip"] = .int(min(skip, 50)) }
      if ["true", "True", "yes"].contains(entry["negate"]?.text ?? "") { token["negate"] = true }
      tokens.append(.object(token))
    }
    guard tokens.contains(where: { $0["pattern"] != nil || $0["tags"] != nil }) else {
      throw ValeFile.Fault(reason: "“tokens” names no word", line: file.extends.line)
    }
    slots["tokens"] = .array(tokens)
    if file.flag("ignorecase") { slots["ignoreCase"] = true }
  }
}
