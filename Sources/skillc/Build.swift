import ArgumentParser
import Documents
import Extraction
import Reports
import Skills
import TextScanning

struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Compile documents into a skill bundle.",
    discussion: """
      Reads Markdown and HTML, finds the rules the text states and the conventions the pages share, and writes one folder that an \
      agent can load and “skillc check” can enforce. Every rule names the line it comes from.

      Examples:
        skillc build docs/                      one bundle of a folder, in skills/
        skillc build docs/ --check              in CI: exit 1 when the bundle is stale
      """)

  @Argument(help: ArgumentHelp("Files and folders to read; without any, the “paths” of skillc.yml.", valueName: "path"))
  var paths: [String] = []
  @Option(help: ArgumentHelp("Folder the bundle is written to.", valueName: "dir"))
  var out: String?
  @Option(help: "Name of the bundle: lower-case letters, digits and hyphens.")
  var name: String?
  @Flag(help: "Make one bundle of every input file, named by the file.")
  var each = false
  @Option(help: ArgumentHelp("Folder that paths in the bundle are relative to.", valueName: "dir"))
  var root: String?
  @Option(help: ArgumentHelp("Where per-page results are kept between builds.", valueName: "file"))
  var index: String?
  @Flag(help: "Keep nothing between builds.")
  var noIndex = false
  @Flag(help: "Write nothing; exit 1 when the bundle on disk does not mean what the documents say.")
  var check = false
  @Flag(help: "Build again whenever a document changes.")
  var watch = false
  @Option(
    help: ArgumentHelp(
      "Agent to install the bundle for, as “skillc install” does; may be given several times.", valueName: "agent"))
  var target: [String] = []
  @Option(
    help: ArgumentHelp(
      "Read the newest COMMITS commits too: words that people replaced again and again become rules.",
      valueName: "commits"))
  var history: Int?
  @Flag(help: "List sentences that read like rules and gave none.")
  var explainMisses = false
  @Option(help: "Threads that read pages.")
  var jobs: Int?
  @Option(help: "What to print: text or json.")
  var format = TextOrJSON.text

  func validate() throws {
    if index != nil, noIndex { throw ValidationError("--index and --no-index exclude each other") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
    if let history, history < 1 { throw ValidationError("--history must be at least 1") }
    if history != nil, each { throw ValidationError("--history reads a project, so it takes no --each") }
    if check, !target.isEmpty { throw ValidationError("--check writes nothing, so it takes no --target") }
    try Install.validate(target)
    if watch, check { throw ValidationError("--watch and --check exclude each other") }
  }

  func run() throws {
    var watcher = watch ? BuildWatch(options) : nil
    while true {
      let status = try buildOnce()
      guard watcher != nil else { return try Ending.with(status) }
      watcher?.waitForChange()
    }
  }

  private var options: BuildOptions {
    var options = BuildOptions(paths: paths)
    options.out = out
    options.name = name
    options.each = each
    options.root = root
    options.index = noIndex ? .none : index.map { .file($0) } ?? .standard
    options.checkOnly = check
    options.history = history
    if let jobs { options.jobs = jobs }
    return options
  }

  private func buildOnce() throws -> ExitStatus {
    let bar = ProgressBar("reading")
    let driver = BuildDriver(options, progress: { bar.update($0, of: $1) }, summarize: { BuildSummary($0).json.text })
    let result = Result { () throws(Failure) in try driver.run() }
    bar.finish()
    let outcome: BuildOutcome
    switch result {
    case .success(let done): outcome = done
    case .failure(let failure):
      guard watch else { throw failure }
      Terminal.note(failure.description + "\n")
      return .usage
    }
    BuildPrinter(format: format, showsMisses: explainMisses).print(outcome)
    for bundle in outcome.bundles where !target.isEmpty {
      Terminal.note(try Install.install(bundle.location, into: outcome.root, agents: target))
    }
    return ExitStatus.first(of: [outcome.isIncomplete ? .unreadable : .fine, outcome.isStale ? .findings : .fine])
  }
}
