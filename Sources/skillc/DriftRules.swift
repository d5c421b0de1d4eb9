import Drift
import Extraction
import Reports
import Rules
import Skills
import TextScanning

/// The bundles that a run is held against, made ready.
struct DriftRules {
  let bundles: [LoadedBundle]
  let checked: [CheckedRule]
  let scorer: StepScorer
  /// Of the first bundle with enough exemplars.
  let tone: ToneReference?
  /// What the rules of all bundles together are called by.
  let digest: String

  init(_ folders: [String], watchesStyle: Bool) throws {
    if folders.isEmpty {
      throw Failure(
        .usage, "name a bundle with --skill",
        wayOut: "Outcomes that are scored already need none: use --outcomes FILE.")
    }
    var data = RuleData()
    bundles = try folders.map { try BundleReader.read(FilePath.normalized($0)) }
    for case let names? in bundles.map(\.identifiers) { data.lexicons.append(names) }
    checked = bundles.flatMap(CheckedRule.all)
    scorer = StepScorer(checked.map(\.rule), data: data, watchesStyle: watchesStyle)
    tone = bundles.lazy.compactMap { ToneReference(baseline: $0.baseline) }.first
    digest = bundles.count == 1 ? bundles[0].digest : Digest.sha256(Array(bundles.map(\.digest).joined().utf8))
  }

  /// Baselines and tone of pages, as far as nothing better is known.
  func addFloor(to book: inout BaselineBook) {
    for bundle in bundles {
      BundleFloor.add(bundle, tone: bundle.name == bundles[0].name ? tone?.judge : nil, to: &book)
    }
  }

  var texts: [String: DriftReport.RuleText] {
    Dictionary(checked.map { ($0.rule.id, .init($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Refuses a run that another bundle was given to.
  func refuse(_ steps: [RunStep], of path: String) throws(Failure) {
    let known = Set(bundles.map(\.digest) + [digest]).flatMap { [$0, "sha256:" + $0] }
    guard let step = steps.first(where: { $0.digest.map { !known.contains($0) } ?? false }) else { return }
    throw Failure(
      .usage, path: path, line: step.line,
      "the run was made with the bundle \(step.digest ?? ""), not with \(digest)",
      wayOut: "Name the bundle of the run with --skill, or build it again from the documents of that time.")
  }

  /// Scores steps on all threads.
  func score(_ steps: [RunStep], jobs: Int?) -> [ScoredStep] {
    let scorer = scorer
    return Workers.map(steps, jobs: jobs ?? Workers.defaultCount) { scorer.score($0.text, path: $0.path) }
  }

  /// Takes every step of some runs as accepted.
  func accepted(_ grouping: RunGrouping, jobs: Int?) -> AcceptedSteps {
    var accepted = AcceptedSteps(scorer)
    for run in grouping.runs {
      for (scored, step) in zip(score(run.steps, jobs: jobs), run.steps) { accepted.take(scored, step) }
      accepted.finish()
    }
    return accepted
  }
}
