import Skills
import Testing

@testable import Extraction

@Suite struct KnowledgeFactTests {
  private func facts(_ text: String, at path: String = "a.md") -> [Fact] { Knowing.merged([path: text]).facts }

  private func lines(_ facts: [Fact], _ category: Fact.Category) -> [String] {
    facts.filter { $0.category == category }.map { $0.detail.isEmpty ? $0.name : "\($0.name) — \($0.detail)" }
  }

  @Test func `flags come with their command, default and short form`() {
    let text = """
      # box pack

      Packs a box with files.

      ## Synopsis

      ```sh
      box pack PATH [options]
      ```

      ## Options

      | Flag | Default | Meaning |
      | --- | --- | --- |
      | `-j`, `--jobs N` | `4` | Number of parallel parts |
      | `--quiet` | off | Print only the id (see below) |
      """
    let found = facts(text)
    #expect(
      lines(found, .flag) == [
        "--jobs — `box pack`: Number of parallel parts (default `4`; short `-j`)",
        "--quiet — `box pack`: Print only the id (see below) (default `off`)",
      ])
    #expect(lines(found, .command) == ["box pack — Packs a box with files"])
    #expect(found.map(\.place.line) == [1, 15, 16])
  }

  @Test func `settings come with type, default and allowed values`() {
    let text =
      "# Configuration\n\n| Key | Type | Default | Allowed values |\n| --- | --- | --- | --- |\n"
      + "| `cache.dir` | string | `/var/cache` | A folder |\n"
    #expect(lines(facts(text), .setting) == ["cache.dir — default `/var/cache`; string; allowed: A folder"])
  }

  @Test(arguments: [
    ("`cache.size` defaults to `8GiB`.", "8GiB"), ("Set `cache.size` (default: 8).", "8"),
    ("`cache.size` has a default value of \"8 GiB\".", "8 GiB"), ("`cache.size` can grow. Default is small.", nil),
    ("`cache.size` takes the default of the machine.", nil),
  ])
  func `defaults stand in sentences too`(sentence: String, value: String?) {
    let facts = Knowing.page("# T\n\n\(sentence)\n").facts.filter { $0.category == .setting }
    #expect(facts.map(\.value) == (value.map { [$0] } ?? []))
  }

  @Test func `constants are environment variables where something says so`() {
    let table = "| Variable | Overrides |\n| --- | --- |\n| `BOX_TOKEN` | The stored session |\n"
    #expect(
      lines(facts("# Environment variables\n\n" + table), .environmentVariable) == ["BOX_TOKEN — The stored session"])
    #expect(lines(facts("# Result codes\n\n" + table), .environmentVariable).isEmpty)
  }

  @Test func `error codes and endpoints are read from tables and headings`() {
    let text =
      "# Errors\n\n| Code | Meaning |\n| --- | --- |\n| `BX-1042` | Another job holds the lock |\n\n"
      + "| Method | Path | Description |\n| --- | --- | --- |\n| GET | /v1/boxes | Lists boxes |\n\n"
      + "## `POST /v1/boxes`\n\nMakes a box.\n"
    #expect(lines(facts(text), .errorCode) == ["BX-1042 — Another job holds the lock"])
    #expect(lines(facts(text), .endpoint) == ["GET /v1/boxes — Lists boxes", "POST /v1/boxes — Makes a box"])
  }

  @Test func `versions come from requirements`() {
    let text = "# T\n\nInstall Box Tool 4.0 or later. It needs Linux version 5.1+ too.\n"
    #expect(lines(facts(text), .version) == ["Box Tool — 4.0 or later", "Linux — 5.1+"])
  }

  @Test func `names of products are written with capitals on three pages and hardly small`() {
    let page = "# T\n\nThe team sends it to BoxHub and then to Harbor each day. The Friday job reads harbors.\n"
    let plain = "# T\n\nThe team sends it to BoxHub each day.\n"
    let facts = Knowing.merged(["a.md": plain, "b.md": plain, "c.md": plain, "d.md": page]).facts
    #expect(facts.filter { $0.category == .product }.map(\.name) == ["BoxHub"])
  }

  @Test func `an argument is no subcommand`() {
    let page =
      """
      # T

      ```sh
      box open red
      box open --all
      box open blue
      box lid close
      box lid close
      ```

      Use `box lid close` and `box open red`.

      """
    let facts = Knowing.merged(["a.md": page, "b.md": page]).facts
    #expect(Set(facts.filter { $0.category == .command }.map(\.name)) == ["box open", "box lid close"])
  }

  @Test func `two defaults in one scope are a conflict`() {
    let pages = Knowing.known([
      "a.md":
        """
      # box pack

      ```sh
      box pack PATH...
      ```

      | Flag | Default | Meaning |
      | --- | --- | --- |
      | `--jobs` | `4` | Number of parts |

      """,
      "b.md": "# Guide\n\nThe flag `box pack --jobs` defaults to 8.\n",
      "c.md":
        """
      # box open

      ```sh
      box open PATH...
      ```

      | Flag | Default | Meaning |
      | --- | --- | --- |
      | `--jobs` | `2` | Number of parts |

      """,
    ])
    let conflicts = KnowledgeMerge.conflicts(pages)
    #expect(conflicts.map(\.name) == ["--jobs"])
    #expect(conflicts.first?.scope == "box pack")
    #expect(conflicts.first?.values == ["4", "8"])
    #expect(conflicts.first?.places == [Place(path: "a.md", line: 9), Place(path: "b.md", line: 3)])
  }

  @Test(arguments: [
    ("Off", "false", true), ("8 GiB", "8GiB", true), ("1h", "3600 seconds", true), ("300", "300 sec", true),
    ("4", "8", false),
  ])
  func `defaults are compared by meaning`(left: String, right: String, agree: Bool) {
    #expect(DefaultKey.agree(left, right) == agree)
  }
}
