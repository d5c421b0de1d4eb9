import Extraction
import Rules
import Testing
import TextScanning

/// How agents take their turns, and which claims want a source.
@Suite struct ConductTests {
  private func kinds(_ text: String, path: String = "AGENTS.md") -> [String] {
    Reading.evidence("# Policy\n\nAgents must be calm. You must never shout.\n\n\(text)\n", path: path).proposals
      .filter { $0.kind.hasPrefix("turn.") || $0.pattern == "P23" }.map { proposal in
        proposal.slots["atMost"].map { "\(proposal.kind) \($0.text)" } ?? proposal.kind
      }
  }

  @Test(arguments: [
    ("You should only make one tool call at a time.", ["turn.callLimit 1"]),
    ("Make at most two tool calls per message.", ["turn.callLimit 2"]),
    ("Never make several tool calls in one message.", ["turn.callLimit 1"]),
    ("Never make two tool calls in one reply.", ["turn.callLimit 1"]),
    ("Do not call tools in parallel: make a single tool call at a time.", ["turn.callLimit 1"]),
    ("If you call a tool, do not write to the customer in the same message.", ["turn.callOnly"]),
    ("If you respond to the customer, you should not make a tool call at the same time.", ["turn.callOnly"]),
    ("When you are calling a tool you must not talk to the reader.", ["turn.callOnly"]),
    ("A message that calls a tool must contain no text.", ["turn.callOnly"]),
    (
      "You must make one tool call at a time, and when you make a tool call you must not reply to the user simultaneously.",
      ["turn.callLimit 1", "turn.callOnly"]
    ),
  ]) func `how an agent takes its turns is read`(text: String, expected: [String]) {
    #expect(kinds(text) == expected, "\(text)")
  }

  @Test(arguments: [
    "You must not call a tool without a reason.", "Respond to the customer within one minute.",
    "Use one tool for each job.",
    "Never call the office at the same time as the customer.", "Write one sentence at a time.",
  ]) func `other sentences about tools and answers are none of these`(text: String) {
    #expect(kinds(text).isEmpty, "\(text)")
  }

  @Test(arguments: [
    "Cite a source for every figure.", "Every statistic needs a link.", "Do not state figures without a source.",
    "Back up all claims with a link.", "You should cite studies in the same sentence.",
  ]) func `which claims want a source is read in guides and in policies`(text: String) {
    #expect(kinds(text) == ["obligation.cite"], "\(text)")
    #expect(kinds(text, path: "style-guide.md") == ["obligation.cite"], "\(text)")
  }

  @Test(arguments: [
    "Link to the source code.", "Add a link to the issue.", "Check the source of every figure twice.",
    "Use a link for every page.",
    "Never cite a page without its number.",
  ]) func `other sentences about sources are none of these`(text: String) {
    #expect(kinds(text).isEmpty, "\(text)")
  }
}
