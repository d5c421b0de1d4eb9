import Documents
import Extraction
import Prose
import Reports
import Rules
import Skills
import TextScanning

/// The hot paths of a check, each alone: words found by one automaton, expressions behind their filter and without it, visitors of the tree,
/// metrics of a page, the report's JSON, and what is read and made ready before the first page.
struct CheckStages {
  private let pages: [Page]
  private let words: Checker
  private let patterns: Checker
  private let unfiltered: Checker
  private let tree: Checker
  private let rules: [CheckedRule]
  private let checked: [CheckedFile]
  private let rulesFile: [UInt8]

  /// `bundle` is what the pages themselves say.
  init(_ pages: [Page], bundle: SkillBundle) {
    self.pages = pages
    words = Checker(bundle.rules.map(\.checked).filter { $0.slots["avoid"] != nil })
    patterns = Checker(Self.patternRules)
    unfiltered = Checker(Self.patternRules, filtersPatterns: false)
    let configuration = ImportedFile(path: ".markdownlint.json", bytes: Array("{\"default\": true}".utf8))
    tree = Checker(MarkdownlintImporter.read(configuration).bundles.flatMap(\.rules).map(\.rule))
    rules = Self.patternRules.map { CheckedRule($0) }
    let run = CheckRun(rules)
    checked = pages.map { run.check(path: $0.path, bytes: $0.document.bytes) }
    rulesFile = BundleWriter.files(bundle).first { $0.path == "assets/rules.json" }?.bytes ?? []
  }

  var all: [(name: String, run: () -> Int)] {
    [
      ("check: words", { findings(words) }), ("check: patterns", { findings(patterns) }),
      ("  no filter", { findings(unfiltered) }), ("check: tree", { findings(tree) }),
      ("check: metrics", { pages.reduce(0) { $0 + StyleMetrics($1).values.count } }), ("check: report", report),
      ("check: ready", ready),
    ]
  }

  private func findings(_ checker: Checker) -> Int {
    pages.reduce(0) { sum, page in sum + checker.check(page).reduce(0) { $0 + $1.findings.count } }
  }

  private func report() -> Int {
    var count = 0
    var output = CheckOutput(CheckJSON(rules: rules, hasBaseline: false), rules: rules) { count += $0.count }
    for file in checked { output.add(file) }
    output.end(unreadable: [])
    return count
  }

  /// The rules of the bundle read and made ready, and those of the expressions.
  private func ready() -> Int {
    guard let json = try? JSON(parsing: rulesFile) else { return 0 }
    let read = (json["rules"]?.array ?? []).compactMap { try? Rule($0) }
    return Checker(read + Self.patternRules).unknown.count + read.count
  }

  /// Expressions of the shapes that style guides have: lists of words, classes, looks around, parts without end, the file as it stands.
  private static let patternRules: [Rule] = [
    ("\\b(?:is|are|was|were|been|being)\\b\\s+\\w+ed\\b", ""),
    ("(?i)\\b(?:easily|quickly|simply|obviously|clearly)\\b", ""),
    ("(?:^|\\s)I(?=[\\s,])", ""), ("\\b[A-Z]{2,5}s?\\b(?=\\))", ""), ("\\b[^\\s-]+ly-\\w+\\b", ""),
    ("(?:[^\\s,]+,)+ \\w+ (?:and|or) \\w+[.?!]", "sentence"), ("\\d{1,2}[AP]M", ""), ("[a-z][.?!] {2,}[A-Z]", ""),
    ("[\"“][^\"”“]+[\"”][.,]", ""), ("\\w+- and \\w+-", ""),
    ("\\[[^\\]]*\\b(?:here|more)\\b[^\\]]*\\]\\([^)]+\\)", "raw"),
    ("[ \\w]+\\[\\w+[ \\w]*\\]\\([.\\w]+\\)[^\\n]*\\n[=-]{2,}\\n", "raw"), ("^[ \\t]*[$%] [^\\s]+", "raw"),
    ("\\b(?:e\\.g\\.|i\\.e\\.|etc\\.)", ""), ("\\s[—–]\\s", ""), ("[.!?](?:\\s|$)", "heading"),
  ].enumerated().map { index, pattern in
    Rule(
      id: "pattern.ban/\(index)", facet: .tone, kind: "pattern.ban", modality: .mustNot, severity: .warning,
      scope: Scope(places: pattern.1.isEmpty ? [] : [pattern.1]),
      slots: ["avoid": [.string(pattern.0)], "words": false], instruction: "", origin: .imported, check: .exact)
  }
}
