import Extraction
import Rules
import Skills
import Testing
import TextScanning

/// Sentences that say which sections a page has, or which moves a text makes.
@Suite struct SectionSchemaTests {
  private static let frame = """
    # Writing style

    Write short sentences. Use the active voice. Keep paragraphs short. Write for the reader. Don't repeat yourself.


    """

  private func rules(_ text: String) -> [String] {
    Reading.evidence(Self.frame + text + "\n").proposals.filter {
      $0.kind.hasPrefix("structure.") || $0.kind == "schema"
    }.map { proposal in
      let sections = proposal.slots["sections"] ?? proposal.slots["moves"]
      let names = sections?.strings ?? sections?.array?.compactMap { $0["name"]?.string } ?? []
      let condition = proposal.scope.when.map { " [\($0)]" } ?? ""
      return "\(proposal.kind) \(proposal.modality.rawValue) \(names.joined(separator: "|"))\(condition)"
    }
  }

  @Test(arguments: [
    (
      "Every page must have the sections *Purpose*, *Usage*, and *Limits*.",
      ["structure.sections must Purpose|Usage|Limits"]
    ),
    (
      "Every how-to page must have the sections **Before you begin**, **Steps** and **Next steps**, in this order.",
      [
        "structure.sections must Before you begin|Steps|Next steps [in how-to pages]",
        "structure.order must Before you begin|Steps|Next steps [in how-to pages]",
      ]
    ),
    (
      "An ADR consists of: Context, Decision, Consequences.",
      ["structure.sections must Context|Decision|Consequences [in ADRs]"]
    ),
    (
      "Each runbook starts with **Impact**, then **Diagnose**, then **Recover**.",
      ["structure.order must Impact|Diagnose|Recover [in runbooks]"]
    ),
    (
      "Use these sections in guides, in this order: Before you begin, Steps, Next steps.",
      [
        "structure.sections must Before you begin|Steps|Next steps [in guides]",
        "structure.order must Before you begin|Steps|Next steps [in guides]",
      ]
    ),
    (
      "Tutorials should have these sections:\n\n- Goal\n- Steps: what to do\n- **Next**: where to go\n",
      ["structure.sections should Goal|Steps|Next [in tutorials]"]
    ),
    (
      "## Runbooks\n\nA page for the on-call engineer. It has two sections:\n\n- Impact\n- Recover\n\nUse this order.",
      ["structure.sections must Impact|Recover [in runbooks]", "structure.order must Impact|Recover [in runbooks]"]
    ),
    ("Every page must end with a *Related pages* section.", ["structure.sections must Related pages"]),
  ])
  func `presence and order of sections are two rules`(text: String, found: [String]) {
    #expect(rules(text) == found)
  }

  @Test(arguments: [
    "A page may have the sections *Purpose* and *Usage*.",
    "Don't write the sections *Purpose* and *Usage*.",
    "Every page must have sections.",
    "Every page about lanes must have the section *Limits*.",
    "The sections *Purpose* and *Usage* are in the template.",
    "Use **bold** and *italics* in sections.",
    "A lane consists of *slots* and *leases*.",
    "See the sections *Purpose* and *Usage* of every page.",
  ])
  func `what leaves open which pages or which sections gives no typed rule`(text: String) {
    #expect(rules(text) == [])
  }

  @Test func `a row of questions is a schema`() {
    #expect(
      rules("Error messages say what happened, why, and how to fix it.")
        == ["schema should what happened|why|how to fix it [in error messages]"])
    #expect(rules("Say what the page is for.") == [])
  }

  @Test func `every line that names a section is cited`() throws {
    let text = Self.frame + "Runbooks must have these sections:\n\n- Impact\n- Recover\n"
    let proposal = try #require(Reading.evidence(text).proposals.first { $0.kind == "structure.sections" })
    #expect(proposal.sources.map(\.line) == [5, 7, 8])
  }
}
