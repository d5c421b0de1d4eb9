import Rules
import Skills
import TextScanning

/// A small bundle made by hand: one rule of every shape a skill's text has a form for, and a little knowledge.
enum Sample {
  static func rule(
    _ kind: String, facet: Facet, modality: Modality = .must, scope: Scope = Scope(), slots: [String: JSON] = [:],
    instruction: String, origin: Origin = .explicit, check: CheckMode = .exact, examples: [Example] = [],
    verdict: Verdict = .unsupported, evidence: Evidence = Evidence(), line: Int = 1, path: String = "style/guide.md"
  ) -> CompiledRule {
    let id = RuleIdentity.id(kind: kind, slots: slots, scope: scope)
    let source = Source(
      path: path, line: line, endLine: line, byteStart: line * 40, byteEnd: line * 40 + 30,
      quoteSHA256: Digest.sha256(Array(instruction.utf8)))
    return CompiledRule(
      rule: Rule(
        id: id, facet: facet, kind: kind, modality: modality, severity: modality.severity, scope: scope, slots: slots,
        instruction: instruction, origin: origin, check: check, examples: examples),
      provenance: Provenance(sources: [source], verdict: verdict, evidence: evidence))
  }

  static func substitution(_ avoid: [String], _ prefer: [String], modality: Modality = .must, line: Int = 1)
    -> CompiledRule
  {
    rule(
      "term.substitute", facet: .tone, modality: modality, slots: ["avoid": JSON(avoid), "prefer": JSON(prefer)],
      instruction: "Write “\(prefer[0])”, not “\(avoid[0])”.",
      examples: [Example(bad: "You can \(avoid[0]) at any time.", good: "You can \(prefer[0]) at any time.")],
      verdict: .confirmed, evidence: Evidence(n: 43, pages: 12, conform: 41, lowerBound: 0.8454), line: line)
  }

  static let rules: [CompiledRule] = [
    substitution(["log in", "login to"], ["sign in"], line: 3),
    substitution(["e-mail"], ["email"], modality: .should, line: 4),
    rule(
      "term.ban", facet: .tone, slots: ["avoid": ["simply", "just"]], instruction: "Don’t write “simply” or “just”.",
      examples: [Example(bad: "You simply restart it.")], line: 7),
    rule(
      "term.substitute", facet: .tone, scope: Scope(when: "you mean the program"),
      slots: ["avoid": ["client"], "prefer": ["consumer"]], instruction: "Write “consumer”, not “client”.",
      verdict: .conditional, line: 9),
    rule(
      "casing.heading", facet: .format, slots: ["style": "sentence"], instruction: "Write headings in sentence case.",
      verdict: .contested, evidence: Evidence(n: 60, pages: 20, conform: 40, lowerBound: 0.54), line: 11),
    rule(
      "structure.sections", facet: .format, scope: Scope(pages: ["docs/how-to/**"]),
      slots: [
        "sections": [
          ["name": "Before you begin", "level": 2, "share": 1], ["name": "Steps", "level": 2, "share": 1],
          ["name": "Undo", "level": 2, "share": 0.5], ["name": "Next steps", "level": 2, "share": 1],
        ]
      ], instruction: "A how-to page has these sections in this order.", origin: .template, line: 13),
    rule(
      "obligation.never", facet: .reasoning, modality: .mustNot, slots: ["action": "push to main"],
      instruction: "Never push to `main` without a reviewed change.", check: .judge, line: 2, path: "docs/agents.md"),
    rule(
      "obligation.must", facet: .reasoning, scope: Scope(when: "before you open a pull request"),
      slots: ["action": "run the tests"], instruction: "Run `make test` and paste its last line.", check: .judge,
      line: 5,
      path: "docs/agents.md"),
    rule(
      "rubric", facet: .reasoning, modality: .should, slots: ["principle": "state assumptions"],
      instruction: "State your assumptions before the answer; use ${HOME} and !`id` never.", check: .judge, line: 8,
      path: "docs/agents.md"),
    rule(
      "emphasis.marker", facet: .format, modality: .should, slots: ["emphasis": "_"],
      instruction: "Mark italics with underscores.", origin: .implicit, verdict: .confirmed,
      evidence: Evidence(n: 300, pages: 50, conform: 298, lowerBound: 0.98, background: 0.45), line: 1),
    rule(
      "heading.marker", facet: .format, modality: .should, slots: ["style": "atx"],
      instruction: "Write headings with `#`.",
      origin: .implicit, verdict: .confirmed,
      evidence: Evidence(n: 300, pages: 50, conform: 300, lowerBound: 0.99, background: 0.99), line: 1),
    rule(
      "tone.band", facet: .tone, modality: .should, slots: ["metric": "meanSentenceWords", "low": 12, "high": 19],
      instruction: "Keep sentences at 12–19 words on average.", origin: .implicit, check: .statistical,
      verdict: .confirmed, evidence: Evidence(n: 50, pages: 50, conform: 48, lowerBound: 0.86, background: 0.3), line: 1
    ),
    rule(
      "tone.band", facet: .tone, modality: .should, slots: ["metric": "secondPersonRate", "low": 20],
      instruction: "Keep the use of “you” per 1,000 words at 20 or more.", origin: .implicit, check: .statistical,
      verdict: .confirmed, evidence: Evidence(n: 50, pages: 50, conform: 49, lowerBound: 0.9, background: 0.4), line: 1),
  ]

  static let knowledge = Knowledge(
    topics: [
      Topic(
        title: "Create a queue", summary: "How to create a queue and give it lanes.", purpose: .howTo,
        sections: ["Before you begin", "Steps"], place: Place(path: "docs/how-to/create-a-queue.md", line: 1)),
      Topic(
        title: "Queue settings", summary: "Every setting of a queue.", purpose: .reference, sections: [],
        place: Place(path: "docs/reference/queue-settings.md", line: 1)),
    ],
    glossary: [
      GlossaryEntry(
        term: "lane", definition: "A lane is an ordered part of a queue | with one reader.", variants: ["Lane"],
        place: Place(path: "docs/concepts/lanes.md", line: 3))
    ],
    facts: [
      Fact(
        category: .flag, name: "--drain", detail: "Waits for <n> messages.",
        place: Place(path: "docs/reference/cli.md", line: 9)),
      Fact(
        category: .setting, name: "lease.seconds", detail: "30",
        place: Place(path: "docs/reference/queue-settings.md", line: 12)),
    ],
    procedures: [
      Procedure(
        goal: "Create a queue", prerequisites: ["A running broker"],
        steps: ["Open a shell.", "Run `lark queue create`."],
        verification: ["`lark queue list` shows it."], place: Place(path: "docs/how-to/create-a-queue.md", line: 5))
    ])

  static func bundle(rules: [CompiledRule] = Sample.rules, knowledge: Knowledge = Sample.knowledge) -> SkillBundle {
    SkillBundle(
      subject: "Lark Handbook", name: "lark-handbook", rules: rules, knowledge: knowledge,
      inputs: [
        SkillBundle.Input(path: "style/guide.md", sha256: Digest.sha256([1])),
        SkillBundle.Input(path: "docs/agents.md", sha256: Digest.sha256([2])),
      ], pagesRead: 2, pagesSkipped: [SkillBundle.SkippedPage(path: "docs/old.md", reason: "no text")],
      baseline: ["rules": ["term.ban/1": ["k": 190, "n": 200]], "pages": [["type": "how-to", "style": [1, 2, 3]]]],
      diagnostics: [])
  }
}
