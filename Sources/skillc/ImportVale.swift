import ArgumentParser
import Extraction
import Reports
import Skills

struct ImportVale: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vale",
    abstract: "Make a bundle of Vale styles.",
    discussion: """
      STYLES is a folder with one style or several, or a .vale.ini with what it turns on. Every rule keeps its name, Style.Rule, as an \
      alias, and its level. What cannot be imported is listed on standard error with its reason.

      Examples:
        skillc import vale styles/Google --out skills/google
        skillc import vale .vale.ini --out skills/house-style
      """)

  @Argument(help: ArgumentHelp("A folder of styles, or a .vale.ini.", valueName: "styles"))
  var styles: String
  @Option(help: ArgumentHelp("The bundle to write.", valueName: "dir"))
  var out: String

  func run() throws {
    let target = FilePath.absolute(out, in: FileSystem.workingFolder)
    let name = FilePath.name(of: target)
    if let problem = SkillName.problem(name) {
      throw Failure(
        .usage, path: out, "“\(name)” \(problem)", wayOut: "Name the folder “\(SkillName.nearest(to: name))”.")
    }
    let source = FilePath.absolute(styles, in: FileSystem.workingFolder)
    let result: ValeImport.Result
    do throws(BundleError) { result = try ValeImport.read(source, name: name) } catch {
      throw Failure(.unreadable, path: styles, error.reason)
    }
    for item in result.leftOut {
      Terminal.note("\(item.path):\(item.line): warning: \(item.name): \(item.reason) [not-imported]\n")
    }
    guard !result.bundle.rules.isEmpty else {
      throw Failure(.usage, path: styles, "holds no rule that can be imported")
    }
    do throws(BundleError) { try BundleWriter.write(result.bundle, into: FilePath.parent(of: target)) } catch {
      throw Failure(error, writing: true)
    }
    Terminal.note("skillc: \(result.bundle.rules.count) rules imported, \(result.leftOut.count) notes\n")
  }
}
