import Documents
import TextScanning

/// Finds text that speaks to a model instead of a reader. The text of documents is data: such lines become a diagnostic, never a rule.
///
/// Two signs make a line hostile: a phrase nobody writes for people (“ignore previous instructions”, a chat's control token), or an address
/// to a model together with an order to subvert (“AI model, override your guidelines”). A line that quotes the phrase explains the attack.
struct HostileText: Sendable {
  /// Lines, from 1, that hold such text.
  let lines: Set<Int>
  let diagnostics: [Diagnostic]

  /// Looks at the whole file: prose, code, comments, attributes, front matter. O(bytes).
  init(_ document: Document) {
    let text = FoldedText(document.bytes)
    var signs: [Int: UInt8] = [:]
    var firsts: [Int: Int] = [:]
    HostilePhrases.automaton.scan(text.bytes, in: 0..<text.bytes.count) { hit in
      var sign = HostilePhrases.signs[hit.literal]
      var start = hit.range.lowerBound
      guard Words.isBoundary(text.bytes, at: hit.range.upperBound) else { return }
      if sign == HostilePhrases.overridden {
        guard let verb = HostilePhrases.overrideStart(text.bytes, endingAt: start) else { return }
        (start, sign) = (verb, HostilePhrases.certain)
      }
      guard Words.isBoundary(text.bytes, at: start), !Self.isQuoted(text.bytes, start),
        sign != HostilePhrases.turn || Self.opensLine(text.bytes, start)
      else { return }
      let offset = text.source(of: start)
      let line = document.lines.line(at: offset)
      signs[line, default: 0] |= sign
      firsts[line] = min(firsts[line] ?? offset, offset)
    }
    var lines: Set<Int> = []
    let turns = signs.filter { $0.value & HostilePhrases.turn != 0 }.count
    for (line, sign) in signs {
      let subverts = sign & HostilePhrases.address != 0 && sign & HostilePhrases.subversion != 0
      if sign & HostilePhrases.certain != 0 || subverts || (sign & HostilePhrases.turn != 0 && turns >= 2) {
        lines.insert(line)
      }
    }
    self.lines = lines
    diagnostics = lines.sorted().map { line in
      Diagnostic(
        .warning, code: "model-directed", message: "text that gives orders to a model; it is kept out of the bundle",
        path: document.path,
        line: line, column: firsts[line].map { document.lines.column(at: $0, in: document.bytes) } ?? 1)
    }
  }

  private static func opensLine(_ bytes: [UInt8], _ offset: Int) -> Bool {
    offset == 0 || bytes[offset - 1] == .lineFeed
  }

  /// Whether running text quotes what follows: an opening quote after a word, on the same line, not the value of an attribute or key.
  private static func isQuoted(_ bytes: [UInt8], _ offset: Int) -> Bool {
    var index = offset - 1
    var quotes = 0
    var opening: Int?
    while index >= 0, bytes[index] != .lineFeed {
      if bytes[index] == .of("\"") || bytes[index] == .of("`") || bytes.hasBytes("\u{201C}", at: index)
        || bytes.hasBytes("\u{2018}", at: index)
      {
        quotes += 1
        opening = opening ?? index
      }
      if bytes[index] == .of("("), index > 0, bytes[index - 1] == .of("]") { return false }
      index -= 1
    }
    guard quotes % 2 == 1, let opening, opening >= 2, bytes[opening - 1] == .space else { return false }
    let before = bytes[opening - 2]
    return ASCII.isWord(before) || before == .of(",")
  }
}

/// A text with its disguises taken off: no invisible scalars, Latin letters for Cyrillic, Greek and full-width look-alikes.
private struct FoldedText {
  private(set) var bytes: [UInt8]
  /// Where each byte stood; empty when nothing changed.
  private var offsets: [Int] = []

  func source(of offset: Int) -> Int { offsets.isEmpty ? offset : offsets[offset] }

  init(_ source: [UInt8]) {
    bytes = source
    guard Self.isDisguised(source) else { return }
    bytes.removeAll(keepingCapacity: true)
    offsets.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      let length = min(Words.scalarLength(source[index]), source.count - index)
      if length > 1, let folded = Self.fold(source, index, length) {
        if folded != 0 {
          bytes.append(folded)
          offsets.append(index)
        }
        index += length
        continue
      }
      for position in index..<index + length {
        bytes.append(source[position])
        offsets.append(position)
      }
      index += length
    }
  }

  /// Whether a scalar stands in the text that is folded.
  private static func isDisguised(_ source: [UInt8]) -> Bool {
    let text = source.span
    var index = 0
    while index < text.count {
      if index + 8 <= text.count,
        text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
        continue
      }
      guard text[index] >= 0xC2 else {
        index += 1
        continue
      }
      let length = min(Words.scalarLength(text[index]), text.count - index)
      if length > 1, fold(source, index, length) != nil { return true }
      index += length
    }
    return false
  }

  /// The ASCII byte a scalar looks like, 0 for an invisible one, nil for any other.
  private static func fold(_ bytes: [UInt8], _ index: Int, _ length: Int) -> UInt8? {
    var scalar = UInt32(bytes[index]) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for position in index + 1..<index + length { scalar = scalar << 6 | UInt32(bytes[position] & 0x3F) }
    switch scalar {
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xE0000...0xE007F, 0x00AD: return 0
    case 0x3000, 0x00A0: return .space
    case 0xFF01...0xFF5E: return UInt8(scalar - 0xFF01 + 0x21)
    default: return lookalikes[scalar]
    }
  }

  private static let lookalikes: [UInt32: UInt8] = Dictionary(
    uniqueKeysWithValues: zip(
      "аеорсхуіјѕԁһԛԝɡАВЕКМНОРСТХІЈЅαοενικρτυ".unicodeScalars.map(\.value),
      Array("aeopcxyijsdhqwgABEKMHOPCTXIJSaoevikptu".utf8)))
}
