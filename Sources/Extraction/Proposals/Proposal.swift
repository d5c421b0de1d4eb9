import Crypto
import Documents
import Prose
import Rules
import Skills
import TextScanning

/// A rule that a page seems to state, before anything has been verified: what one pattern read in one place.
package struct Proposal: Sendable, Hashable {
  package var kind: String
  package var facet: Facet
  package var modality: Modality
  package var scope: Scope
  package var slots: [String: JSON]
  /// Words of the source where they teach better than the kind's own sentence; empty otherwise.
  package var instruction: String
  package var origin: Origin
  package var examples: [Example]
  package var sources: [Source]
  /// The surface pattern that read it (`P01`, `S3` …), for `explain`.
  package var pattern: String

  package init(
    kind: String, facet: Facet, modality: Modality, scope: Scope = Scope(), slots: [String: JSON],
    instruction: String = "", origin: Origin = .explicit, examples: [Example] = [], sources: [Source], pattern: String
  ) {
    self.kind = kind
    self.facet = facet
    self.modality = modality
    self.scope = scope
    self.slots = slots
    self.instruction = instruction
    self.origin = origin
    self.examples = examples
    self.sources = sources
    self.pattern = pattern
  }
}

/// Citations of a page's bytes.
enum Citation {
  /// The source of a byte range of the page's file.
  static func source(_ page: Page, bytes range: Range<Int>) -> Source {
    let document = page.document
    return source(path: document.path, document.bytes, range, document.lines)
  }

  /// The source of a byte range of any file.
  static func source(path: String, _ bytes: [UInt8], _ range: Range<Int>, _ lines: LineIndex) -> Source {
    let range = range.clamped(to: 0..<bytes.count)
    return Source(
      path: path, line: lines.line(at: range.lowerBound),
      endLine: lines.line(at: max(range.lowerBound, range.upperBound - 1)),
      byteStart: range.lowerBound, byteEnd: range.upperBound, quoteSHA256: Hex.string(SHA256.hash(data: bytes[range])))
  }

  /// The source of a whole sentence, with the marks that open at its start and what belongs to its last link.
  static func sentence(_ unit: Unit) -> Source {
    let document = unit.page.document
    var (start, end) = (unit.source.lowerBound, unit.source.upperBound)
    var low = 0
    var high = document.nodes.count
    // Nodes lie in the order of their starts.
    while low < high {
      let middle = (low + high) / 2
      if document.nodes[middle].range.lowerBound + 4 < start { low = middle + 1 } else { high = middle }
    }
    for node in document.nodes[low...] where node.kind.isInline && node.kind != .text {
      if node.range.lowerBound >= end { break }
      let opens =
        node.range.lowerBound < start
        && document.bytes[node.range.lowerBound..<start].allSatisfy { "*_`[~<".utf8.contains($0) }
      if opens { start = node.range.lowerBound }
      if node.range.lowerBound >= start { end = max(end, node.range.upperBound) }
    }
    return source(unit.page, bytes: start..<end)
  }

  /// The source of a range of the reading text.
  static func source(_ page: Page, text range: Range<Int>) -> Source {
    source(page, bytes: page.text.sourceRange(of: range))
  }
}

/// Lower-case hexadecimal digits.
package enum Hex {
  package static func string(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
