import TextScanning

/// One sort of log that holds what agents wrote.
protocol StepLog: Sendable {
  /// The steps of one JSON document or line; nil when it is of another sort. A line of this sort that holds no answer gives none.
  static func steps(in json: JSON, _ memory: inout StepLogMemory) throws(StepLogError) -> [RunStep]?
}

/// What lines tell about those that follow them.
struct StepLogMemory {
  /// The session the file belongs to, where its first lines say so.
  var session: String?
  var model: String?
  /// Messages of a chat seen so far that has one a line.
  var messages = 0
}

/// Why a line is no step.
struct StepLogError: Error {
  var reason: String
}

/// The parts of JSON that several logs share.
enum LogText {
  /// A text, or the texts among the parts of a message; nil for anything else. Null is an empty text.
  static func text(_ json: JSON?) -> String? {
    switch json {
    case .string(let text)?: return text
    case .null?: return ""
    case .array(let parts)?:
      return parts.compactMap { part in
        if let text = part.string { return text }
        if let type = part["type"]?.string, !["text", "output_text"].contains(type) { return nil }
        return part["text"]?.string ?? part["content"]?.string
      }.joined(separator: "\n")
    default: return nil
    }
  }

  /// A name: a string, or a whole number.
  static func name(_ json: JSON?) -> String? { json?.string ?? json?.int.map(String.init) }
}
