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

  package func fix(path: String, bytes: [UInt8]) -> Result {
    let fixer = Fixer(run.forSteps)
    var texts = RunTexts(bytes)
    var edits: [Fix] = []
    var count = 0
    for recorded in RunReader(bytes).runs {
      for message in recorded.transcript.messages where message.role == .assistant {
        guard let text = message.text, !text.isEmpty else { continue }
        let old = Array(text.utf8)
        let fixed = fixer.fix(path: CheckRun.page(of: recorded, in: path), bytes: old)
        guard fixed.count > 0, let place = texts.value(of: message), place.bytes == old,
          let edit = Self.edit(from: old, to: fixed.bytes, in: place)
        else { continue }
        edits.append(edit)
        count += fixed.count
      }
    }
    let mended = Fixer.applied(edits.sorted { $0.range.lowerBound < $1.range.lowerBound }, to: bytes)
    let left = RunReader(mended)
    return Result(
      bytes: mended, count: count, files: left.runs.map { run.check(path: path, run: $0) }, faults: left.faults)
  }

  /// What has changed between two texts, as a replacement of bytes of the file; nil when nothing has.
  private static func edit(from old: [UInt8], to new: [UInt8], in value: JSONStrings.Value) -> Fix? {
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    guard start < max(old.count, new.count) else { return nil }
    var tail = 0
    while tail < min(old.count, new.count) - start, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    // Whole characters: an escape stands for one.
    while start > 0, !isBoundary(old, start) || !isBoundary(new, start) { start -= 1 }
    while tail > 0, !isBoundary(old, old.count - tail) || !isBoundary(new, new.count - tail) { tail -= 1 }
    let quoted = JSON.string(new.string(start..<new.count - tail)).text
    return Fix(range: value.source(start..<old.count - tail), text: String(quoted.dropFirst().dropLast()))
  }

  private static func isBoundary(_ bytes: [UInt8], _ index: Int) -> Bool {
    index == bytes.count || bytes[index] & 0xC0 != 0x80
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
