import Extraction

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `skillbench FOLDER [--profile STAGE]`, `skillbench identifiers FOLDER…`, `skillbench drift`: how fast each stage is on the pages of a folder. Not a test: figures on a shared machine vary,
/// ratios between stages do not.
@main
enum Skillbench {
  /// A stage runs until it has used this many CPU seconds, and at least twice.
  private static let leastSeconds = 0.5

  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "identifiers" { return identifiers(arguments.dropFirst()) }
    if arguments == ["drift"] { return DriftBench.report() }
    guard let folder = arguments.first, !folder.hasPrefix("-"), arguments.count == 1 || arguments.count == 3 else {
      stop("usage: skillbench FOLDER [--profile STAGE] | skillbench identifiers FOLDER… [--verbose] | skillbench drift")
    }
    do throws(Failure) {
      let stages = try Stages(folder: folder)
      if arguments.count == 3 { profile(stages, named: arguments[2]) } else { table(stages) }
    } catch {
      stop(error.description)
    }
  }

  /// The check against invented names, on each folder of pages.
  private static func identifiers(_ arguments: ArraySlice<String>) {
    for folder in arguments where folder != "--verbose" {
      do throws(Failure) {
        try IdentifierBench(folder: folder).report(folder, isVerbose: arguments.contains("--verbose"))
      } catch {
        stop(error.description)
      }
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
