import TextScanning

/// Reads what agents wrote from logs of every sort it knows, line by line; a log that is one JSON document is read whole.
package struct StepReader: Sendable {
  /// A line that could not be read; all others are.
  package struct Fault: Error, Sendable, Equatable {
    /// From 1.
    package var line: Int
    package var reason: String
  }

  package private(set) var steps: [RunStep] = []
  package private(set) var faults: [Fault] = []
  private var memory = StepLogMemory()
  private var line = 0

  private static let logs: [any StepLog.Type] = [
    StepLines.self, ChatMessages.self, GenAISpans.self, OpenClawSession.self, ClaudeCodeSession.self,
  ]

  package init() {}

  /// Reads a whole file. O(bytes).
  package init(_ bytes: [UInt8]) {
    if let json = Self.document(bytes) {
      take(json)
    } else {
      takeLines(bytes)
    }
  }

  /// Reads lines as they come; the caller cuts after a line's end.
  package mutating func takeLines(_ bytes: [UInt8]) {
    var start = line == 0 && bytes.hasBytes("\u{FEFF}", at: 0) ? 3 : 0
    while start < bytes.count {
      let end = bytes.firstIndex(of: .lineFeed, from: start) ?? bytes.count
      line += 1
      if bytes[start..<end].contains(where: { !ASCII.isSpace($0) }) {
        if let json = try? JSON(parsing: Array(bytes[start..<end])) {
          take(json)
        } else {
          faults.append(Fault(line: line, reason: "is no JSON"))
        }
      }
      start = end + 1
    }
  }

  /// One JSON document over several lines, or a list on one: no JSON Lines.
  private static func document(_ bytes: [UInt8]) -> JSON? {
    guard let first = bytes.first(where: { !ASCII.isSpace($0) }), first == .of("[") || first == .of("{") else {
      return nil
    }
    if first == .of("{"), let end = bytes.firstIndex(of: .lineFeed, from: 0),
      (try? JSON(parsing: Array(bytes[..<end]))) != nil
    {
      return nil
    }
    return try? JSON(parsing: bytes)
  }

  private mutating func take(_ json: JSON) {
    if let list = json.array, list.first?["role"] == nil { return list.forEach { take($0) } }
    do throws(StepLogError) {
      for log in Self.logs {
        guard var found = try log.steps(in: json, &memory) else { continue }
        for index in found.indices { found[index].line = line }
        steps += found
        return
      }
      faults.append(Fault(line: line, reason: "is no step of a log this version knows"))
    } catch {
      faults.append(Fault(line: line, reason: error.reason))
    }
  }

  /// Gives the steps read so far away.
  package mutating func drain() -> [RunStep] {
    defer { steps = [] }
    return steps
  }
}
