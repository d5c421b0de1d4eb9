import Documents
import Prose
import TextScanning

/// Finds what an agent-facing page names: commands and paths in code, links. Sentences that speak of what is to come, is gone or only serves
/// as an example name nothing.
struct MentionReader {
  private let page: Page
  private var found: [Mention] = []

  /// Complexity: O(nodes + bytes of code).
  static func mentions(_ page: Page, role: PageRole) -> [Mention] {
    guard role == .agentInstructions || role == .contributing || role == .runbook else { return [] }
    var reader = MentionReader(page: page)
    reader.readSpans()
    for (index, node) in page.document.nodes.enumerated() {
      switch node.kind {
      case .codeBlock: reader.readBlock(index)
      case .link: reader.readLink(index)
      default: break
      }
    }
    return reader.found
  }

  private init(page: Page) { self.page = page }

  // MARK: Running text

  private mutating func readSpans() {
    for span in page.text.spans where span.kind == .code && span.range.count <= 200 {
      let surroundings = MentionContext(page, around: span.range)
      guard !surroundings.speaksOfAbsence else { continue }
      let place = page.text.sourceRange(of: span.range).lowerBound
      let text = Array(page.text.bytes[span.range])
      if let path = MentionedPath.path(text, 0..<text.count) {
        if !surroundings.isExample { add(.path, path, quote: text.string(0..<text.count), at: place) }
        continue
      }
      readShell(text, 0..<text.count, at: place, wordLimit: .max, folder: "")
    }
  }

  private mutating func readLink(_ index: Int) {
    guard let address = page.document.string(of: index), let path = MentionedPath.link(address) else { return }
    add(.link, path, quote: path, at: page.document.nodes[index].range.lowerBound)
  }

  // MARK: Code blocks

  private mutating func readBlock(_ index: Int) {
    let language = CodeLanguage(page.document.string(of: index))
    guard language != .other else { return }
    let bytes = page.document.bytes
    var folder = ""
    var isContinued = false
    for line in ShellLine.lines(bytes, in: page.document.nodes[index].range) {
      guard !isContinued else {
        isContinued = bytes[line.upperBound - 1] == .of("\\")
        continue
      }
      isContinued = bytes[line.upperBound - 1] == .of("\\")
      let prompted = ShellLine.command(bytes, line, prompted: true)
      guard let command = prompted ?? ShellLine.command(bytes, line, prompted: false) else { continue }
      // Without a language or a prompt a line may be any text; a short one that begins like a command is one.
      let limit = language == .shell || prompted != nil ? Int.max : 3
      folder = readShell(bytes, command, at: command.lowerBound, wordLimit: limit, folder: folder)
    }
  }

  // MARK: Commands

  /// Reads one line of a shell, `place` being the offset of its first byte in the file. Returns the folder it leaves the shell in.
  @discardableResult
  private mutating func readShell(
    _ code: [UInt8], _ line: Range<Int>, at place: Int, wordLimit: Int, folder: String
  ) -> String {
    var folder = folder
    for part in ShellLine.commands(code, ShellLine.withoutComment(code, line)) {
      var part = part
      while let assignment = ShellLine.assignment(code, part) { part = assignment.rest }
      let words = ShellLine.words(code, part)
      guard let first = words.first, words.count <= wordLimit else { continue }
      if code.string(first) == "cd" {
        folder = words.count == 2 ? FilePath.normalized(FilePath.join(folder, code.string(words[1]))) : "?"
        continue
      }
      for named in CommandMention.read(words.map { code.string($0) }) {
        add(named.kind, named.name, quote: named.quote, at: place + part.lowerBound - line.lowerBound, folder: folder)
      }
    }
    return folder
  }

  private mutating func add(_ kind: Mention.Kind, _ name: String, quote: String, at place: Int, folder: String = "") {
    // A folder that only the shell knows leads anywhere.
    guard !folder.contains("$"), folder != "?", !folder.hasPrefix("/"), !folder.hasPrefix("~") else { return }
    let document = page.document
    found.append(
      Mention(
        kind: kind, name: name, quote: quote, folder: folder, line: document.lines.line(at: place),
        column: document.lines.column(at: place, in: document.bytes)))
  }
}
