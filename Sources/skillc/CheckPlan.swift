import Extraction
import Reports
import Rules
import Skills
import TextScanning

/// What a check is to do: the command line, and where it says nothing, `skillc.yml`.
struct CheckPlan {
  /// As typed, or as the settings name them, seen from the working folder.
  var paths: [String]
  var skills: [String]
  var failOn: Check.FailOn
  var baseline: String?
  /// Whether a check goes on without what of a bundle cannot be used.
  var isLenient: Bool

  init(_ command: Check) throws {
    let folder = FileSystem.workingFolder
    let root = ProjectRoot.marked(above: folder)
    let settings = try root.map { root throws(Failure) in try ProjectSettings.read(at: root).check } ?? CheckSettings()
    let seen = { (path: String) in Self.seen(path, below: root ?? folder, from: folder) }
    paths = command.paths.isEmpty ? settings.paths.map(seen) : command.paths
    skills = command.skill.isEmpty && command.prompt == nil ? settings.skills.map(seen) : command.skill
    baseline = command.baseline ?? settings.baseline.map(seen)
    isLenient = command.lenient
    failOn = try command.failOn ?? Self.failOn(settings.failOn)
    if paths.isEmpty {
      throw Failure(
        .usage, "name at least one file or folder to check, or “-” for standard input",
        wayOut: "Or list them in skillc.yml under check: paths.")
    }
    if skills.isEmpty, command.prompt == nil {
      throw Failure(
        .usage, "name a bundle with --skill, or a task brief with --prompt",
        wayOut: "Or list bundles in skillc.yml under check: skills.")
    }
  }

  private static func failOn(_ text: String?) throws(Failure) -> Check.FailOn {
    guard let text else { return .warning }
    guard let value = Check.FailOn(rawValue: text) else {
      throw Failure(
        .usage, path: ProjectRoot.settingsName, "“\(text)” is no severity for failOn",
        wayOut: "Use error, warning, suggestion or none.")
    }
    return value
  }

  /// A path of the settings as the working folder sees it.
  private static func seen(_ path: String, below root: String, from folder: String) -> String {
    let location = FilePath.absolute(path, in: root)
    return FilePath.relative(location, to: folder).map { $0.isEmpty ? "." : $0 } ?? location
  }

  /// Bytes of text from which on it pays to find out first where expressions can match: a hundred of them cost some milliseconds.
  private static let manyBytes = 32_768

  /// The rules of all bundles and of the brief, made ready for these outputs.
  func makeRun(prompt: String?, for outputs: OutputFiles) throws -> CheckRun {
    var rules: [CheckedRule] = []
    var tone: ToneReference?
    var data = RuleData()
    for folder in skills {
      guard let bundle = try bundle(folder) else { continue }
      rules += CheckedRule.all(of: bundle)
      if let names = bundle.identifiers { data.lexicons.append(names) }
      tone = tone ?? ToneReference(baseline: bundle.baseline)
      if ToneReference.isOutdated(bundle.baseline) {
        Terminal.note(
          "\(folder): warning: another version measured how its pages sound; build it again to check the tone [tone-outdated]\n"
        )
      }
    }
    if let prompt {
      rules += try PromptRules.rules(of: prompt).map { compiled in
        CheckedRule(
          compiled.checked, skill: FilePath.name(of: prompt),
          statedAt: compiled.provenance.sources.first.map { "\($0.path):\($0.line)" })
      }
    }
    var run = CheckRun(
      rules, data: data, failOn: failOn.severity,
      filtersPatterns: paths.contains("-") || outputs.holdMore(than: Self.manyBytes))
    run.tone = tone
    if let baseline { run.accepted = try Self.fingerprints(baseline) }
    if !isLenient, let (rule, reason) = run.unknown.first {
      let others = run.unknown.count > 1 ? " (and \(run.unknown.count - 1) more rules)" : ""
      throw Failure(
        .usage, "\(rule.id) cannot be checked: \(reason)\(others)",
        wayOut: "Update skillc or build the bundle again, or pass --lenient to check against the other rules.")
    }
    return run
  }

  /// A bundle; nil, with a warning, for one that cannot be read and may be left out.
  private func bundle(_ folder: String) throws(Failure) -> LoadedBundle? {
    do throws(BundleError) {
      return try BundleReader.read(FilePath.normalized(folder))
    } catch {
      guard isLenient, skills.count > 1 || error.code == .format else {
        throw Failure(error, wayOut: error.code == .format ? "See what is wrong: skillc lint \(folder)" : "")
      }
      Terminal.note("\(error.path): warning: \(error.reason); checked without this bundle [bundle-left-out]\n")
      return nil
    }
  }

  private static func fingerprints(_ path: String) throws(Failure) -> Set<String> {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileSystem.read(path) } catch {
      throw Failure(.unreadable, path: path, error.reason)
    }
    do throws(JSONError) { return try CheckJSON.fingerprints(in: bytes) } catch {
      throw Failure(.usage, path: path, "is no skillc.check/1 document")
    }
  }
}
