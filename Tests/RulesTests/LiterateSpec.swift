import Documents
import Prose
import Rules
import TextScanning

/// A spec file taken apart: the kind in its title, and one case a section that has a rule and a page.
struct LiterateSpec {
  struct Case {
    var title: String
    var rule: JSON = [:]
    var path = "page.md"
    var page: [UInt8] = []
    var findings: [String] = []
    var instruction: String?
    /// Lines of the findings in the file, to record them anew.
    var findingsLines = 0..<0
  }

  private(set) var kind = ""
  private(set) var cases: [Case] = []
  private var lines: [String]
  private var grown = 0

  init(parsing text: String) throws {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var current: Case?
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      if line.hasPrefix("# ") { kind = String(line.dropFirst(2)) }
      if line.hasPrefix("## ") {
        keep(current)
        current = Case(title: String(line.dropFirst(3)))
      }
      guard line.hasPrefix("```") else { continue }
      let fence = line.prefix { $0 == "`" }
      let start = index
      while index < lines.count, lines[index] != fence { index += 1 }
      try current?.take(line.dropFirst(fence.count), body: lines[start..<min(index, lines.count)], from: start)
      index += 1
    }
    keep(current)
  }

  private mutating func keep(_ example: Case?) {
    if let example, example.findingsLines != 0..<0 { cases.append(example) }
  }

  /// The file as it now reads.
  var text: String { lines.joined(separator: "\n") }

  /// Puts what the checker said in the place of a case's findings.
  mutating func record(_ findings: [String], in index: Int) {
    let old = cases[index].findingsLines
    lines.replaceSubrange(old.lowerBound + grown..<old.upperBound + grown, with: findings)
    grown += findings.count - old.count
  }
}

extension LiterateSpec.Case {
  /// Takes one fence of the section: ```json, ```markdown, ```html, ```text, ```jsonl (a run), ```findings or ```instruction.
  fileprivate mutating func take(_ info: Substring, body: ArraySlice<String>, from line: Int) throws {
    let words = info.split(separator: " ")
    let text = body.map { $0 + "\n" }.joined()
    switch words.first {
    case "json": rule = try JSON(parsing: Array(text.utf8))
    case "markdown", "html", "text", "jsonl":
      path = ["html": "page.html", "text": "page.txt", "jsonl": "run.jsonl"][words.first] ?? "page.md"
      for word in words where word.hasPrefix("path=") { path = String(word.dropFirst(5)) }
      page = Array(text.utf8)
    case "findings":
      findings = Array(body)
      findingsLines = line..<line + body.count
    case "instruction": instruction = body.joined(separator: "\n")
    default: break
    }
  }

  /// What the checker says of the page, one line a finding, and what an agent is told.
  func run(kind name: String) throws -> (findings: [String], instruction: String) {
    let rule = try rule(ofKind: name)
    let meaning = try RuleKinds.meaning(of: rule)
    if path.hasSuffix(".jsonl") { return (runFindings(rule), meaning.instruction(for: rule)) }
    let checker = Checker([rule])
    let document = DocumentReader.read(path: path, bytes: page)
    let outcome = checker.check(Page(document))[0]
    guard outcome.applies else { return (["not applicable"], meaning.instruction(for: rule)) }
    let findings = outcome.findings.isEmpty ? ["none"] : outcome.findings.map { Self.line($0, in: document) }
    return (findings, meaning.instruction(for: rule))
  }

  /// What is said of a recorded run: the step, and the text that is shown for it.
  private func runFindings(_ rule: Rule) -> [String] {
    let reader = RunReader(page)
    guard let run = reader.runs.first, reader.faults.isEmpty else { return ["no run"] }
    guard let outcome = TranscriptChecker([rule]).check(run.transcript).first, outcome.applies else {
      return ["not applicable"]
    }
    return outcome.findings.isEmpty
      ? ["none"]
      : outcome.findings.map { item in
        let message = run.transcript.messages[item.message]
        let shown = Array(message.shown.utf8).string(item.finding.range)
        return "step \(message.number): \(item.finding.message) ← \(shown)"
      }
  }

  /// The defaults with what the case says about them; who decides the rule is up to the kind.
  func rule(ofKind name: String) throws -> Rule {
    var rule = try said(ofKind: name)
    if self.rule["check"] == nil { rule.check = try RuleKinds.meaning(of: rule).check(of: rule) }
    return rule
  }

  private func said(ofKind name: String) throws -> Rule {
    guard let kind = RuleKinds.kind(named: name) else { throw SlotError("“\(name)” is no kind") }
    let plain = Rule(
      id: name + "/spec", facet: kind.facet, kind: name, modality: .must, severity: .error, slots: [:], instruction: "",
      origin: .explicit, check: kind.check)
    let members = (plain.json.object ?? [:]).merging(rule.object ?? [:]) { _, said in said }
    return try Rule(.object(members))
  }

  /// `line:col-endLine:endCol message → replacement`; line feeds as `\n`, an empty replacement as `(nothing)`, one space as `(space)`.
  private static func line(_ finding: Finding, in document: Document) -> String {
    func place(_ offset: Int) -> String {
      "\(document.lines.line(at: offset)):\(document.lines.column(at: offset, in: document.bytes))"
    }
    let start = "\(place(finding.range.lowerBound))-\(place(finding.range.upperBound)) \(finding.message)"
    guard let fix = finding.fix else { return start }
    let text = fix.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
    if text.isEmpty { return "\(start) → (nothing)" }
    if text == " " { return "\(start) → (space)" }
    return "\(start) → \(text)"
  }
}
