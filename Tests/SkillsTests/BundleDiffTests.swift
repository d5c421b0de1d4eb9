import Rules
import Skills
import Testing
import TextScanning

@Suite struct BundleDiffTests {
  private let old = Sample.rules.map(\.rule)

  @Test func `equal bundles differ in nothing`() {
    let diff = BundleDiff(from: old, to: old.reversed())
    #expect(diff.isEmpty)
    #expect(diff.text == "no rule changed\n")
  }

  @Test func `a rule is added, one changed, one retired`() throws {
    var new = old
    new.removeFirst()
    new[0].modality = .must
    new[0].severity = .error
    new.append(
      Sample.rule("term.ban", facet: .tone, slots: ["avoid": ["easy"]], instruction: "Don’t write “easy”.").rule)
    let diff = BundleDiff(from: old, to: new)
    #expect(diff.added.map(\.instruction) == ["Don’t write “easy”."])
    #expect(diff.retired.map(\.id) == [old[0].id])
    #expect(diff.changed.first?.differences == ["modality: should → must", "severity: warning → error"])
    #expect(diff.text.hasPrefix("1 added, 1 changed, 1 retired\n+ term.ban/"))
  }

  @Test func `a rule that moved to another scope is changed, not new`() {
    let page = Sample.rule(
      "term.ban", facet: .tone, scope: Scope(element: "heading"), slots: ["avoid": ["simply", "just"]],
      instruction: "Don’t write “simply” or “just”.")
    let diff = BundleDiff(from: [old[2]], to: [page.rule])
    #expect(diff.added.isEmpty && diff.retired.isEmpty)
    #expect(diff.changed.count == 1)
  }

  @Test func `a term with another replacement is changed, not new`() {
    let diff = BundleDiff(from: [old[1]], to: [Sample.substitution(["e-mail"], ["mail"], modality: .should).rule])
    #expect(diff.changed.count == 1)
  }

  @Test func `evidence and examples are no change`() {
    var new = old
    new[0].examples = []
    #expect(BundleDiff(from: old, to: new).isEmpty)
  }
}
