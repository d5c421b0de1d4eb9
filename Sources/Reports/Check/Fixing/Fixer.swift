import Rules
import TextScanning

/// Applies the fixes of findings. Fixes never overlap: of two that touch the same bytes the first is applied, and the file is judged again.
package struct Fixer: Sendable {
  /// A file after its fixes.
  package struct Result: Sendable {
    package var bytes: [UInt8]
    /// Fixes applied, in all rounds.
    package var count: Int
    /// What is left to find.
    package var file: CheckedFile
  }

  /// Rounds after which a file is left as it is: fixes that wake other fixes settle long before.
  static let mostRounds = 8

  private let run: CheckRun

  package init(_ run: CheckRun) { self.run = run }

  /// Fixes one file until nothing is left to fix, so that a second run changes nothing. Rules whose fixes undo each other leave the file in
  /// the state that was reached first.
  package func fix(path: String, bytes: [UInt8]) -> Result {
    var result = Result(bytes: bytes, count: 0, file: run.check(path: path, bytes: bytes))
    var seen: Set<[UInt8]> = [bytes]
    for _ in 0..<Self.mostRounds {
      let fixes = Self.compatible(result.file.findings.compactMap(\.finding.fix))
      guard !fixes.isEmpty else { return result }
      let next = Self.applied(fixes, to: result.bytes)
      guard seen.insert(next).inserted else { return result }
      result = Result(bytes: next, count: result.count + fixes.count, file: run.check(path: path, bytes: next))
    }
    return result
  }

  /// The fixes in order, without those that touch an earlier one.
  static func compatible(_ fixes: [Fix]) -> [Fix] {
    var kept: [Fix] = []
    for fix in fixes.sorted(by: {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }) {
      if let last = kept.last, fix.range.lowerBound < last.range.upperBound || fix.range == last.range { continue }
      kept.append(fix)
    }
    return kept
  }

  /// - Parameter fixes: sorted and apart.
  static func applied(_ fixes: [Fix], to bytes: [UInt8]) -> [UInt8] {
    var fixed: [UInt8] = []
    fixed.reserveCapacity(bytes.count + 64)
    var start = 0
    for fix in fixes {
      fixed += bytes[start..<fix.range.lowerBound]
      fixed += fix.text.utf8
      start = fix.range.upperBound
    }
    return fixed + bytes[start...]
  }
}
