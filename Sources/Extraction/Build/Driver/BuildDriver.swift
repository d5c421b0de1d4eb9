import Documents
import Rules
import Skills
import TextScanning

/// `skillc build`: finds pages, reads those that changed, compiles, puts bundles in place.
///
/// Everything readable is processed whatever else is not; a bundle on disk is replaced in one step or left as it is.
package struct BuildDriver: Sendable {
  private let options: BuildOptions
  /// What the caller wants to say of a bundle; kept in the index beside the fingerprint.
  private let summarize: @Sendable (SkillBundle) -> String
  private let progress: @Sendable (Int, Int) -> Void

  /// Changes when summaries change their form.
  private static let summaryVersion = 1

  package init(
    _ options: BuildOptions, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in },
    summarize: @escaping @Sendable (SkillBundle) -> String
  ) {
    self.options = options
    self.progress = progress
    self.summarize = summarize
  }

  /// Builds once. Throws when the options make no sense, or when a bundle could not be written.
  package func run() throws(Failure) -> BuildOutcome { try run(BuildPlan(options)) }

  func run(_ plan: BuildPlan) throws(Failure) -> BuildOutcome {
    var outcome = BuildOutcome(
      root: plan.tree.root, diagnostics: plan.tree.diagnostics, agentFiles: plan.tree.agentFiles,
      isIncomplete: plan.tree.isIncomplete)
    let people = try PeopleFile(root: plan.tree.root)
    let tool = ToolIdentity.text
    let index = openIndex(plan, tool: tool, notes: &outcome.diagnostics)
    let isSmall = plan.isEach || plan.tree.pages.count <= ReadingContext.smallSetLimit
    var gathering = Gathering(context: ReadingContext(isSmallSet: isSmall))
    gathering.read(plan.tree, index: index, jobs: options.jobs, progress: progress)
    outcome.diagnostics += gathering.diagnostics
    outcome.isIncomplete = outcome.isIncomplete || gathering.isIncomplete
    outcome.opened = gathering.opened
    if plan.tree.pages.isEmpty, !outcome.isIncomplete {
      outcome.diagnostics.append(Self.noPages(plan))
    }
    let maker = BundleMaker(
      plan: plan, gathering: gathering, people: people, index: index, tool: tool + " \(Self.summaryVersion)",
      checkOnly: options.checkOnly, summarize: summarize)
    // When nothing that was asked for could be read, the old bundle is better than an empty one.
    let isHopeless = outcome.isIncomplete && gathering.hashes.isEmpty
    for bundle in plan.bundles where !isHopeless { outcome.bundles.append(try maker.make(bundle)) }
    outcome.diagnostics.sort(by: Diagnostic.byPlace)
    return outcome
  }

  private func openIndex(_ plan: BuildPlan, tool: String, notes: inout [Diagnostic]) -> PageIndex? {
    switch options.index {
    case .none: return nil
    case .file(let path):
      let file = IndexFile(path: FilePath.absolute(path, in: options.workingFolder), tool: tool, isStandard: false)
      return file.open(notes: &notes)
    case .standard:
      // A check writes nothing at all.
      guard !options.checkOnly else { return nil }
      return IndexFile(path: IndexFile.standardPath(in: plan.tree.root), tool: tool, isStandard: true).open(
        notes: &notes)
    }
  }

  private static func noPages(_ plan: BuildPlan) -> Diagnostic {
    let input = plan.root.inputs.first.flatMap { FilePath.relative($0, to: plan.root.path) } ?? ""
    return Diagnostic(
      .warning, code: "no-pages", message: "no Markdown or HTML page found (.md .markdown .mdx .html .htm)",
      path: input.isEmpty ? "." : input)
  }
}
