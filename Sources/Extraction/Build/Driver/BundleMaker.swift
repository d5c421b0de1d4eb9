import Documents
import Rules
import Skills
import TextScanning

/// Makes one bundle of pages that were read, unless everything is as it was.
struct BundleMaker {
  let plan: BuildPlan
  let gathering: Gathering
  let people: PeopleFile
  let index: PageIndex?
  let tool: String
  let checkOnly: Bool
  let summarize: @Sendable (SkillBundle) -> String

  func make(_ wanted: BuildPlan.Bundle) throws(Failure) -> BuildOutcome.Bundle {
    let folder = FilePath.join(plan.out, wanted.name)
    let shown = FilePath.join(plan.shownOut, wanted.name)
    let subject = plan.isEach ? wanted.pages.first.map(Subject.init(page:)) : Subject(plan.root)
    // Only an index remembers it.
    let fingerprint = index == nil ? "" : try fingerprint(wanted, subject: subject)
    if let summary = recall(fingerprint, wanted.name, folder) {
      return .init(
        name: wanted.name, folder: shown, location: folder, state: checkOnly ? .current : .unchanged, summary: summary)
    }
    let schemas = SchemaFiles(gathering.evidence(of: wanted.pages, index: index), root: plan.tree.root)
    let pages = schemas.pages
    let paths = Set(wanted.pages.map(\.path))
    let skipped = (plan.isEach ? [] : plan.tree.skipped) + gathering.skipped.filter { paths.contains($0.path) }
    let compiler = Compiler(name: wanted.name, subject: subject?.title ?? wanted.name)
    var compiled = compiler.compile(pages, skipped: skipped, configurations: configurations, revisions: try revisions)
    if subject?.title == nil, !plan.isEach, let product = ProductSubject.name(in: compiled.knowledge) {
      compiled.subject = product
    }
    var bundle = people.apply(to: compiled, isOneOfMany: plan.isEach)
    let dead = DeadMentions.find(plan.isEach ? [] : pages, root: plan.tree.root)
    bundle.inputs += schemas.inputs
    bundle.diagnostics += schemas.diagnostics + dead.diagnostics + SupersededTeaching.find(pages, root: plan.tree.root)
    let summary = summarize(bundle)
    let state = checkOnly ? compare(bundle, folder) : try write(bundle)
    if !checkOnly {
      remember(fingerprint, wanted.name, folder, summary, looked: dead.looked.merging(schemas.looked) { $1 })
    }
    return .init(name: wanted.name, folder: shown, location: folder, state: state, summary: summary)
  }

  /// The linter configurations at the root; a single page has none.
  private var configurations: [LintConfiguration] {
    guard !plan.isEach else { return [] }
    return plan.tree.lintConfigurations.compactMap { file in
      (try? FileSystem.read(file.location, limit: 1 << 20)).map { LintConfiguration(path: file.path, bytes: $0) }
    }
  }

  /// What people mended in the project's pages, as rules in waiting.
  private var revisions: [Proposal] {
    get throws(Failure) {
      guard plan.history > 0 else { return [] }
      let root = plan.tree.root
      return RevisionPairs.proposals(DiffReader.lines(in: try GitHistory.revisions(plan.history, in: root))) {
        GitHistory.page($1, at: $0, in: root)
      }
    }
  }

  private func write(_ bundle: SkillBundle) throws(Failure) -> BuildOutcome.State {
    do throws(BundleError) {
      return try BundleWriter.write(bundle, into: plan.out) ? .written : .unchanged
    } catch {
      var failure = Failure(error, writing: true)
      if let below = FilePath.relative(error.path, to: plan.out) { failure.path = FilePath.join(plan.shownOut, below) }
      throw failure
    }
  }

  /// Whether the bundle on disk means what the documents say.
  private func compare(_ bundle: SkillBundle, _ folder: String) -> BuildOutcome.State {
    let committed: LoadedBundle
    do throws(BundleError) { committed = try BundleReader.read(folder) } catch {
      return .stale(error.code == .missing ? "there is no bundle yet\n" : error.reason + "\n")
    }
    let rules = bundle.rules.map(\.rule)
    let names = IdentifierDiff(from: committed.identifiers?.table, to: bundle.identifiers)
    guard committed.name == bundle.name, committed.digest == RulesFile.digest(rules) else {
      return .stale(BundleDiff(from: committed.rules.map(\.rule), to: rules).text + names.text)
    }
    return names.isEmpty ? .current : .stale(names.text)
  }

  // MARK: What the index remembers

  private func fingerprint(_ wanted: BuildPlan.Bundle, subject: Subject?) throws(Failure) -> String {
    var fingerprint = Fingerprint(tool: tool)
    fingerprint.add("name", wanted.name)
    fingerprint.add("context", "\(gathering.context.key)")
    fingerprint.add("people", people.hash)
    if plan.history > 0 { fingerprint.add("history \(plan.history)", try GitHistory.head(in: plan.tree.root)) }
    if let page = subject?.page { fingerprint.add(page) }
    for page in wanted.pages { fingerprint.add(page.path, gathering.hashes[page.path] ?? "") }
    for page in plan.tree.skipped where !plan.isEach { fingerprint.add(page.path, page.reason) }
    for page in gathering.skipped { fingerprint.add(page.path, page.reason) }
    for file in plan.tree.lintConfigurations { fingerprint.add(file) }
    return fingerprint.text
  }

  private func key(_ name: String) -> String { "bundle \(FilePath.join(plan.out, name))" }

  /// The summary of the bundle when neither its inputs nor its folder have changed since it was written.
  private func recall(_ fingerprint: String, _ name: String, _ folder: String) -> String? {
    guard let text = try? index?.value(of: key(name)), let record = try? JSON(parsing: Array(text.utf8)),
      record["fingerprint"]?.string == fingerprint, let digest = record["digest"]?.string,
      FolderDigest.of(folder) == digest,
      ProjectInventory.holds((record["looked"]?.object ?? [:]).compactMapValues(\.string), root: plan.tree.root)
    else { return nil }
    return record["summary"]?.string
  }

  private func remember(
    _ fingerprint: String, _ name: String, _ folder: String, _ summary: String, looked: [String: String]
  ) {
    guard let index, let digest = FolderDigest.of(folder) else { return }
    let record: JSON = [
      "fingerprint": .string(fingerprint), "digest": .string(digest), "summary": .string(summary),
      "looked": .object(looked.mapValues(JSON.string)),
    ]
    try? index.setValue(record.text, of: key(name))
  }
}
