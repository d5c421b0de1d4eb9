import ArgumentParser
import Extraction
import Reports
import Skills

struct Install: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
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
    try Self.validate(agent)
  }

  /// Throws for an agent that nobody knows.
  static func validate(_ agents: [String]) throws {
    for name in agents where InstallTargets.named(name) == nil {
      let known = InstallTargets.all.map { $0.name }.joined(separator: ", ")
      throw ValidationError("no agent “\(name)”; known are \(known)")
    }
  }

  func run() throws {
    let written = try Self.install(FilePath.normalized(skill), into: FilePath.normalized(root), agents: agent)
    Terminal.print(written)
  }

  /// Installs a bundle for each agent; gives a line on everything that was written.
  static func install(_ bundle: String, into root: String, agents: [String]) throws -> String {
    let skill = try InstallableSkill(folder: bundle)
    var lines = ""
    for name in agents {
      guard let target = InstallTargets.named(name) else { continue }
      let changed = try install(skill, into: root, target: target)
      lines += changed.isEmpty ? "\(name): up to date\n" : changed.map { "\(name): wrote \($0)\n" }.joined()
    }
    return lines
  }

  private static func install(
    _ skill: InstallableSkill, into root: String, target: any InstallTarget.Type
  ) throws(Failure) -> [String] {
    do throws(BundleError) {
      return try Installer.install(skill, into: root, target: target)
    } catch {
      throw Failure(error, writing: true)
    }
  }
}
