import TextScanning

/// Reads recorded runs from JSON Lines: steps (`{"run","step","agent","output"}`), whole chats (`{"run","messages":[…]}`), or one message of a
/// chat a line (`{"role","content"}`). Fields nobody knows are left alone.
package struct RunReader: Sendable {
  /// A line that could not be read.
  package struct Fault: Error, Sendable, Equatable {
    /// From 1.
    package var line: Int
    package var reason: String
  }

  /// In the order of their first lines.
  package private(set) var runs: [RecordedRun] = []
  package private(set) var faults: [Fault] = []
  private var positions: [String?: Int] = [:]
  /// Messages seen of the chat that has one message a line.
  private var messages = 0

  /// O(bytes). A line that is no step is a fault; all others are read.
  package init(_ bytes: [UInt8]) {
    var line = 0
    var start = bytes.hasBytes("\u{FEFF}", at: 0) ? 3 : 0
    while start < bytes.count {
      let end = bytes.firstIndex(of: .lineFeed, from: start) ?? bytes.count
      line += 1
      if bytes[start..<end].contains(where: { !ASCII.isSpace($0) }) {
        do throws(Fault) { try read(Array(bytes[start..<end]), line: line) } catch { faults.append(error) }
      }
      start = end + 1
    }
  }

  private mutating func read(_ bytes: [UInt8], line: Int) throws(Fault) {
    let entry: JSON
    do throws(JSONError) { entry = try JSON(parsing: bytes) } catch { throw Fault(line: line, reason: "is no JSON") }
    guard entry.object != nil else { throw Fault(line: line, reason: "is no JSON object") }
    let name = Self.name(entry["run"])
    if let output = entry["output"] {
      guard let text = Self.text(output) else { throw Fault(line: line, reason: "“output” is no text") }
      let number = entry["step"]?.int ?? (steps(of: name) + 1)
      append(RecordedRun.Step(number: number, agent: entry["agent"]?.string, output: text), to: name)
    } else if let chat = entry["messages"]?.array {
      append(chat, to: name ?? "line \(line)")
    } else if entry["role"] != nil {
      messages += 1
      append(entry, number: messages, to: name)
    } else {
      throw Fault(line: line, reason: "is no step: it has neither “output” nor “messages” nor “role”")
    }
  }

  private mutating func append(_ chat: [JSON], to name: String?) {
    ensure(name)
    for (index, message) in chat.enumerated() { append(message, number: index + 1, to: name) }
  }

  /// Only what the assistant says is an output.
  private mutating func append(_ message: JSON, number: Int, to name: String?) {
    ensure(name)
    guard message["role"]?.string == "assistant", let text = message["content"].flatMap(Self.text), !text.isEmpty
    else { return }
    append(RecordedRun.Step(number: number, agent: message["name"]?.string, output: text), to: name)
  }

  private mutating func append(_ step: RecordedRun.Step, to name: String?) {
    runs[ensure(name)].steps.append(step)
  }

  @discardableResult
  private mutating func ensure(_ name: String?) -> Int {
    if let position = positions[name] { return position }
    positions[name] = runs.count
    runs.append(RecordedRun(name: name))
    return runs.count - 1
  }

  private func steps(of name: String?) -> Int { positions[name].map { runs[$0].steps.count } ?? 0 }

  private static func name(_ value: JSON?) -> String? { value?.string ?? value?.int.map(String.init) }

  /// A text, or the text parts of a message.
  private static func text(_ value: JSON) -> String? {
    if let text = value.string { return text }
    if value == .null { return "" }
    return value.array?.compactMap { $0.string ?? $0["text"]?.string }.joined(separator: "\n")
  }
}
