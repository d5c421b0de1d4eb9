internal import CPCRE2

/// Why a pattern is none, or gave up.
public enum PatternError: Error, Equatable {
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
public final class Pattern: Sendable {
  public struct Options: OptionSet, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public static let foldsCase = Options(rawValue: PCRE2_CASELESS)
    /// `^` and `$` match at line ends.
    public static let multiline = Options(rawValue: PCRE2_MULTILINE)
    /// The pattern is a text to find as it stands.
    public static let literal = Options(rawValue: PCRE2_LITERAL)
    /// `\w`, `\d`, `\s` and `\b` know ASCII only: faster, and the same on a text that is all ASCII.
    public static let ascii = Options(rawValue: asciiBit)
    /// As ECMAScript has it, which JSON Schema speaks: `$` matches at the very end only, `\uHHHH` is a character.
    public static let ecmaScript = Options(rawValue: PCRE2_ALT_BSUX | PCRE2_DOLLAR_ENDONLY | asciiBit)
    fileprivate static let asciiBit: UInt32 = PCRE2_UCP
  }

  /// A text made ready to search: known to be UTF-8, so that no search has to look again.
  public struct Subject: Sendable {
    /// The text as it is searched.
    public let bytes: [UInt8]
    /// Whether all of it is ASCII.
    public let isASCII: Bool

    /// Bytes that are no UTF-8 become U+001A, one each, so that offsets stay. O(bytes).
    public init(_ bytes: [UInt8]) {
      var text = bytes
      var checked = 0
      while checked < text.count, let stray = Self.stray(in: text, from: checked) {
        for index in stray { text[index] = 0x1A }
        checked = stray.upperBound
      }
      self.bytes = text
      isASCII = Self.isASCII(text, 0..<text.count)
    }

    /// Whether a part of the text is all ASCII. O(part), eight bytes at a time.
    public func isASCII(_ part: Range<Int>) -> Bool { isASCII || Self.isASCII(bytes, part) }

    private static func isASCII(_ bytes: [UInt8], _ part: Range<Int>) -> Bool {
      bytes.withUnsafeBytes { buffer in
        var index = part.lowerBound
        while index + 8 <= part.upperBound {
          let eight = buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          if eight & 0x8080_8080_8080_8080 != 0 { return false }
          index += 8
        }
        while index < part.upperBound {
          if buffer[index] >= 0x80 { return false }
          index += 1
        }
        return true
      }
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

  public init(_ source: String, options: Options = []) throws(PatternError) {
    var error: Int32 = 0
    var offset = 0
    let bytes = Array(source.utf8)
    // The bit of an option that is on by default says that it is not wanted.
    var flags = options.rawValue ^ Options.asciiBit | PCRE2_UTF
    flags = options.contains(.literal) ? flags & ~PCRE2_UCP : flags | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT
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
  public func matches(in subject: Subject, range: Range<Int>? = nil) throws(PatternError) -> [Range<Int>] {
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

  /// A place for the state of searches, for callers who look into many parts of one text. For one thread at a time.
  public final class Matcher {
    private let pattern: Pattern
    private let match: OpaquePointer
    private let limits: OpaquePointer

    public init(_ pattern: Pattern) throws(PatternError) {
      guard let limits = pcre2_match_context_copy_8(pattern.limits) else {
        throw .failed(code: Int(PCRE2_ERROR_NOMEMORY))
      }
      guard let match = pcre2_match_data_create_from_pattern_8(pattern.code, nil) else {
        pcre2_match_context_free_8(limits)
        throw .failed(code: Int(PCRE2_ERROR_NOMEMORY))
      }
      self.pattern = pattern
      self.match = match
      self.limits = limits
    }

    deinit {
      pcre2_match_data_free_8(match)
      pcre2_match_context_free_8(limits)
    }

    /// The first match in `part` of a text that starts at one of `starts`. The part is all the pattern sees: it begins and ends there.
    public func first(
      in subject: Subject, part: Range<Int>, starts: ClosedRange<Int>
    ) throws(PatternError) -> Range<Int>? {
      let found = try subject.bytes.withUnsafeBufferPointer { buffer throws(PatternError) in
        let text = UnsafeBufferPointer(rebasing: buffer[part])
        let isBounded = starts.upperBound < part.upperBound
        pcre2_set_offset_limit_8(limits, isBounded ? starts.upperBound - part.lowerBound : Pattern.unlimited)
        return try pattern.search(
          text.baseAddress ?? Pattern.nothing, from: starts.lowerBound - part.lowerBound, to: part.count, match, limits)
      }
      return found.map { $0.lowerBound + part.lowerBound..<$0.upperBound + part.lowerBound }
    }

    /// The range of a group of the last match, seen from the start of its part; nil when it took no part.
    public func group(_ number: Int) -> Range<Int>? {
      guard number < Int(pcre2_get_ovector_count_8(match)), let ends = pcre2_get_ovector_pointer_8(match) else {
        return nil
      }
      let (start, end) = (ends[number * 2], ends[number * 2 + 1])
      return start == Int.max || start == -1 || start > end ? nil : start..<end
    }
  }

  private func search(
    _ subject: Subject, from start: Int, to end: Int, _ match: OpaquePointer
  ) throws(PatternError) -> Range<Int>? {
    try subject.bytes.withUnsafeBufferPointer { buffer throws(PatternError) in
      try search(buffer.baseAddress ?? Self.nothing, from: start, to: end, match, limits)
    }
  }

  private func search(
    _ text: UnsafePointer<UInt8>, from start: Int, to end: Int, _ match: OpaquePointer, _ limits: OpaquePointer
  ) throws(PatternError) -> Range<Int>? {
    var result = pcre2_match_8(code, text, end, start, PCRE2_NO_UTF_CHECK, match, limits)
    if result == PCRE2_ERROR_JIT_STACKLIMIT {
      result = pcre2_match_8(code, text, end, start, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, match, limits)
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

  /// PCRE2's value for no bound.
  private static let unlimited = ~0

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
