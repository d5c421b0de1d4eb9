import Documents
import TextScanning
import Yams

/// The head and the body of `SKILL.md` against the specification.
enum FormLint {
  private static let path = "SKILL.md"

  static func check(_ bundle: LintedFolder, _ profile: LoaderProfile, _ report: inout LintReport) {
    guard let file = bundle.file(path), file.isPlain else {
      report.add(.error, "skill-missing", "the folder has no SKILL.md", path: path)
      return
    }
    let text = String(decoding: file.bytes, as: UTF8.self)
    guard let (head, body, bodyLine) = parts(text) else {
      report.add(.error, "front-matter", "must begin with front matter between two lines “---”", path: path, line: 1)
      return
    }
    if head.utf8.count > profile.frontMatterLength {
      report.add(
        .warning, "front-matter", "\(head.utf8.count) bytes; some loaders read \(profile.frontMatterLength)",
        path: path, line: 1)
    }
    do {
      try checkHead(YAMLText.compose(head), head, bundle, profile, &report)
    } catch {
      report.add(.error, "front-matter", error.message, path: path, line: error.line + 1)
    }
    checkBody(body, line: bodyLine, profile, &report)
  }

  /// What stands between the two fences, what follows, and the line where that begins.
  private static func parts(_ text: String) -> (head: String, body: String, bodyLine: Int)? {
    let lines = text.lineTexts
    guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else { return nil }
    return (lines[1..<end].joined(separator: "\n"), lines[(end + 1)...].joined(separator: "\n"), end + 2)
  }

  private static func checkHead(
    _ root: Yams.Node?, _ head: String, _ bundle: LintedFolder, _ profile: LoaderProfile, _ report: inout LintReport
  ) throws(YAMLText.Problem) {
    guard let members = root?.members else { throw YAMLText.Problem(message: "must be a mapping", line: 1) }
    for (key, node) in members where !profile.keys.contains(key) {
      report.add(
        .error, "front-matter-key", "“\(key)” is no field that \(profile.name) knows", path: path, line: node.line + 1)
    }
    func text(_ key: String) -> (String, Int)? {
      members.first { $0.key == key }.flatMap { member in member.node.text.map { ($0, member.node.line + 1) } }
    }
    checkName(text("name"), bundle, profile, &report)
    checkDescription(text("description"), profile, &report)
    if let (value, line) = text("compatibility"), !(1...500).contains(value.unicodeScalars.count) {
      report.add(.error, "front-matter", "“compatibility” must have 1 to 500 characters", path: path, line: line)
    }
    if let metadata = members.first(where: { $0.key == "metadata" })?.node {
      checkMetadata(metadata, in: head, &report)
    }
  }

  private static func checkName(
    _ name: (text: String, line: Int)?, _ bundle: LintedFolder, _ profile: LoaderProfile, _ report: inout LintReport
  ) {
    guard let (name, line) = name else {
      report.add(.error, "front-matter", "“name” is missing", path: path, line: 1)
      return
    }
    if let problem = SkillName.problem(name) {
      report.add(
        .error, "name", "“\(name)” \(problem); “\(SkillName.nearest(to: name))” would do", path: path, line: line)
    } else if name.utf8.count > profile.nameLength
      || (!profile.allowsDigitsInName && name.utf8.contains(where: ASCII.isDigit))
    {
      report.add(
        .error, "name",
        "\(profile.name) takes names of at most \(profile.nameLength) characters"
          + (profile.allowsDigitsInName ? "" : " without digits"), path: path, line: line)
    }
    let folder = bundle.folder.split(separator: "/").last.map(String.init) ?? ""
    if folder != name, folder != ".", folder != ".." {
      report.add(.error, "name", "the skill is named “\(name)” and its folder “\(folder)”", path: path, line: line)
    }
  }

  private static func checkDescription(
    _ description: (text: String, line: Int)?, _ profile: LoaderProfile, _ report: inout LintReport
  ) {
    guard let (text, line) = description, !text.isEmpty else {
      report.add(.error, "description", "“description” is missing", path: path, line: 1)
      return
    }
    let count = text.unicodeScalars.count
    if count > profile.descriptionLength {
      report.add(
        .error, "description", "\(count) characters; at most \(profile.descriptionLength)", path: path, line: line)
    }
    if text.utf8.contains(.of("<")) || text.utf8.contains(.of(">")) {
      report.add(.warning, "description", "some loaders refuse “<” and “>” in it", path: path, line: line)
    }
  }

  /// Flow style and lists do not load everywhere.
  private static func checkMetadata(_ node: Yams.Node, in head: String, _ report: inout LintReport) {
    guard node.members != nil else {
      report.add(.error, "front-matter", "“metadata” must be a mapping", path: path, line: node.line + 1)
      return
    }
    // The parser forgets the style of a mapping; its first byte tells.
    let line = head.lineTexts.dropFirst(node.line - 1).first ?? ""
    if line.unicodeScalars.dropFirst((node.mark?.column ?? 1) - 1).first == "{" {
      report.add(
        .error, "front-matter", "“metadata” must be written as a block, one key a line", path: path, line: node.line + 1
      )
    }
  }

  private static func checkBody(_ body: String, line: Int, _ profile: LoaderProfile, _ report: inout LintReport) {
    let lines = body.lineTexts.count
    let tokens = TokenEstimate.tokens(body)
    if MarkdownText.oneLine(body).isEmpty {
      report.add(.error, "body", "the skill tells nothing", path: path, line: line)
    }
    if lines > profile.bodyLines {
      report.add(
        .error, "body", "\(lines) lines; at most \(profile.bodyLines), the rest belongs into references/", path: path,
        line: line)
    }
    if tokens > profile.bodyTokens {
      report.add(.error, "body", "about \(tokens) tokens; at most \(profile.bodyTokens)", path: path, line: line)
    }
  }
}
