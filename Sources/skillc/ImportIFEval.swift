import ArgumentParser
import Extraction
import Reports
import Skills

struct ImportIFEval: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ifeval",
    abstract: "Make a bundle of each prompt of an IFEval file.",
    discussion: """
      Reads JSON Lines with “key”, “prompt”, “instruction_id_list” and “kwargs”; every line becomes a bundle named after its key. What \
      cannot be imported is listed on standard error with its reason. Exits 0 when anything was imported.

      Examples:
        skillc import ifeval prompts.jsonl --out briefs
        skillc check answer.md --skill briefs/k1000
      """)

  @Argument(help: ArgumentHelp("The file to read; “-” is standard input.", valueName: "file"))
  var path: String
  @Option(help: ArgumentHelp("Folder the bundles are written to.", valueName: "dir"))
  var out: String
  @Option(help: "Threads that write bundles.")
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
  }

  func run() throws {
    let result = IFEvalImporter.read(ImportedFile(path: shownPath, bytes: try bytes()))
    for omission in result.omissions { Terminal.note(omission.description + "\n") }
    guard !result.bundles.isEmpty else {
      throw Failure(.unreadable, path: path, "holds nothing that could be imported as IFEval")
    }
    let folder = FilePath.normalized(out)
    let failures = Workers.map(result.bundles, jobs: jobs ?? Workers.defaultCount) { Self.write($0, folder) }
    for failure in failures { if let failure { throw failure } }
    let rules = result.bundles.reduce(0) { $0 + $1.rules.count }
    let counts = "\(Self.count(result.bundles.count, "bundle")), \(Self.count(rules, "rule"))"
    Terminal.print("\(folder): \(counts); \(result.omissions.count) left out\n")
  }

  private static func write(_ bundle: SkillBundle, _ folder: String) -> Failure? {
    do throws(BundleError) {
      try BundleWriter.write(bundle, into: folder)
      return nil
    } catch {
      return Failure(error, writing: true)
    }
  }

  private static func count(_ count: Int, _ thing: String) -> String { "\(count) \(thing)\(count == 1 ? "" : "s")" }

  private func bytes() throws(Failure) -> [UInt8] {
    do throws(FileError) {
      return path == "-" ? try FileSystem.readStandardInput() : try FileSystem.read(path)
    } catch {
      throw Failure(.unreadable, path: path, error.reason)
    }
  }

  /// How the bundles cite the file: relative to the working folder, or by its name alone where it lies elsewhere.
  private var shownPath: String {
    if path == "-" { return "stdin.jsonl" }
    let here = FileSystem.workingFolder
    return FilePath.relative(FilePath.absolute(path, in: here), to: here) ?? FilePath.name(of: path)
  }
}
