import ArgumentParser
import Extraction
import Reports
import Skills

struct Install: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put a bundle where an agent looks for it.",
    discussion: """
      Agents:
      \(InstallTargets.all.map { "  \($0.name): \($0.summary)" }.joined(separator: "\n"))

      In files that people write too, only a marked block is ours; the rest stays byte for byte.

      Examples:
        skillc install --agent claude --skill skills/handbook
        skillc install --agent agents-md --agent cursor --skill skills/handbook --root ../product
      """)

  @Option(help: "The agent; may be given several times.")
  var agent: [String]
  @Option(help: ArgumentHelp("The bundle.", valueName: "dir"))
  var skill: String
  @Option(help: ArgumentHelp("The project it is installed into.", valueName: "dir"))
  var root = "."

  func validate() throws {
    if agent.isEmpty { throw ValidationError("name an agent with --agent") }
    for name in agent where InstallTargets.named(name) == nil {
      let known = InstallTargets.all.map { $0.name }.joined(separator: ", ")
      throw ValidationError("no agent “\(name)”; known are \(known)")
    }
  }

  func run() throws {
    let bundle = try InstallableSkill(folder: FilePath.normalized(skill))
    for target in agent.compactMap({ InstallTargets.named($0) }) {
      do throws(BundleError) {
        let changed = try Installer.install(bundle, into: FilePath.normalized(root), target: target)
        Terminal.print(
          changed.isEmpty ? "\(target.name): up to date\n" : changed.map { "\(target.name): wrote \($0)\n" }.joined())
      } catch {
        throw Failure(error, writing: true)
      }
    }
  }
}
