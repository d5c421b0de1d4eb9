import TextScanning

/// Questions about the bytes of a page before they are read as markup.
enum HTMLBytes {
  /// UTF-16 by its byte-order mark, or by a `<` in two bytes at the start.
  static func isUTF16(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 2 else { return false }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE), (0xFE, 0xFF), (.of("<"), 0), (0, .of("<")): return true
    default: return false
    }
  }

  /// NULs together with other control characters: a stray NUL alone is a broken page, not a binary file.
  static func isBinary(_ bytes: [UInt8]) -> Bool {
    var (nulls, controls) = (0, 0)
    for byte in bytes where byte < 0x20 {
      if byte == 0 { nulls += 1 } else if byte < 0x09 || byte > 0x0D { controls += 1 }
    }
    guard nulls > 0 else { return false }
    return (nulls + controls) * 100 >= bytes.count || controls * 200 >= bytes.count
  }

  /// The first byte from `start` (behind a byte-order mark) on that is no ASCII, or nil.
  static func firstNonASCII(_ bytes: [UInt8], from start: Int) -> Int? { bytes[start...].firstIndex { $0 >= 0x80 } }

  /// Where the bytes stop being UTF-8, or nil.
  static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// Whether a `charset` names UTF-8 or ASCII, its subset.
  static func isUTF8(named encoding: String) -> Bool {
    let name = encoding.filter { $0 != " " && $0 != "\"" && $0 != "'" && $0 != ";" }
    return name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii"
  }
}

/// Collects what is to be said about a page; lines and columns are counted once, at the end.
struct HTMLNotes {
  /// A page can be wrong in a million places; a person reads the first ones.
  private static let limit = 50

  private let path: String
  private let bytes: [UInt8]
  private var notes: [(offset: Int, diagnostic: Diagnostic)] = []
  private var counts: [String: Int] = [:]

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  mutating func add(
    _ severity: Diagnostic.Severity, _ code: String, at offset: Int, _ message: @autoclosure () -> String
  ) {
    counts[code, default: 0] += 1
    guard counts[code, default: 0] <= Self.limit else { return }
    notes.append((offset, Diagnostic(severity, code: code, message: message(), path: path)))
  }

  /// All notes in the order of the page.
  func finished() -> [Diagnostic] {
    guard !notes.isEmpty else { return [] }
    let lines = LineIndex(bytes)
    // A page may be one line of many megabytes, so columns are counted on from the note before.
    var (line, column, counted) = (0, 1, 0)
    return notes.sorted { $0.offset < $1.offset }.map { note in
      let ownLine = lines.line(at: note.offset)
      if ownLine != line {
        (line, counted) = (ownLine, lines.starts[ownLine - 1])
        column = 1
        if counted == 0, bytes.hasBytes("\u{FEFF}", at: 0) { counted = min(3, note.offset) }
      }
      while counted < note.offset {
        if bytes[counted] & 0xC0 != 0x80 { column += 1 }
        counted += 1
      }
      var diagnostic = note.diagnostic
      (diagnostic.line, diagnostic.column) = (line, column)
      let count = counts[diagnostic.code, default: 0]
      if count > Self.limit { diagnostic.message += " (\(count) in the page)" }
      return diagnostic
    }
  }
}
