import TextScanning

/// What one loader of skills accepts. The limits move: they stand here, in one place, with the version they were read from.
package struct LoaderProfile: Sendable {
  /// A word that the loader's install scanner takes for an attack, and how bad it holds it to be.
  package struct Tripwire: Sendable {
    package var text: String
    package var isFatal: Bool
  }

  package var name: String
  /// The version of the loader or specification that the limits were read from.
  package var revision: String
  package var nameLength = SkillName.maximumLength
  package var allowsDigitsInName = true
  package var descriptionLength = 1_024
  /// Bytes of the description that its listing shows; nil where it shows all.
  package var descriptionShown: Int?
  /// Keys that may stand in the front matter.
  package var keys: Set<String> = ["name", "description", "license", "compatibility", "metadata", "allowed-tools"]
  package var frontMatterLength = 4_000
  package var bodyLines = 500
  package var bodyTokens = 5_000
  package var guideBytes = 256_000
  package var fileBytes = 256_000
  package var folderBytes = 1_048_576
  package var fileCount = 50
  package var tripwires: [Tripwire] = []

  package static let all: [LoaderProfile] = [agentskills, openclaw, hermes, kimi, claude]

  package static func named(_ name: String) -> LoaderProfile? { all.first { $0.name == name } }

  /// The specification, with the folder limits of the strictest loader: a bundle within them loads everywhere.
  package static let agentskills = LoaderProfile(
    name: "agentskills", revision: "specification of August 2026, skills-ref 0.1.1")

  package static let openclaw = LoaderProfile(
    name: "openclaw", revision: "openclaw, August 2026", descriptionShown: 160,
    keys: agentskills.keys.union([
      "homepage", "user-invocable", "disable-model-invocation", "command-dispatch", "command-tool", "command-arg-mode",
    ]))

  package static let hermes = LoaderProfile(
    name: "hermes", revision: "hermes-agent 0.19.0", descriptionShown: 57,
    keys: agentskills.keys.union([
      "version", "platforms", "environments", "required_environment_variables", "prerequisites", "author", "tags",
    ]),
    tripwires: [
      Tripwire(text: "AGENTS.md", isFatal: true), Tripwire(text: "CLAUDE.md", isFatal: true),
      Tripwire(text: ".cursorrules", isFatal: true), Tripwire(text: "sudo ", isFatal: false),
      Tripwire(text: "~/.ssh", isFatal: false), Tripwire(text: "you are now", isFatal: false),
      Tripwire(text: "include the surrounding context", isFatal: false), Tripwire(text: "127.0.0.1:", isFatal: false),
      Tripwire(text: "updated guidelines", isFatal: false),
    ])

  package static let kimi = LoaderProfile(
    name: "kimi", revision: "hosted skills, November 2026", nameLength: 25, allowsDigitsInName: false,
    keys: agentskills.keys.union(["type", "whenToUse", "disableModelInvocation", "arguments"]))

  package static let claude = LoaderProfile(
    name: "claude", revision: "skill-creator, July 2026",
    keys: agentskills.keys.union([
      "disable-model-invocation", "user-invocable", "argument-hint", "model", "context", "agent", "hooks",
    ]))
}
