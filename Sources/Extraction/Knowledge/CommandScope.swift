import Documents
import Prose
import TextScanning

/// A command in bare words: program and subcommands.
struct CommandWords {
  /// The words from the program to the last subcommand.
  let range: Range<Int>
  var count: Int { ends.count }
  /// Where each word ends.
  private let ends: [Int]

  /// Reads the bare words at the start of a line; nil when it begins with none. At most three, the program included.
  init?(_ bytes: [UInt8], _ line: Range<Int>) {
    var index = line.lowerBound
    var ends: [Int] = []
    while ends.count < 3, index < line.upperBound {
      var word = index
      while word < line.upperBound, Self.isCommandByte(bytes[word]) { word += 1 }
      let stops = word == line.upperBound || bytes[word] == .space
      guard word - index >= 2, stops,
        ASCII.isLower(bytes[index]) || (ends.isEmpty && Self.isVerbNoun(bytes, index..<word))
      else { break }
      guard !ends.isEmpty || !Self.shared.contains(bytes, index..<word) else { break }
      ends.append(word)
      index = word + 1
      // `Get-Item` takes no subcommand.
      if ASCII.isUpper(bytes[line.lowerBound]) { break }
    }
    guard let end = ends.last else { return nil }
    range = line.lowerBound..<end
    self.ends = ends
  }

  /// The program with at most so many subcommands.
  func program(and subcommands: Int) -> Range<Int> {
    ends.isEmpty ? range : range.lowerBound..<ends[min(subcommands, ends.count - 1)]
  }

  private static func isCommandByte(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == .of("-") || byte == .of("_")
  }

  private static func isVerbNoun(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    guard ASCII.isUpper(bytes[word.lowerBound]), let dash = bytes[word].firstIndex(of: .of("-")) else { return false }
    return dash + 1 < word.upperBound && ASCII.isUpper(bytes[dash + 1])
  }

  /// Tools of every shell: they belong to no project.
  private static let shared = WordList(
    """
    cd ls cat echo mkdir rm rmdir cp mv grep egrep sed awk curl wget tar unzip zip gzip chmod chown export source
    set unset sleep touch head tail find xargs tee true false test printf which type alias kill ps top df du ln diff
    sort uniq wc date env exit if then else fi for do done while case esac function return local read eval exec trap
    shift let cut tr less more man time nano vim vi ssh scp rsync ping su id whoami hostname uname base64 openssl jq
    yq nohup pwd dir start call rem end begin
    """)
}

/// The command that a section documents, so that a flag in its table is that command's flag.
struct CommandScope {
  private(set) var name = ""
  private var level = 7
  /// Position of the heading the reader is under, or -1.
  private var heading = -1
  private var headingLevel = 0
  private var isSynopsis = false

  /// A heading of the same or a higher level ends the section, unless it names a part of a reference: options,
  /// examples.
  mutating func enter(_ reading: Reading, heading position: Int) {
    let block = reading.text.blocks[position]
    heading = position
    headingLevel = block.level
    let own = reading.ownRoles[position]
    isSynopsis = own.contains(.synopsis)
    let isPart = !own.isDisjoint(with: [.options, .examples, .synopsis, .environment, .settings])
    if block.level < level || (block.level == level && !isPart) {
      name = ""
      level = 7
    }
  }

  /// Takes the command of a code line as the section's when the line is a synopsis: it shows placeholders, or headings
  /// name it.
  mutating func offer(_ reading: Reading, _ bytes: [UInt8], _ words: CommandWords, line: Range<Int>) {
    guard name.isEmpty else { return }
    guard
      isNamed(reading, bytes, words.range) || isSynopsis
        || Self.hasPlaceholder(bytes, words.range.upperBound..<line.upperBound)
    else { return }
    name = bytes.string(words.range)
    // A synopsis section stands for the section it is part of.
    level = isSynopsis ? max(1, headingLevel - 1) : max(1, headingLevel)
    if isSynopsis, headingLevel <= 2 { level = 1 }
    if headingLevel == 0 { level = 0 }
  }

  /// The words of the heading the reader is under.
  func headingText(_ reading: Reading) -> Range<Int>? { heading >= 0 ? reading.text.blocks[heading].range : nil }

  /// Whether the title or the heading above holds the command.
  private func isNamed(_ reading: Reading, _ bytes: [UInt8], _ command: Range<Int>) -> Bool {
    if Self.contains(reading.titleBytes, 0..<reading.titleBytes.count, bytes, command) { return true }
    guard heading >= 0, reading.text.blocks[heading].range.count < 300 else { return false }
    return Self.contains(reading.bytes, reading.text.blocks[heading].range, bytes, command)
  }

  private static func contains(_ text: [UInt8], _ range: Range<Int>, _ bytes: [UInt8], _ part: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start + part.count <= range.upperBound {
      var length = 0
      while length < part.count, text[start + length] == bytes[part.lowerBound + length] { length += 1 }
      if length == part.count { return true }
      start += 1
    }
    return false
  }

  /// `[options]`, `<name>`, `NAME`, `...`.
  private static func hasPlaceholder(_ bytes: [UInt8], _ rest: Range<Int>) -> Bool {
    var index = rest.lowerBound
    while index + 1 < rest.upperBound {
      if bytes[index] == .space {
        let next = bytes[index + 1]
        if next == .of("[") || next == .of("<") || next == .of("{") { return true }
      }
      if bytes[index] == .of("."), bytes[index + 1] == .of(".") { return true }
      index += 1
    }
    return false
  }
}
