/// What a name in code is, as its spelling shows it: names of one class are compared with each other only.
package enum IdentifierClass: String, Sendable, CaseIterable {
  /// `--max-retries`, `-ComputerName`.
  case flag
  /// `tw backup`: a tool with its subcommand.
  case command
  /// `TW_VAULT`.
  case environment
  /// `TW-1042`.
  case errorCode
  /// `/v2/jobs/{id}`.
  case endpoint
  /// `Get-Item`.
  case cmdlet
  /// `job.finished`, `tidewater.example/region`.
  case dotted
  /// `max_retries`.
  case snake
  /// `max-retries`.
  case kebab
  /// `maxRetries`.
  case camel
  /// `MaxRetries`.
  case pascal

  /// Whether a wrong name of this class cannot be a name of the reader's own.
  package var isHard: Bool {
    switch self {
    case .flag, .command, .environment, .errorCode, .endpoint, .cmdlet: true
    case .dotted, .snake, .kebab, .camel, .pascal: false
    }
  }

  /// The class that names are compared in: one letter may make `maxRetries` of `MaxRetries`.
  var family: IdentifierClass { self == .pascal ? .camel : self }

  /// The class that names are compared in word by word: `journal.flush_interval` may have become `journal_interval`.
  var joinFamily: IdentifierClass { self == .dotted ? .snake : family }

  /// The letter that stands for the class in `identifiers.json`.
  package var letter: UInt8 { Self.letters[Self.allCases.firstIndex(of: self) ?? 0] }

  /// The class of a letter, in either case.
  package init?(letter: UInt8) {
    guard let position = Self.letters.firstIndex(of: letter | 0x20) else { return nil }
    self = Self.allCases[position]
  }

  private static let letters = Array("fcvepmdskhw".utf8)
}
