import Documents
import Prose
import TextScanning

/// An answer as its brief measures it: the bytes as they stand, markup and all, because a brief speaks of what is on the page.
struct Answer {
  let bytes: [UInt8]
  /// The answer without white space at both ends; never empty.
  let body: Range<Int>

  /// The answer that a page is; nil, with a finding, when there is none: nothing keeps a brief by saying nothing.
  init?(_ page: Page, _ report: inout Inspection) {
    report.apply()
    bytes = page.document.bytes
    let start = bytes.hasBytes("\u{FEFF}", at: 0) ? 3 : 0
    body = Self.trimmed(bytes, start..<bytes.count)
    guard !body.isEmpty else {
      report.find(.empty, source: 0..<0)
      return nil
    }
  }

  /// A range without the white space at both its ends. O(white space).
  static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, case let next = Scalars.scalar(bytes, at: start), Scalars.isSpace(next.scalar) {
      start += next.length
    }
    while end > start, let last = Scalars.scalar(bytes, before: end), Scalars.isSpace(last) {
      end -= last.utf8Length
    }
    return start..<max(start, end)
  }

  /// The range of the answer's bytes without white space at both its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> { Self.trimmed(bytes, range) }

  /// Whether a range holds nothing but white space.
  func isBlank(_ range: Range<Int>) -> Bool { trimmed(range).isEmpty }

  /// The bytes in lower case, byte for byte in the same places: letters whose lower case has another length stay as they are.
  var lowercased: [UInt8] { Self.lowercased(bytes) }

  /// Lower case that keeps every offset. O(bytes).
  static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
    var lower = bytes
    var index = 0
    while index < lower.count {
      if lower[index] < 0x80 {
        lower[index] = ASCII.lower(lower[index])
        index += 1
        continue
      }
      let (scalar, length) = Scalars.scalar(bytes, at: index)
      let mapped = Array(scalar.properties.lowercaseMapping.utf8)
      if mapped.count == length { lower.replaceSubrange(index..<index + length, with: mapped) }
      index += length
    }
    return lower
  }

  /// The bytes of a text in the form that `lowercased` is searched for.
  static func folded(_ text: String) -> [UInt8] { lowercased(Array(text.utf8)) }

  /// The pieces between the places where `separator` stands; one piece without any. O(bytes).
  func pieces(separatedBy separator: String) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    for range in Occurrences.of(Array(separator.utf8), in: bytes) {
      pieces.append(start..<range.lowerBound)
      start = range.upperBound
    }
    return pieces + [start..<bytes.count]
  }
}

/// Where a run of bytes stands in another, one occurrence after the other, without overlaps.
enum Occurrences {
  /// O(bytes · needle) at worst, at memory speed where the first byte is rare.
  static func of(_ needle: [UInt8], in bytes: [UInt8]) -> [Range<Int>] {
    guard let first = needle.first else { return [] }
    var found: [Range<Int>] = []
    var index = 0
    while let start = bytes.firstIndex(of: first, from: index) {
      guard start + needle.count <= bytes.count else { break }
      if bytes[start..<start + needle.count].elementsEqual(needle) {
        found.append(start..<start + needle.count)
        index = start + needle.count
      } else {
        index = start + 1
      }
    }
    return found
  }
}

extension Unicode.Scalar {
  /// The bytes of the scalar in UTF-8.
  fileprivate var utf8Length: Int { value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4 }
}

extension String {
  fileprivate static let empty = "The answer is empty."
}
