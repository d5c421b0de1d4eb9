import Documents
import Prose
import Rules
import TextScanning

/// `--lenient`: an answer may be wrapped in a line of talk before or after it, or in emphasis; a rule that holds for what is within holds.
enum Lenience {
  /// Drops the findings of rules that pass on one of the unwrapped forms.
  static func relax(_ outcomes: inout [Checker.Outcome], path: String, bytes: [UInt8], checker: Checker) {
    guard outcomes.contains(where: { !$0.findings.isEmpty }) else { return }
    for variant in variants(bytes) {
      let page = Page(DocumentReader.read(path: path, bytes: variant))
      for (index, outcome) in checker.check(page).enumerated() where outcome.findings.isEmpty {
        outcomes[index].findings = []
      }
    }
  }

  /// Without the first line, the last line or both; each also without asterisks.
  private static func variants(_ bytes: [UInt8]) -> [[UInt8]] {
    let first = bytes.firstIndex(of: .lineFeed).map { Array(bytes[($0 + 1)...]) } ?? []
    let unwrapped = [bytes, first, withoutLastLine(bytes), withoutLastLine(first)]
    let plain = unwrapped.map { $0.filter { $0 != .of("*") } }
    return (unwrapped.dropFirst() + plain).filter { variant in variant.contains { !ASCII.isSpace($0) } }
  }

  private static func withoutLastLine(_ bytes: [UInt8]) -> [UInt8] {
    var end = bytes.count
    while end > 0, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
    return bytes[..<end].lastIndex(of: .lineFeed).map { Array(bytes[...$0]) } ?? []
  }
}
