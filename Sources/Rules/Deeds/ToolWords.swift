import TextScanning

/// What the name of a tool says about it. Tables only; the reading is in `CallReading`.
enum ToolWords {
  /// The words of a name in lower case: `mcp__shop__cancelOrder` is mcp, shop, cancel, order.
  static func words(_ name: String) -> [String] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    var before: UInt8 = 0
    for byte in name.utf8 {
      if !ASCII.isLetter(byte), !ASCII.isDigit(byte) {
        if !word.isEmpty { words.append(word) }
        word = []
      } else {
        if ASCII.isUpper(byte), ASCII.isLower(before), !word.isEmpty {
          words.append(word)
          word = []
        }
        word.append(ASCII.lower(byte))
      }
      before = byte
    }
    if !word.isEmpty { words.append(word) }
    return words.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Verbs of tools that only look.
  static let reading: Set<String> = Set(
    words: """
      get read list search find fetch show view open look lookup describe query check count calculate compute think retrieve
      grep glob ls cat browse inspect preview status stat head tail validate verify estimate quote compare plan note select ask
      """)

  /// Verbs of tools that change something.
  static let changing: Set<String> = Set(
    words: """
      write edit create update delete remove modify insert replace patch apply move rename append save put add set upload
      cancel book reserve refund exchange return send transfer pay charge issue grant revoke deploy publish merge push commit
      close reopen assign schedule reschedule purchase buy order submit upgrade downgrade enable disable drop destroy truncate
      reset restart stop start kill approve reject notify email post import activate suspend archive change make str
      """)

  /// Verbs of tools that change files.
  static let writingFiles: Set<String> = Set(
    words: """
      write edit create update delete remove modify insert replace patch apply move rename append save put add set upload str
      """)

  /// Whether a tool hands a talk over to somebody, which changes nothing: `transfer_to_human`, `escalate`; not `transfer_to_account`.
  static func handsOver(_ words: [String]) -> Bool {
    guard let verb = words.firstIndex(where: handing.contains) else { return false }
    if words.contains(where: persons.contains) || words[verb] == "escalate" || words[verb] == "handoff" { return true }
    return verb + 2 == words.count - 1 && words[verb + 1] == "to"
      && !["account", "wallet", "bank"].contains(words[verb + 2])
  }

  private static let handing: Set<String> = Set(words: "transfer escalate handoff handover hand forward route")
  private static let persons: Set<String> = Set(
    words: "human humans agent agents person operator support representative staff supervisor colleague")

  /// Names of tools that hand their input to a shell.
  static let shells: Set<String> = Set(
    words: "bash shell sh zsh exec terminal execute run command powershell console cmd")

  /// Arguments that hold a shell text.
  static let commandKeys: Set<String> = Set(
    words: "command cmd script commands shell_command bash cmdline command_line shell")

  /// Arguments that name a file or a folder.
  static func isPathKey(_ key: String) -> Bool {
    let words = self.words(key)
    return words.contains { pathWords.contains($0) }
      && words.allSatisfy { !["content", "text", "type", "mode"].contains($0) }
  }

  private static let pathWords: Set<String> = Set(
    words:
      "path paths file files filename filenames filepath folder directory dir target destination dest source notebook")
}
