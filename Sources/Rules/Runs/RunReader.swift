import TextScanning

/// Reads recorded runs from JSON Lines: steps (`{"run","step","agent","output"}`, also with `"tool_calls"`), whole chats
/// (`{"run","messages":[…]}`), or one message of a chat a line (`{"role","content"}`). Fields nobody knows are left alone.
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

  /// O(bytes). A line that is no step is a fault; all others are read.
  package init(_ bytes: [UInt8]) {
    var line = 0
    var start = bytes.hasBytes("\u{FEFF}", at: 0) ? 3 : 0
    while start < bytes.count {
      let end = bytes.firstIndex(of: .lineFeed, from: start) ?? bytes.count
      line += 1
      if bytes[start..<end].contains(where: { !ASCII.isSpace($0) }) {
        do throws(Fault) { try read(bytes, start..<end, line: line) } catch { faults.append(error) }
      }
      start = end + 1
    }
  }

  private mutating func read(_ bytes: [UInt8], _ range: Range<Int>, line: Int) throws(Fault) {
    let entry: JSON
    do throws(JSONError) { entry = try JSON(parsing: Array(bytes[range])) } catch {
      throw Fault(line: line, reason: "is no JSON")
    }
    guard entry.object != nil else { throw Fault(line: line, reason: "is no JSON object") }
    let name = entry["run"]?.string ?? entry["run"]?.int.map(String.init)
    let whole = Transcript.Place(line: range)
    if entry["output"] != nil {
      let number = entry["step"]?.int ?? nextNumber(of: name)
      guard let message = MessageReader.step(entry, number: number, place: whole) else {
        throw Fault(line: line, reason: "“output” is no text")
      }
      append([message], to: name)
    } else if let chat = entry["messages"]?.array {
      let messages = chat.enumerated().compactMap { index, message in
        MessageReader.message(message, number: index + 1, place: .init(line: range, position: index))
      }
      guard messages.count == chat.count else { throw Fault(line: line, reason: "“messages” holds what is no message") }
      append(messages, to: name ?? "line \(line)")
    } else if entry["role"] != nil {
      let number = nextNumber(of: name)
      guard let message = MessageReader.message(entry, number: number, place: whole) else {
        throw Fault(line: line, reason: "“role” is no text")
      }
      append([message], to: name)
    } else {
      throw Fault(line: line, reason: "is no step: it has neither “output” nor “messages” nor “role”")
    }
  }

  private func nextNumber(of name: String?) -> Int {
    (positions[name].map { runs[$0].transcript.messages.count } ?? 0) + 1
  }

  private mutating func append(_ messages: [Transcript.Message], to name: String?) {
    if positions[name] == nil {
      positions[name] = runs.count
      runs.append(RecordedRun(name: name))
    }
    guard let position = positions[name] else { return }
    runs[position].transcript.messages += messages
  }
}
