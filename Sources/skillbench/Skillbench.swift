import Extraction

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `skillbench FOLDER [--profile STAGE]`: how fast each stage is on the pages of a folder; `skillbench drift`: how fast detectors are;
/// `skillbench false-alarms`: what hangs together, and a mix of tasks that changes;
/// `skillbench identifiers|conventions|mutation FOLDER…` and `skillbench parameters FOLDER GOLD`: how good what is compiled from pages is.
/// Not a test: times on a shared machine vary, ratios between stages do not.
@main
enum Skillbench {
  /// A stage runs until it has used this many CPU seconds, and at least twice.
  private static let leastSeconds = 0.5

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments == ["drift"] { return DriftBench.report() }
    if arguments == ["false-alarms"] { return FalseAlarmBench.report() }
    if let name = arguments.first, let bench = quality[name] { return run(bench, on: arguments.dropFirst()) }
    guard let folder = arguments.first, !folder.hasPrefix("-"), arguments.count == 1 || arguments.count == 3 else {
      stop(
        "usage: skillbench FOLDER [--profile STAGE] | skillbench drift|false-alarms | skillbench \(quality.keys.sorted().joined(separator: "|")) FOLDER… [--verbose]"
      )
    }
    do throws(Failure) {
      let stages = try Stages(folder: folder)
      if arguments.count == 3 { profile(stages, named: arguments[2]) } else { table(stages) }
    } catch {
      stop(error.description)
    }
  }

  private typealias Bench = @Sendable (_ folders: [String], _ isVerbose: Bool) throws(Failure) -> Void

  /// What measures quality, by the name of its verb.
  private static let quality: [String: Bench] = [
    "identifiers": { folders, isVerbose throws(Failure) in
      for folder in folders { try IdentifierBench(folder: folder).report(folder, isVerbose: isVerbose) }
    },
    "conventions": ConventionBench.report,
    "mutation": MutationBench.report,
    "parameters": { paths, isVerbose throws(Failure) in
      guard paths.count == 2 else {
        throw Failure(.usage, "skillbench parameters takes a folder and a file with what its pages say")
      }
      try ParameterBench(folder: paths[0], gold: paths[1]).report(isVerbose: isVerbose)
    },
  ]

  private static func run(_ bench: Bench, on arguments: ArraySlice<String>) {
    do throws(Failure) {
      try bench(arguments.filter { $0 != "--verbose" }, arguments.contains("--verbose"))
    } catch {
      stop(error.description)
    }
  }

  private static func table(_ stages: Stages) {
    let bytes = stages.pages.reduce(0) { $0 + $1.bytes.count }
    print("\(stages.pages.count) pages, \(rounded(Double(bytes) / 1e6)) MB")
    print("stage              CPU ms    MB/s    pages/s   result")
    for stage in stages.all {
      let (seconds, result) = time(stage.run)
      let columns = [
        pad(rounded(seconds * 1000), 9), pad(rounded(Double(bytes) / 1e6 / seconds), 7),
        pad(rounded(Double(stages.pages.count) / seconds), 10), pad("\(result)", 8),
      ]
      print(stage.name + String(repeating: " ", count: 16 - stage.name.utf8.count) + columns.joined(separator: " "))
    }
    print("peak memory \(rounded(Stopwatch.peakMegabytes)) MB, all pages held at once")
  }

  /// The best CPU time of one run.
  private static func time(_ run: () -> Int) -> (seconds: Double, result: Int) {
    var best = Double.infinity
    var result = 0
    var runs = 0
    let total = Stopwatch()
    while runs < 2 || total.seconds < leastSeconds {
      let watch = Stopwatch()
      result = run()
      best = min(best, watch.seconds)
      runs += 1
    }
    return (max(best, 1e-9), result)
  }

  /// Runs one stage for ten CPU seconds, for a profiler to look at.
  private static func profile(_ stages: Stages, named name: String) {
    guard let stage = stages.all.first(where: { $0.name == name }) else {
      stop("no stage “\(name)”; there are \(stages.all.map { $0.name }.joined(separator: "; "))")
    }
    let watch = Stopwatch()
    while watch.seconds < 10 { _ = stage.run() }
  }

  private static func stop(_ message: String) -> Never {
    print(message)
    exit(2)
  }

  private static func rounded(_ value: Double) -> String {
    value >= 100 ? "\(Int(value.rounded()))" : "\((value * 10).rounded() / 10)"
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }
}
