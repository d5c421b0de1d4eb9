import Extraction

/// `skillbench conventions FOLDER…`: of the conventions learnt from one half of the pages, how many hold on the other half, over ten
/// ways to halve them.
enum ConventionBench {
  private static let seeds: ClosedRange<UInt64> = 1...10

  static func report(_ folders: [String], isVerbose: Bool) throws(Failure) {
    var (all, holding) = (0, 0)
    for folder in folders {
      let pages = try EvidenceOfFolder.read(folder)
      let trials = seeds.flatMap { SplitHalf.trials(pages, seed: $0) }
      let held = trials.count { $0.holds }
      print("\(folder): \(held) of \(trials.count) rules hold on the unseen half")
      if isVerbose {
        for trial in trials where !trial.holds { print("  \(trial.habit): \(trial.conforming) of \(trial.places)") }
      }
      all += trials.count
      holding += held
    }
    print("all: \(holding) of \(all) = \(Double(holding * 10_000 / max(all, 1)) / 100) %")
  }
}
