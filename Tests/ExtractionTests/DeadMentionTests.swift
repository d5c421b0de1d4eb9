import Documents
import Testing

@testable import Extraction

/// Commands and paths that an agent-facing page names and the project does not hold.
@Suite struct DeadMentionTests {
  private func messages(_ files: [String: String]) throws -> [String] {
    let folder = try BuildFolder()
    for (path, text) in files { try folder.write(text, to: path) }
    let pages = files.filter { $0.key.hasSuffix(".md") }.map { Reading.evidence($0.value, path: $0.key) }
    return DeadMentions.find(pages.sorted { $0.path < $1.path }, root: folder.path).diagnostics.map {
      "\($0.path):\($0.line): \($0.message) [\($0.code)]"
    }
  }

  private let makefile =
    ".DEFAULT_GOAL := build\nFLAGS := -v\n.PHONY: build\nbuild: main.o\n\techo no: target\ntest-unit test-e2e: build\n"

  @Test func `a target that the Makefile lacks is named with the nearest`() throws {
    let agents = "# Agents\n\n- Run `make test-unti` first.\n- Run `make build FLAGS=-q` and `make -j test-e2e`.\n"
    #expect(
      try messages(["Makefile": makefile, "AGENTS.md": agents]) == [
        "AGENTS.md:3: “make test-unti” is named here, but Makefile has no target “test-unti”; the nearest is “test-unit” [dead-command]"
      ])
  }

  @Test func `what a Makefile computes may be anything`() throws {
    let agents = "# Agents\n\nRun `make lint`.\n"
    for line in ["$(TOOLS): all", "%-check:", "include $(MK)", "-include local.mk", "include gone.mk", ".DEFAULT:"] {
      #expect(try messages(["Makefile": makefile + line + "\n", "AGENTS.md": agents]).isEmpty, "\(line)")
    }
    #expect(try messages(["Makefile": makefile + "include a.mk\n", "a.mk": "lint:\n", "AGENTS.md": agents]).isEmpty)
    #expect(try messages(["Makefile": makefile, "AGENTS.md": agents]).count == 1)
  }

  @Test func `packages, tasks and scripts of other tools are looked up where they are defined`() throws {
    let agents = """
      # Agents

      ```sh
      cargo test -p looom
      cargo test -p serde
      task lint
      deno task format
      composer run check
      ```

      """
    let files = [
      "Cargo.toml": "[workspace]\nmembers = [\"loom\"]\n", "loom/Cargo.toml": "[package]\nname = \"loom\"\n",
      "Cargo.lock": "[[package]]\nname = \"serde\"\n",
      "Taskfile.yml": "version: '3'\ntasks:\n  build:\n    cmds: [x]\n",
      "deno.json": #"{"tasks": {"test": "x"}}"#, "composer.json": #"{"scripts": {"test": "x"}}"#, "AGENTS.md": agents,
    ]
    let found = try messages(files)
    #expect(found.count == 4, "\(found)")
    #expect(found.first?.contains("no package “looom”; the nearest is “loom”") == true, "\(found)")
  }

  @Test func `without the file that would define it nothing is claimed`() throws {
    let agents = "# Agents\n\nRun `make lint`, `npm run lint`, `just lint` and `./scripts/lint.sh`.\n"
    #expect(try messages(["AGENTS.md": agents]).isEmpty)
    #expect(try messages(["Cargo.toml": "", "AGENTS.md": agents]).isEmpty)
  }

  @Test func `scripts of any package of the project count`() throws {
    let agents = """
      # Agents

      ```sh
      npm run build && npm run lint   # both
      yarn install
      yarn tsc
      pnpm --filter web run thing
      cd web && npm run serve
      yarn test:unit
      ```

      """
    let files = [
      "package.json": #"{"scripts": {"build": "x", "test:all": "x"}}"#,
      "web/package.json": #"{"scripts": {"serve": "x"}}"#, "AGENTS.md": agents,
    ]
    #expect(
      try messages(files) == [
        "AGENTS.md:4: “npm run lint” is named here, but package.json has no script “lint” [dead-command]",
        "AGENTS.md:9: “yarn test:unit” is named here, but package.json has no script “test:unit”; the nearest is “test:all” [dead-command]",
      ])
  }

  @Test func `recipes of a justfile`() throws {
    let justfile = "alias b := build\nname := \"x\"\nbuild target='all': dep\n    echo a: b\n@_hidden:\n    true\n"
    let agents = "# Agents\n\nRun `just build`, `just b` or `just biuld`.\n"
    #expect(
      try messages(["justfile": justfile, "AGENTS.md": agents]) == [
        "AGENTS.md:3: “just biuld” is named here, but justfile has no recipe “biuld”; the nearest is “build” [dead-command]"
      ])
    #expect(try messages(["justfile": justfile + "import 'more.just'\n", "AGENTS.md": agents]).isEmpty)
  }

  @Test func `paths and links that lead nowhere in a folder that is there`() throws {
    let agents = """
      # Agents

      - Add keys to `config/defaults.yaml` and run `./tools/check.sh`.
      - Read [the guide](docs/guide.md) and [the plan](docs/plan.md#goal).
      - Create `config/new.toml`, for example `config/example.toml`; secrets live in `config/secrets.env`.
      - Logs lie in `elsewhere/log.txt`, handlers in `src/handler.ts`, results in `build/out.json`.

      """
    let files = [
      "Makefile": "", "config/defaults.toml": "", "tools/checks.sh": "", "docs/guide.md": "", "AGENTS.md": agents,
      "packages/a/src/handler.ts": "", "src/main.ts": "", "build/x": "", ".gitignore": "*.env\n",
    ]
    #expect(
      try messages(files) == [
        "AGENTS.md:3: “config/defaults.yaml” is named here, but there is no such file; the nearest is “config/defaults.toml” [dead-path]",
        "AGENTS.md:3: “./tools/check.sh” is named here, but there is no such file; the nearest is “tools/checks.sh” [dead-path]",
        "AGENTS.md:4: “docs/plan.md” is named here, but there is no such file [dead-path]",
      ])
  }

  @Test func `a page of a folder names paths from there or from the root`() throws {
    let agents = "# Agents\n\nSee `img/logo.svg`, `src/gone.ts`, `tests/a.py` and [the plan](../docs/plan.md).\n"
    let files = ["Makefile": "", "src/main.ts": "", "docs/img/logo.svg": "", "docs/AGENTS.md": agents]
    #expect(
      try messages(files) == [
        "docs/AGENTS.md:3: “src/gone.ts” is named here, but there is no such file [dead-path]",
        "docs/AGENTS.md:3: “../docs/plan.md” is named here, but there is no such file [dead-path]",
      ])
  }

  @Test func `text that speaks of what is gone or to come names nothing`() throws {
    let agents = """
      # Agents

      - There is no longer a `make lint`.
      - Use `make build` instead of `make all`.

      ```
      make sure that it works
      ```

      """
    #expect(try messages(["Makefile": makefile, "AGENTS.md": agents]).isEmpty)
    #expect(try messages(["Makefile": makefile, "docs/page.md": "# Page\n\nRun `make lint`.\n"]).isEmpty)
  }

  @Test func `what was looked at is known to hold until it changes`() throws {
    let folder = try BuildFolder()
    try folder.write("build:\n", to: "Makefile")
    let page = Reading.evidence("# Agents\n\nRun `make lint`.\n", path: "AGENTS.md")
    let looked = DeadMentions.find([page], root: folder.path).looked
    #expect(ProjectInventory.holds(looked, root: folder.path))
    try folder.write("build:\nlint:\n", to: "Makefile")
    #expect(!ProjectInventory.holds(looked, root: folder.path))
  }
}
