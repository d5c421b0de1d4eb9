import ArgumentParser
import Extraction
import Reports
import Rules
import Skills

struct RulesReview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Decide on rules one by one, their source lines in view.",
    discussion: """
      One key a rule: accept, reject, edit, pin to the top of the skill, skip. Decisions go to skillc.rules.yml at the root, \
      which every build applies and none overwrites.

      Examples:
        skillc rules review --skill skills/handbook
        skillc rules review --skill skills/handbook --root docs
      """)

  @Option(help: ArgumentHelp("The bundle.", valueName: "dir"))
  var skill: String
  @Option(help: ArgumentHelp("Folder that the bundle's paths are relative to.", valueName: "dir"))
  var root: String?

  func run() throws {
    guard Terminal.inputIsTerminal, Terminal.outputIsTerminal else {
      throw Failure(.usage, "a review needs a terminal", wayOut: "Write decisions into \(PeopleWord.fileName) by hand.")
    }
    let folder = FilePath.normalized(skill)
    let bundle = try BundleReader.read(folder)
    let pages = ProjectPages(root: root, bundle: folder)
    var decisions = try Decisions(root: pages.root)
    let review = Review(bundle.rules, decided: decisions.word)
    for (index, rule) in review.rules.enumerated() {
      Terminal.print(Review.text(rule, number: index + 1, of: review.rules.count, read: pages.read))
      guard try decide(rule, &decisions) else { break }
    }
    Terminal.print("\n\(decisions.count) decided; “skillc build” applies them.\n")
  }

  /// Asks until a key means something; false to quit.
  private func decide(_ rule: CompiledRule, _ decisions: inout Decisions) throws -> Bool {
    while true {
      Terminal.print("  " + Review.keys)
      guard let key = Terminal.readKey() else { return false }
      Terminal.print("\n")
      switch Review.meaning(of: key, for: rule) {
      case .decide(let action):
        try decisions.add(action)
        return true
      case .edit:
        guard let change = askForChange() else { continue }
        try decisions.add(.edit(id: rule.rule.id, change: change))
        return true
      case .skip: return true
      case .quit: return false
      case .unknown: continue
      }
    }
  }

  /// New words and strength; nil when nothing was typed.
  private func askForChange() -> PeopleWord.RuleChange? {
    Terminal.print("  new instruction (empty keeps it): ")
    let instruction = readLine() ?? ""
    Terminal.print("  strength: must, should, may, mustNot or shouldNot (empty keeps it): ")
    let modality = Modality(rawValue: readLine() ?? "")
    let change = PeopleWord.RuleChange(modality: modality, instruction: instruction.isEmpty ? nil : instruction)
    return change.isEmpty ? nil : change
  }
}
