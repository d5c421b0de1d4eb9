import Extraction
import Rules
import Testing
import TextScanning

/// Schemas that documents ask to keep to.
@Suite struct SchemaStatementTests {
  private static let frame = """
    # Agent instructions

    You are an agent in this repository. Always run the tests. Never push to main. Keep commits small.


    """

  private func schemas(_ text: String) -> [[String: JSON]] {
    Reading.evidence(Self.frame + text + "\n", path: "AGENTS.md").proposals.filter { $0.kind == "data.schema" }
      .map(\.slots)
  }

  @Test func `a schema below a sentence about the answer is a rule`() throws {
    let found = schemas(
      """
      ## Reports

      The final report must be JSON that matches this schema:

      ```json
      {"type": "object", "required": ["title"], "properties": {"title": {"type": "string"}}}
      ```
      """)
    let schema: JSON = ["type": "object", "required": ["title"], "properties": ["title": ["type": "string"]]]
    #expect(found == [["schema": schema]])
  }

  @Test func `a schema of front matter and one of samples are told apart`() {
    let block = "\n\n```json\n{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}\n```"
    #expect(schemas("The front matter must follow this schema:" + block).map { $0["place"] } == ["frontMatter"])
    #expect(schemas("Configuration samples must follow this schema:" + block).map { $0["place"] } == ["code"])
    #expect(schemas("The queue is described by this schema:" + block).isEmpty)
    #expect(schemas("Return JSON like this:\n\n```json\n{\"type\": \"object\", \"name\": 1}\n```").isEmpty)
  }

  @Test func `keys in a sentence are a schema`() {
    let found = schemas("Always answer with a JSON object with exactly the keys `title`, `summary` and `tags`.")
    let schema: JSON = [
      "type": "object", "required": ["title", "summary", "tags"], "additionalProperties": false,
      "properties": ["title": [:], "summary": [:], "tags": [:]],
    ]
    #expect(found == [["schema": schema]])
  }

  @Test func `keys in a list have types, choices and bounds`() {
    let found = schemas(
      """
      Return a JSON object with these fields:

      - `title` (string): what it is about
      - `severity`: one of `low`, `high`
      - `score`: a number from 0 to 1
      - `notes`: a list of remarks; optional
      """)
    let schema: JSON = [
      "type": "object", "required": ["title", "severity", "score"],
      "properties": [
        "title": ["type": "string"], "severity": ["enum": ["low", "high"]],
        "score": ["type": "number", "minimum": 0, "maximum": 1], "notes": ["type": "array"],
      ],
    ]
    #expect(found == [["schema": schema]])
  }

  @Test func `a file of a schema is named until it is read`() {
    let found = schemas("The report must validate against `schemas/report.schema.json`.")
    #expect(found == [["schemaFile": "schemas/report.schema.json"]])
  }

  /// What is stated about front matter, as `kind slots [condition]`.
  private func frontMatter(_ text: String) -> [String] {
    Reading.evidence(Self.frame + "## Front matter\n\n" + text + "\n", path: "AGENTS.md").proposals
      .filter { $0.kind.hasPrefix("frontMatter.") }
      .map { "\($0.kind) \(JSON.object($0.slots).text)" + ($0.scope.when.map { " [\($0)]" } ?? "") }
  }

  @Test(arguments: [
    (
      "Every page must start with YAML front matter. The keys `title` and `owner` are required. Other keys are optional.",
      [#"frontMatter.keys {"keys":["title","owner"]}"#]
    ),
    (
      "Start each page with front matter that has `title`, `summary`, and `tags`.",
      [#"frontMatter.keys {"keys":["title","summary","tags"]}"#]
    ),
    (
      "Set `status` to `draft`, `review` or `live`.",
      [#"frontMatter.values {"key":"status","values":["draft","review","live"]}"#]
    ),
    ("Don't set `draft`.", [#"frontMatter.keys {"forbidden":["draft"]}"#]),
    (
      "The front matter must have these keys:\n\n- `title`\n- `status`: one of `draft`, `live`\n- `weight` (integer); optional",
      [
        #"frontMatter.keys {"keys":["title","status"]}"#,
        #"frontMatter.values {"key":"status","values":["draft","live"]}"#,
        #"frontMatter.values {"key":"weight","type":"integer"}"#,
      ]
    ),
    (
      "| Key | Required | Values |\n| --- | --- | --- |\n| `title` | yes | text |\n| `status` | no | `draft`, `live` |",
      [
        #"frontMatter.values {"key":"status","values":["draft","live"]}"#, #"frontMatter.keys {"keys":["title"]}"#,
      ]
    ),
    ("The site reads `title` and `weight`.", []),
  ])
  func `what is said about front matter is a rule`(text: String, wanted: [String]) {
    #expect(frontMatter(text) == wanted)
  }

  @Test func `a demand that samples parse is a rule`() {
    let rules = Reading.evidence(Self.frame + "All JSON and YAML code samples must be valid.\n", path: "AGENTS.md")
      .proposals
    #expect(rules.contains { $0.kind == "code.syntax" && $0.slots["languages"] == ["json", "yaml"] })
  }
}
