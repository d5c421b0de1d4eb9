import Extraction
import Rules
import Testing
import TextScanning

/// The order in which a text argues, read from the sentence or the list that states it.
@Suite struct ArgumentMoveTests {
  private func moves(_ text: String) -> [[String]] {
    Reading.evidence("# Review policy\n\n\(text)\n", path: "AGENTS.md").proposals.filter { $0.kind == "schema" }.map {
      ($0.slots["moves"]?.array ?? []).compactMap { $0["name"]?.string }
    }
  }

  @Test(arguments: [
    "Open with the recommendation, then give the reasons and the evidence, and end with caveats if any.",
    "In a proposal, state the recommendation first, then the rationale, the proof, and the limitations.",
    "Argue in this order:\n\n1. **Recommendation**: what to do\n2. **Reasons**: why\n3. **Evidence**: how we know\n4. **Caveats**: when not",
  ])
  func `moves come in the order of the text`(text: String) {
    #expect(moves(text) == [["Recommendation", "Reason", "Evidence", "Caveat"]])
  }

  @Test(arguments: [
    "Give an example and the reason.", "The evidence, the reasons and the risks are listed below.",
    "Do not start with evidence, then reasons, then caveats.",
  ])
  func `names of moves without an order are no schema`(text: String) {
    #expect(moves(text).isEmpty)
  }
}
