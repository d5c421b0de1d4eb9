internal import CPCRE2

/// Why a pattern is none, or gave up.
package enum PatternError: Error, Equatable {
  /// The pattern cannot be read; `offset` is the byte of the pattern where reading stopped.
  case invalid(message: String, offset: Int)
  /// The search did more steps, or nested deeper, than a rule may: the pattern explodes on this text.
  case limit
  case failed(code: Int)
}

/// A regular expression in Perl's syntax, compiled once (PCRE2, just in time where the machine has it). For rules imported from linters: our
/// own rules are literals and tables.
///
/// Steps and depth of a search are bounded, so that no pattern of a stranger's style guide can hang a build.
package final class Pattern: Sendable {
  package struct Options: OptionSet, Sendable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let foldsCase = Options(rawValue: PCRE2_CASELESS)
    /// `^` and `$` match at line ends.
    package static let multiline = Options(rawValue: PCRE2_MULTILINE)
    /// The pattern is a text to find as it stands.
    package static let literal = Options(rawValue: PCRE2_LITERAL)
  }

  /// A text made ready to search: known to be UTF-8, so that no search has to look again.
  package struct Subject: Sendable {
    fileprivate let bytes: [UInt8]

    /// Bytes that are no UTF-8 become U+001A, one each, so that offsets stay. O(bytes).
    package init(_ bytes: [UInt8]) {
      var text = bytes
      var checked = 0
      while checked < text.count, let stray = Self.stray(in: text, from: checked) {
        for index in stray { text[index] = 0x1A }
        checked = stray.upperBound
      }
      self.bytes = text
    }

    private static func stray(in bytes: [UInt8], from start: Int) -> Range<Int>? {
      do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: bytes.span.extracting(start...))
        return nil
      } catch {
        return start + error.byteOffsets.lowerBound..<start + error.byteOffsets.upperBound
      }
    }
  }

  // Neither is written after `init`; PCRE2 reads both from any thread.
  nonisolated(unsafe) private let code: OpaquePointer
  nonisolated(unsafe) private let limits: OpaquePointer

  package init(_ source: String, options: Options = []) throws(PatternError) {
    var error: Int32 = 0
    var offset = 0
    let bytes = Array(source.utf8)
    let flags = options.contains(.literal) ? options.rawValue | PCRE2_UTF : options.rawValue | PCRE2_UTF | PCRE2_UCP
    let compiled = bytes.withUnsafeBufferPointer {
      pcre2_compile_8($0.baseAddress ?? Self.nothing, $0.count, flags, &error, &offset, nil)
    }
    guard let compiled else { throw .invalid(message: Self.message(of: error), offset: offset) }
    guard let limits = pcre2_match_context_create_8(nil) else {
      pcre2_code_free_8(compiled)
      throw .failed(code: Int(PCRE2_ERROR_NOMEMORY))
    }
    pcre2_set_match_limit_8(limits, 1_000_000)
    pcre2_set_depth_limit_8(limits, 10_000)
    // Where no code can be made at run time the interpreter answers, slower and the same.
    _ = pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE)
    code = compiled
    self.limits = limits
  }

  deinit {
    pcre2_match_context_free_8(limits)
    pcre2_code_free_8(code)
  }

  /// The ranges of all matches that start in `range` (the whole text if left out) and end in it, in order, none overlapping. What stands
  /// before the range is seen by look-behind.
  package func matches(in subject: Subject, range: Range<Int>? = nil) throws(PatternError) -> [Range<Int>] {
    guard let match = pcre2_match_data_create_from_pattern_8(code, nil) else {
      throw .failed(code: Int(PCRE2_ERROR_NOMEMORY))
    }
    defer { pcre2_match_data_free_8(match) }
    let end = range?.upperBound ?? subject.bytes.count
    var start = range?.lowerBound ?? 0
    var found: [Range<Int>] = []
    while start <= end, let next = try search(subject, from: start, to: end, match) {
      found.append(next)
      start = next.isEmpty ? Self.following(next.upperBound, in: subject.bytes) : next.upperBound
    }
    return found
  }

  private func search(
    _ subject: Subject, from start: Int, to end: Int, _ match: OpaquePointer
  ) throws(PatternError) -> Range<Int>? {
    let result = subject.bytes.withUnsafeBufferPointer { buffer in
      let text = buffer.baseAddress ?? Self.nothing
      let result = pcre2_match_8(code, text, end, start, PCRE2_NO_UTF_CHECK, match, limits)
      guard result == PCRE2_ERROR_JIT_STACKLIMIT else { return result }
      return pcre2_match_8(code, text, end, start, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, match, limits)
    }
    switch result {
    case 0...:
      guard let ends = pcre2_get_ovector_pointer_8(match) else { return nil }
      // `\K` in a look-ahead can put the start of a match behind its end.
      return min(ends[0], ends[1])..<ends[1]
    case PCRE2_ERROR_NOMATCH: return nil
    case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_RECURSIONLIMIT: throw .limit
    default: throw .failed(code: Int(result))
    }
  }

  private static func following(_ offset: Int, in bytes: [UInt8]) -> Int {
    offset < bytes.count ? offset + Words.scalarLength(bytes[offset]) : offset + 1
  }

  /// What an empty text points to.
  nonisolated(unsafe) private static let nothing: UnsafePointer<UInt8> = {
    let byte = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    byte.initialize(to: 0)
    return UnsafePointer(byte)
  }()

  private static func message(of error: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = pcre2_get_error_message_8(error, &buffer, buffer.count)
    return count > 0 ? buffer.string(0..<Int(count)) : "error \(error)"
  }
}
