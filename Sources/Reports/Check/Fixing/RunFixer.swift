import Rules
import TextScanning

/// Applies fixes to what agents wrote in a file of runs. Every other byte of the file stays as it is.
///
/// Texts that a message has in several parts are left alone: a fix may belong to none of them.
package struct RunFixer: Sendable {
  /// A file of runs after its fixes.
  package struct Result: Sendable {
    package var bytes: [UInt8]
    /// Fixes applied.
    package var count: Int
    /// What is left to find, run by run.
    package var files: [CheckedFile]
    /// Lines that are no step.
    package var faults: [RunReader.Fault]
  }

  private let run: CheckRun

  package init(_ run: CheckRun) { self.run = run }

  /// Fixes until nothing is left to fix, so that a second run changes nothing. Rules whose fixes undo each other leave the file in the state
  /// that was reached first.
  package func fix(path: String, bytes: [UInt8]) -> Result {
    var (bytes, count) = (bytes, 0)
    var seen: Set<[UInt8]> = [bytes]
    for _ in 0..<Fixer.mostRounds {
      let edits = edits(path: path, bytes)
      let next = Fixer.applied(edits, to: bytes)
      guard !edits.isEmpty, seen.insert(next).inserted else { break }
      bytes = next
      count += edits.count
    }
    let left = RunReader(bytes)
    return Result(
      bytes: bytes, count: count, files: left.runs.map { run.check(path: path, run: $0) }, faults: left.faults)
  }

  /// The fixes of all texts as replacements of bytes of the file, in order and apart.
  private func edits(path: String, _ bytes: [UInt8]) -> [Fix] {
    let rules = run.forSteps
    var texts = RunTexts(bytes)
    var edits: [Fix] = []
    for recorded in RunReader(bytes).runs {
      for message in recorded.transcript.messages where message.role == .assistant {
        guard let text = message.text, !text.isEmpty else { continue }
        let page = Array(text.utf8)
        let found = rules.check(path: CheckRun.page(of: recorded, in: path), bytes: page).findings
        let fixes = Fixer.compatible(found.compactMap(\.finding.fix))
        guard !fixes.isEmpty, let place = texts.value(of: message), place.bytes == page else { continue }
        edits += fixes.map { fix in
          let quoted = JSON.string(fix.text).text
          return Fix(range: place.source(fix.range), text: String(quoted.dropFirst().dropLast()))
        }
      }
    }
    return edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

/// The strings of a file of runs that messages were read from, one line at a time.
private struct RunTexts {
  private let bytes: [UInt8]
  private var line = 0..<0
  private var values: [JSONStrings.Value] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The one string that holds a message's text; nil when it has several, or none.
  mutating func value(of message: Transcript.Message) -> JSONStrings.Value? {
    guard let place = message.place else { return nil }
    if line != place.line {
      line = place.line
      values = JSONStrings.values(in: bytes, range: line)
    }
    let start: [JSONStrings.Step] = place.position.map { [.key("messages"), .index($0)] } ?? []
    let texts = values.filter { value in
      guard value.path.starts(with: start) else { return false }
      switch Array(value.path.dropFirst(start.count)) {
      case [.key("output")], [.key("content")]: return true
      case let path where path.count == 3:
        guard case .index = path[1] else { return false }
        return (path[0] == .key("output") || path[0] == .key("content")) && path[2] == .key("text")
      default: return false
      }
    }
    return texts.count == 1 ? texts[0] : nil
  }
}
