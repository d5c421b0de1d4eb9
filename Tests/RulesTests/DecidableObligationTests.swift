import Rules
import Testing
import TextScanning

/// Which obligations a transcript decides, and which are left to a judge: by the words of the rule alone.
@Suite struct DecidableObligationTests {
  private func mode(
    _ kind: String, _ slots: [String: JSON], _ modality: Modality = .must, when: String? = nil
  ) throws -> CheckMode {
    let rule = Rule(
      id: "\(kind)/1", facet: .reasoning, kind: kind, modality: modality, severity: .error, scope: Scope(when: when),
      slots: slots, instruction: "", origin: .explicit, check: .judge)
    return try RuleKinds.meaning(of: rule).check(of: rule)
  }

  @Test(arguments: [
    ("run `make lint`", ["make lint"]), ("make sure to run `make lint`", ["make lint"]),
    ("Always run make lint", ["make lint"]),
    ("run `a.sh` or `b.sh`", ["a.sh", "b.sh"]),
    ("update `CHANGELOG.md`", ["CHANGELOG.md"]), ("read `docs/AGENTS.md`", ["docs/AGENTS.md"]),
    ("run `make lint` from the root of the repository", ["make lint"]),
    ("call the `find_customer` tool", ["find_customer"]),
  ]) func `a duty is decided when it names what is run, read, changed or called`(action: String, objects: [String])
    throws
  {
    #expect(try mode("obligation.must", ["action": .string(action), "objects": JSON(objects)]) == .exact)
  }

  @Test(arguments: [
    ("tell the reviewer", []), ("use `pnpm`", ["pnpm"]), ("call `unwrap`", ["unwrap"]),
    ("call `find_customer`", ["find_customer"]),
    ("run `make lint` or ask somebody", ["make lint"]), ("run `make lint` where possible", ["make lint"]),
    ("name the branch after `make lint`", ["make lint"]),
    ("set `strict` in `tsconfig.json`", ["strict", "tsconfig.json"]),
    ("install it with `uv sync`", ["uv sync"]), ("commit `.env.example`", [".env.example"]),
    ("replace `npm` with `pnpm`", ["npm", "pnpm"]), ("follow `docs/style.md`", ["docs/style.md"]),
  ]) func `a duty that a run cannot show is left to a judge`(action: String, objects: [String]) throws {
    #expect(try mode("obligation.must", ["action": .string(action), "objects": JSON(objects)]) == .judge)
  }

  @Test(arguments: [
    ("run `rm -rf`", ["rm -rf"]), ("push to `main`", ["main"]), ("push directly to main", []), ("force-push", []),
    ("edit files", []),
    ("edit anything under `dist/` by hand", ["dist/"]), ("use `npm`", ["npm"]), ("call `delete_user`", ["delete_user"]),
    ("run `git push --force` or `git reset --hard`", ["git push --force", "git reset --hard"]),
    ("`git push --force`", ["git push --force"]),
    ("skip hooks with `git commit --no-verify`", ["git commit --no-verify"]),
    ("commit secrets or `.env` files", [".env"]), ("change Python files", []),
  ]) func `a ban is decided when nothing narrows it`(action: String, objects: [String]) throws {
    #expect(try mode("obligation.never", ["action": .string(action), "objects": JSON(objects)], .mustNot) == .exact)
  }

  @Test(arguments: [
    ("commit without running `make lint`", ["make lint"]), ("run `git push` with secrets in the commit", ["git push"]),
    ("push to `main` on a Friday", ["main"]), ("use `npm` for the console", ["npm"]), ("call `unwrap`", ["unwrap"]),
    ("commit secrets", []), ("cancel a booking", []), ("run `make lint` and then push", ["make lint"]),
  ]) func `a ban that something narrows is left to a judge`(action: String, objects: [String]) throws {
    #expect(
      try mode("obligation.never", ["action": .string(action), "objects": JSON(objects)], .mustNot) == .judge,
      "\(action)")
  }

  @Test(arguments: [
    ("you change `schema/api.yml`", CheckMode.exact), ("After you run `make openapi`", .exact), ("`agent/**`", .exact),
    ("a file under `docs/` changes", .exact), ("before you commit", .exact), ("after changing Python files", .exact),
    ("a test fails", .judge),
    ("the change is large", .judge),
    ("you change `schema/api.yml`; the reviewer agrees", .judge),
  ]) func `a condition decides with its rule`(when: String, expected: CheckMode) throws {
    let objects = JSON(["make lint", "schema/api.yml", "make openapi", "agent/**", "docs/"])
    let slots: [String: JSON] = ["action": "run make lint", "objects": objects]
    #expect(try mode("obligation.must", slots, when: when) == expected)
  }

  @Test(arguments: [
    ("Always run `make lint`.", CheckMode.exact), ("You must run `make lint`.", .exact), ("Run `make lint`.", .judge),
  ]) func `a duty without a condition says that it always holds`(sentence: String, expected: CheckMode) throws {
    let rule = Rule(
      id: "obligation.must/1", facet: .reasoning, kind: "obligation.must", modality: .must, severity: .error,
      slots: ["action": "run `make lint`", "objects": ["make lint"]], instruction: sentence, origin: .explicit,
      check: .judge)
    #expect(try RuleKinds.meaning(of: rule).check(of: rule) == expected)
  }

  @Test func `a ban that a yes lifts asks for the yes`() throws {
    let slots: [String: JSON] = ["action": "run `git rebase`", "objects": ["git rebase"]]
    #expect(try mode("obligation.never", slots, .mustNot, when: "unless the user asks for it") == .exact)
    #expect(try mode("obligation.never", slots, .mustNot, when: "unless the branch is yours") == .judge)
  }

  @Test func `what is allowed is no duty`() throws {
    let slots: [String: JSON] = ["action": "run `make lint`", "objects": ["make lint"]]
    #expect(try mode("obligation.must", slots, .may) == .judge)
    #expect(try mode("obligation.confirm", slots, .may) == .judge)
  }

  @Test(
    arguments: [
      (["action": "run `make deploy`", "objects": ["make deploy"]], CheckMode.exact),
      (["action": "obtain a yes", "condition": "before taking any action that updates the records"], .exact),
      (["action": "ask", "condition": "before committing"], .exact),
      (["action": "push to `main` without approval", "objects": ["main"]], .exact),
      (["action": "cancel a booking"], .exact), (["action": "cancel a booking that has departed"], .judge),
      (["action": "ask the user"], .judge),
      (["action": "ask", "condition": "if you are not sure"], .judge),
    ] as [([String: JSON], CheckMode)]) func `what needs a yes is decided when a call shows it`(
      slots: [String: JSON], expected: CheckMode
    ) throws
  {
    #expect(try mode("obligation.confirm", slots) == expected, "\(slots)")
  }

  @Test(
    arguments: [
      ("Cite a source for every figure", nil, CheckMode.exact), ("Back up numbers with a link", nil, .exact),
      ("every claim", nil, .exact),
      ("statistics", "a reference", .exact), ("Verify the signature", nil, .judge),
      ("Add the issue number and a link", nil, .judge),
      ("Check the figures", nil, .judge), ("Link to the issue", nil, .judge), ("every figure", "the benchmark", .judge),
      ("Include a link to the reference documentation", nil, .judge),
    ] as [(String, String?, CheckMode)]) func `claims that words give away are decided`(
      claim: String, evidence: String?, expected: CheckMode
    ) throws
  {
    var slots: [String: JSON] = ["claim": .string(claim)]
    if let evidence { slots["evidence"] = .string(evidence) }
    #expect(try mode("obligation.cite", slots) == expected, "\(claim)")
  }

  @Test(arguments: [
    ("If the page has a table", "add a note", CheckMode.exact), ("there are no images", "don't use links", .exact),
    ("the page is longer than 1,000 words", "include a section called “Summary”", .exact),
    ("you mention “Ferry Card”", "add a link", .exact),
    ("the cause is unknown", "say so", .judge), ("the page has a table", "make it short", .judge),
    ("the page has a table of contents", "add a note", .judge), ("you run `make lint`", "run `make test`", .exact),
  ]) func `a decision is decided when both sides are seen`(condition: String, action: String, expected: CheckMode)
    throws
  {
    #expect(
      try mode("decision", ["condition": .string(condition), "action": .string(action)], when: condition) == expected,
      "\(condition)")
  }
}
