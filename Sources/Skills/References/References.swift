import Rules
import TextScanning

/// `references/`: all rules for people, and what the documents know. Entries are lines that point to `path:line`; no page is copied.
enum References {
  /// No file is longer.
  static let fileLimit = 200_000

  /// The files with content; together they take at most `room` bytes, so that a bundle stays one that loaders accept.
  static func files(_ bundle: SkillBundle, room: Int) -> [BundleFile] {
    var rest = max(room, 60_000)
    var files: [BundleFile] = []
    let makers: [(Int) -> [BundleFile]] = [
      { RuleReference.files(bundle.rules, room: $0) },
      { [TemplateReference.file(bundle.rules, limit: $0)].compactMap { $0 } },
      { [FactReference.file(bundle.knowledge.facts, limit: $0)].compactMap { $0 } },
      { [TopicReference.file(bundle.knowledge.topics, limit: $0)].compactMap { $0 } },
      { [GlossaryReference.file(bundle.knowledge.glossary, limit: $0)].compactMap { $0 } },
      { [ProcedureReference.file(bundle.knowledge.procedures, limit: $0)].compactMap { $0 } },
    ]
    for (index, make) in makers.enumerated() {
      // What comes later keeps a tenth each.
      let share = max(4_000, rest - rest / 10 * (makers.count - 1 - index))
      let made = make(share)
      rest -= made.reduce(0) { $0 + $1.bytes.count }
      files += made
    }
    return files
  }
}

extension Place {
  /// `path:line` as code.
  var mark: String { MarkdownText.code("\(path):\(line)", limit: 300) }
}
