import Extraction
import Rules
import Testing
import TextScanning

/// Statements about the visible form of pages, each with the slots it gives.
@Suite struct FormStatementTests {
  private static let frame = """
    # Writing style

    Write short sentences. Address the reader. Keep paragraphs short. Write for the reader. Don't repeat yourself.


    """

  private func form(_ text: String) -> [String] {
    Reading.evidence(Self.frame + text + "\n").proposals.filter { $0.kind != "rubric" && $0.slots["avoid"] == nil }.map
    {
      "\($0.kind) \(JSON.object($0.slots).text)\($0.scope.when.map { " [\($0)]" } ?? "")"
    }
  }

  @Test(arguments: [
    ("Use `**` for bold.", "emphasis.marker {\"strong\":\"**\"}"),
    ("Use `_` for italics, not `*`.", "emphasis.marker {\"emphasis\":\"_\"}"),
    ("Use ATX headings only.", "heading.marker {\"style\":\"atx\"}"),
    ("Use `1.` for all items of a numbered list.", "list.numbering {\"style\":\"ones\"}"),
    ("Do not go deeper than heading level 4.", "heading.levels {\"max\":4}"),
    ("Limit header depth to H3 or H4.", "heading.levels {\"max\":4}"),
    ("Add a blank line before and after every heading.", "blank.around {\"element\":\"heading\"}"),
    ("Don't use more than one blank line.", "blank.lines {\"max\":1}"),
    ("Don't leave trailing spaces.", "line.whitespace {\"trailing\":false}"),
    (
      "Use a single space after a period.",
      "punctuation.mark {\"mark\":\"double space after a sentence\",\"use\":false}"
    ),
    ("Use straight quotes, not curly ones.", "punctuation.mark {\"mark\":\"curly quotes\",\"use\":false}"),
    ("Use em dashes without spaces.", "punctuation.mark {\"mark\":\"spaced em dash\",\"use\":false}"),
    ("Write dates as 4 March 2025.", "date.format {\"format\":\"D Month YYYY\"}"),
    ("Numbers below 10 should be spelled out.", "number.spelling {\"below\":10,\"style\":\"words\"}"),
    ("Separate the words of file names with underscores.", "file.name {\"style\":\"snake_case\"}"),
    ("Don't use bold text as a heading.", "emphasis.heading {}"),
    ("Headings must be unique.", "heading.unique {}"),
  ])
  func `a statement about form gives its kind`(sentence: String, rule: String) {
    #expect(form(sentence).contains(rule), "\(form(sentence))")
  }

  @Test(arguments: [
    "Make headings bold.", "Don't use bold in headings.", "Name image files with hyphens between the words.",
    "Use two spaces of indentation in lists.", "The date of the last update is shown at the top.",
    "Start every section with a heading of level 2.",
    "File names should be either always PascalCase or always kebab-case.",
    "Don't show the PowerShell prompt in code examples.",
  ])
  func `a statement of another matter gives none`(sentence: String) {
    let kinds = [
      "emphasis.marker", "emphasis.heading", "file.name", "punctuation.mark", "date.format", "heading.levels",
      "code.prompt",
    ]
    #expect(form(sentence).filter { rule in kinds.contains { rule.hasPrefix($0) } } == [])
  }

  @Test func `what a mark stands for and which pages a section is about are conditions`() {
    #expect(
      form("Avoid using ampersands (\"&\") for the word \"and\".")
        .contains { $0.hasPrefix("punctuation.mark") && $0.contains("[for the word") })
    let task = "## Task\n\nBegin headings with an imperative verb."
    #expect(form(task).contains { $0.hasPrefix("heading.form") && $0.contains("[in the section “Task”]") })
    let fences = "- Use tagged code fences.\n- Use an untagged code fence for syntax blocks."
    #expect(form(fences).contains { $0.hasPrefix("code.fence") && $0.contains("[unless: Use an untagged") })
    #expect(form("Don't use ampersands.").contains("punctuation.mark {\"mark\":\"ampersand\",\"use\":false}"))
  }
}
