import Rules
import TextScanning

/// Tasks a user of the project would give an agent, each made so that a model without the skill is likely to break the rules it grades.
struct EvalTasks {
  struct Task {
    var prompt: String
    var expected: String
    var assertions: [String]
    var rules: [String]
  }

  private let subject: String
  private let topics: [Topic]
  private let ranked: [Selection.Candidate]

  init(_ bundle: SkillBundle) {
    subject = MarkdownText.cut(MarkdownText.oneLine(bundle.harmlessSubject), to: 80)
    topics = bundle.knowledge.topics
    // What only a run shows cannot be graded on an answer.
    ranked = Selection.ranked(bundle.rules).filter { candidate in
      candidate.rule.rule.check == .exact
        && !(RuleKinds.kind(named: candidate.rule.rule.kind) is any TranscriptKind.Type)
    }
  }

  /// New pages from templates, texts to edit, texts to write: in turn, so that a short list has some of each.
  var tasks: [Task] {
    let kinds = [templateTasks, editTasks, writingTasks]
    let longest = kinds.map(\.count).max() ?? 0
    return (0..<longest).flatMap { position in kinds.compactMap { position < $0.count ? $0[position] : nil } }
  }

  /// “Write the page …”, from `structure.sections`.
  private var templateTasks: [Task] {
    ranked.filter { PageTemplate($0.rule.rule) != nil }.prefix(4).enumerated().map { index, candidate in
      let rule = candidate.rule.rule
      let titles = topics.filter { rule.scope.admits(path: $0.place.path) }
      let title = titles.isEmpty ? nil : titles[index % titles.count].title
      let names = (rule.slots["sections"]?.array ?? []).compactMap { $0["name"]?.string }
      let place = rule.scope.included.first.map { " It goes into `\($0)`." } ?? ""
      return Task(
        prompt:
          "Write the Markdown page “\(title ?? "Getting started")” for \(subject).\(place) Invent plausible details, mark them with TODO.",
        expected: "A page with the sections \(names.joined(separator: ", ")), in this order.",
        assertions: [Self.assertion(rule)] + companions(of: .format, besides: rule).map(Self.assertion),
        rules: [rule.id] + companions(of: .format, besides: rule).map(\.id))
    }
  }

  /// “Edit this text”, from rules with a bad example.
  private var editTasks: [Task] {
    let candidates = ranked.filter { $0.rule.rule.examples.contains { Self.isText($0.bad) } }.prefix(15)
    // Few rules make a task each, many share some: between them five tasks or more where there is matter for them.
    return candidates.chunked(candidates.count >= 15 ? 3 : candidates.count >= 10 ? 2 : 1).map { group in
      let examples = group.compactMap { candidate in candidate.rule.rule.examples.first { Self.isText($0.bad) } }
      let draft = examples.compactMap(\.bad).map { "- \(MarkdownText.oneLine($0))" }.joined(separator: "\n")
      let expected = examples.compactMap(\.good).map(MarkdownText.oneLine)
      return Task(
        prompt:
          "Edit these lines from a draft for \(subject) so that they follow our style. Change no meaning; answer with the edited lines only.\n\n\(draft)",
        expected: expected.isEmpty ? "The lines, edited to the rules." : expected.joined(separator: "\n"),
        assertions: group.map { Self.assertion($0.rule.rule) }, rules: group.map(\.rule.rule.id))
    }
  }

  /// “Write a paragraph about …”, from word rules: their unwanted words are what the task is about.
  private var writingTasks: [Task] {
    let words = ranked.filter { candidate in
      candidate.rule.rule.kind == "term.substitute" && candidate.rule.rule.scope.isEmpty
        && !candidate.rule.rule.examples.contains { Self.isText($0.bad) }
    }
    return words.prefix(24).chunked(4).map { group in
      let subjects = group.compactMap { $0.rule.rule.slots["avoid"]?.strings?.first }.map { "“\($0)”" }
      return Task(
        prompt:
          "Write a release note of 120–180 words for \(subject). A colleague’s notes for it mention: \(subjects.joined(separator: ", ")). "
          + "Put what they mean into our words.",
        expected: "A release note that covers the points in the project’s own terms.",
        assertions: group.map { Self.assertion($0.rule.rule) }, rules: group.map(\.rule.rule.id))
    }
  }

  private func companions(of facet: Facet, besides rule: Rule) -> [Rule] {
    ranked.lazy.map(\.rule.rule).filter {
      $0.facet == facet && $0.id != rule.id && $0.scope.isEmpty && $0.kind != "structure.sections"
    }
    .prefix(3).map { $0 }
  }

  /// What a grader looks for.
  private static func assertion(_ rule: Rule) -> String {
    let names = (rule.slots["sections"]?.array ?? []).filter { ($0["share"]?.double ?? 1) >= 0.9 }.compactMap {
      $0["name"]?.string
    }
    guard rule.kind == "structure.sections", !names.isEmpty else { return MarkdownText.oneLine(rule.instruction) }
    return "The page has the sections \(Quoted.list(names.map(MarkdownText.oneLine), joinedBy: "and")), in this order."
  }

  /// An example that is a sentence, not a bare word or a page.
  private static func isText(_ example: String?) -> Bool {
    guard let example else { return false }
    return example.utf8.count <= 300 && example.utf8.count { $0 == .space } >= 2
  }
}

extension Collection {
  /// Neighbours in groups of `size`; the last group may be smaller.
  fileprivate func chunked(_ size: Int) -> [[Element]] {
    var groups: [[Element]] = []
    for element in self {
      if let last = groups.last, last.count < size {
        groups[groups.count - 1].append(element)
      } else {
        groups.append([element])
      }
    }
    return groups
  }
}
