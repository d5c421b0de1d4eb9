import Documents
import Prose
import TextScanning

/// Shows or leaves out the shell prompt (`$ `) in blocks of commands.
///
/// Shell blocks and blocks without a language are looked at. Without prompts, every line that begins with `$ ` is
/// reported, and the fix takes it away where all lines are commands (else nobody could tell them from output). With
/// prompts, the first command of a shell block must have one; scripts that begin with `#!` need none. With `output`, prompts
/// are left alone where they tell commands from output: a block is wrong, in whatever language, when all its lines have one.
package struct CodePrompt: RuleKind {
  package static let name = "code.prompt"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Show or leave out the prompt in shell commands."
  package static let slots = [
    SlotDescription("use", "bool", "whether commands begin with “$ ”", part: .demand),
    SlotDescription(
      "output", "bool", "whether blocks that show output too may have prompts", isRequired: false, part: .demand),
  ]

  private let use: Bool
  private let admitsOutput: Bool

  package init(slots: [String: JSON]) throws(SlotError) {
    guard let use = slots["use"]?.bool else { throw SlotError("slot “use” must be true or false") }
    self.use = use
    admitsOutput = try slots.flag("output", otherwise: false)
  }

  package func instruction(for rule: Rule) -> String {
    switch (use, rule.modality.isStrict) {
    case (true, true): "Begin shell commands with the prompt “$ ”."
    case (true, false): "Shell commands should begin with the prompt “$ ”."
    case (false, true): "Leave the prompt “$ ” out of shell commands\(exception)."
    case (false, false): "Shell commands should be shown without the prompt “$ ”\(exception)."
    }
  }

  private var exception: String { admitsOutput ? ", unless their output is shown" : "" }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    if admitsOutput, !use { return inspectWithoutOutput(page, report: &report) }
    for block in page.nodes(.codeBlock, in: report.rule.scope) {
      guard let language = Self.language(of: block, in: page.document), Self.shells.contains(language) else { continue }
      let lines = page.document.codeLines(of: block)
      let prompts = lines.filter { page.document.bytes.hasBytes("$ ", at: $0.lowerBound) }
      guard let first = lines.first, !language.isEmpty || !prompts.isEmpty else { continue }
      if !use {
        report.apply()
        for line in prompts {
          let place = line.lowerBound..<line.lowerBound + 2
          report.find(.prompt, source: place, replacement: prompts.count == lines.count ? "" : nil)
        }
      } else if !language.isEmpty, !page.document.bytes.hasBytes("#!", at: first.lowerBound) {
        report.apply()
        let command = lines.first { page.document.bytes[$0.lowerBound] != .of("#") } ?? first
        if prompts.isEmpty { report.find(.noPrompt, source: command) }
      }
    }
  }

  private func inspectWithoutOutput(_ page: Page, report: inout Inspection) {
    let bytes = page.document.bytes
    for block in page.nodes(.codeBlock, in: report.rule.scope) {
      let lines = page.document.codeLines(of: block)
      let prompts = lines.filter {
        $0.count > 1 && bytes[$0.lowerBound] == .of("$") && isBlank(bytes[$0.lowerBound + 1])
      }
      guard !prompts.isEmpty else { continue }
      report.apply()
      guard prompts.count == lines.count else { continue }
      for line in prompts {
        let command = bytes[line].dropFirst().firstIndex { !isBlank($0) } ?? line.upperBound
        report.find(.prompt, source: line.lowerBound..<command, replacement: "")
      }
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == .space || byte == .tab }

  private static let shells: Set<String> = [
    "", "sh", "bash", "zsh", "shell", "console", "shell-session", "shellsession", "terminal",
  ]

  /// The first word of a fenced block's info string in lower case; nil for an indented block.
  private static func language(of block: Int, in document: Document) -> String? {
    let info = document.string(of: block) ?? ""
    guard document.nodes[block].detail == 1 || !info.isEmpty || document.format == .html else { return nil }
    return info.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }.first.map(String.init) ?? ""
  }
}

extension String {
  fileprivate static let prompt = "Leave out the prompt."
  fileprivate static let noPrompt = "Begin this command with the prompt “$ ”."
}

extension Document {
  /// The lines of a code block that hold something, without indentation, fences and line ends.
  func codeLines(of block: Int) -> [Range<Int>] {
    let range = nodes[block].range
    var found: [Range<Int>] = []
    var line = lines.line(at: range.lowerBound)
    while line <= lines.lineCount, lines.range(ofLine: line).lowerBound < range.upperBound {
      let whole = lines.range(ofLine: line).clamped(to: range)
      line += 1
      var (start, end) = (whole.lowerBound, whole.upperBound)
      while start < end, ASCII.isSpace(bytes[start]) || bytes[start] == .of(">") { start += 1 }
      while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
      guard start < end, !bytes.hasBytes("```", at: start), !bytes.hasBytes("~~~", at: start), bytes[start] != .of("<")
      else { continue }
      found.append(start..<end)
    }
    return found
  }
}
