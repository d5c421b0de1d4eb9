import Documents
import Skills
import TextScanning

/// One page, read: evidence, or the reason why there is none.
struct PageReading: Sendable {
  enum Result: Sendable {
    case evidence(PageEvidence)
    /// The file changed its times, not its content: what the index has still holds.
    case unchanged(sha256: String)
    case skipped(Skip)
  }

  /// Why a page gave no evidence.
  struct Skip: Sendable, Equatable {
    var reason: String
    /// `unreadable` makes a build incomplete.
    var code: String
    var severity: Diagnostic.Severity

    static func unreadable(_ reason: String) -> Skip { Skip(reason: reason, code: "unreadable", severity: .error) }
    static func notText(_ reason: String) -> Skip { Skip(reason: reason, code: "binary", severity: .warning) }
    static let own = Skip(reason: "was written by skillc install", code: "own-text", severity: .note)
  }

  /// Offsets are 32 bits wide, and a page that large is no page.
  static let sizeLimit = 1 << 30
  /// A file with a NUL this early is no text.
  private static let binaryWindow = 8192

  var file: SourceTree.File
  var result: Result

  /// Reads a page; its bytes are gone when this returns.
  init(_ file: SourceTree.File, context: ReadingContext, known: String?) {
    self.file = file
    do throws(FileError) {
      let bytes = try FileSystem.read(file.location, limit: Self.sizeLimit)
      result = Self.read(file.path, bytes, context: context, known: known)
    } catch {
      result = .skipped(.unreadable(error.reason))
    }
  }

  /// The evidence as the index keeps it; empty without any.
  var stored: [UInt8] {
    guard case .evidence(let evidence) = result else { return [] }
    var writer = ByteWriter()
    evidence.encode(to: &writer)
    return writer.bytes
  }

  private static func read(_ path: String, _ bytes: [UInt8], context: ReadingContext, known: String?) -> Result {
    if bytes.firstIndex(of: 0, in: 0..<min(bytes.count, binaryWindow)) != nil {
      return .skipped(.notText(binaryReason(bytes)))
    }
    if OwnText.isWhole(bytes) { return .skipped(.own) }
    let sha256 = Digest.sha256(bytes)
    if sha256 == known { return .unchanged(sha256: sha256) }
    let document = DocumentReader.read(path: path, bytes: OwnText.masked(bytes))
    var evidence = PageEvidence(document, sha256: sha256, context: context)
    // The reader of Markdown has looked already.
    if document.format != .markdown, let place = firstInvalid(bytes),
      !evidence.diagnostics.contains(where: { $0.code == "invalid-utf8" })
    {
      evidence.diagnostics.append(
        Diagnostic(
          .warning, code: "invalid-utf8", message: "not UTF-8 from here on; read as it is", path: path,
          line: document.lines.line(at: place), column: document.lines.column(at: place, in: bytes)))
    }
    return .evidence(evidence)
  }

  /// The offset of the first byte that belongs to no scalar, or nil. O(bytes).
  private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  private static func binaryReason(_ bytes: [UInt8]) -> String {
    let isUTF16 = bytes.count >= 2 && (bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF)
    return isUTF16 ? "is UTF-16; save it as UTF-8" : "is binary, not text"
  }
}
