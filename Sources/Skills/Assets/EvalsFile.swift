import Rules
import TextScanning

/// `evals/evals.json`: tasks whose answers the checkable rules can grade, in both spellings of the schema that are about.
enum EvalsFile {
  /// At most this many tasks; runs cost money.
  private static let limit = 12

  static func files(_ bundle: SkillBundle) -> [BundleFile] {
    let tasks = EvalTasks(bundle).tasks.prefix(limit)
    guard !tasks.isEmpty else { return [] }
    let entries = tasks.enumerated().map { index, task in
      JSON.object([
        "id": .int(index + 1), "prompt": .string(task.prompt), "expected_output": .string(task.expected), "files": [],
        "assertions": JSON(task.assertions), "expectations": JSON(task.assertions), "rules": JSON(task.rules),
      ]).bytes
    }
    let members: [(name: String, write: (inout LinedJSON) -> Void)] = [
      ("evals", { $0.append(lines: entries) }), ("skill_name", { $0.append(JSON.string(bundle.name)) }),
    ]
    return [BundleFile(path: "evals/evals.json", bytes: LinedJSON.object(members))]
  }
}
