import ArgumentParser
import Extraction
import Reports
import Skills

struct ImportMarkdownlint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "markdownlint",
    abstract: "Turn a markdownlint configuration into a bundle.",
    discussion: """
      Reads .markdownlint.json, .jsonc, .yaml and .yml, and the “config” of a .markdownlint-cli2 file. Rules keep their numbers \
      (MD009) as aliases. Exits 0 when anything was imported.

      Examples:
        skillc import markdownlint .markdownlint.json --out skills/markdown-style
        skillc check docs --skill skills/markdown-style
      """)

  @Argument(help: ArgumentHelp("The configuration; “-” is standard input.", valueName: "file"))
  var path: String
  @Option(help: ArgumentHelp("The bundle’s folder.", valueName: "dir"))
  var out: String

  func run() throws {
    let result = MarkdownlintImporter.read(ImportedFile(path: shownPath, bytes: try bytes()))
    for omission in result.omissions { Terminal.note(omission.description + "\n") }
    guard var bundle = result.bundles.first else {
      throw Failure(.usage, path: path, "holds nothing that could be imported as a markdownlint configuration")
    }
    let folder = FilePath.absolute(out, in: FileSystem.workingFolder)
    bundle.name = FilePath.name(of: folder)
    do throws(BundleError) {
      try BundleWriter.write(bundle, into: FilePath.parent(of: folder))
    } catch {
      throw Failure(error, writing: true)
    }
    let count = bundle.rules.count
    let left = result.omissions.count
    Terminal.print("\(FilePath.normalized(out)): \(count) rule\(count == 1 ? "" : "s"); \(left) left out\n")
  }

  private func bytes() throws(Failure) -> [UInt8] {
    do throws(FileError) {
      return path == "-" ? try FileSystem.readStandardInput() : try FileSystem.read(path)
    } catch {
      throw Failure(.unreadable, path: path, error.reason)
    }
  }

  /// How the bundle cites the file: relative to the working folder, or by its name alone where it lies elsewhere.
  private var shownPath: String {
    if path == "-" { return ".markdownlint.yaml" }
    let here = FileSystem.workingFolder
    return FilePath.relative(FilePath.absolute(path, in: here), to: here) ?? FilePath.name(of: path)
  }
}
