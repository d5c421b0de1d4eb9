/// Something a person should know about an input, with the place and a code: printed like a compiler's message.
public struct Diagnostic: Sendable, Hashable {
  public enum Severity: String, Sendable, Comparable {
    case note, warning, error

    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
  }

  public var severity: Severity
  /// Stable short name such as `hidden-text`; listed in `docs/formats/diagnostics.md`.
  public var code: String
  public var message: String
  public var path: String
  /// From 1; 0 when the message is about the whole file.
  public var line: Int
  public var column: Int

  public init(_ severity: Severity, code: String, message: String, path: String, line: Int = 0, column: Int = 0) {
    self.severity = severity
    self.code = code
    self.message = message
    self.path = path
    self.line = line
    self.column = column
  }

  /// `path:line:col: warning: message [code]`.
  public var description: String {
    let place = line > 0 ? "\(path):\(line):\(max(column, 1))" : path
    return "\(place): \(severity.rawValue): \(message) [\(code)]"
  }
}
