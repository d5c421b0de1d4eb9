import TextScanning

/// The words by which texts speak of deeds. Tables only; the reading is in `DeedReader`.
enum DeedWords {
  /// Words before the verb that change nothing about what is done.
  static let openers: Set<String> = Set(
    words: """
      you we they must should shall always please also first then next do not never don't cannot can't may will the agent agents
      assistant to just simply immediately only contributors developers someone it remember have has had need needs not are is
      """)
  static let runVerbs: Set<String> = Set(words: "run execute call invoke launch rerun re-run issue trigger start")
  /// Verbs of a ban on a command that are too weak for a duty: “use `pnpm`” asks for no call.
  static let useVerbs: Set<String> = Set(words: "use")
  static let writeVerbs: Set<String> = Set(
    words: "edit change modify touch write overwrite delete remove rename move update create alter hand-edit patch add")
  static let readVerbs: Set<String> = Set(words: "read open consult review see check look study")
  static let determiners: Set<String> = Set(
    words: "the a an any all only either both command commands tool tools script target your our this that of")
  /// Words between a verb and a path: “anything under `docs/`”.
  static let pathFillers: Set<String> = Set(
    words: """
      the a an any all anything something everything file files code content contents of in under inside within below to from
      changes change lines line generated existing new entry entries at folder directory document page your our this that
      """)
  /// Nouns behind a name: “the `make lint` target”.
  static let labels: Set<String> = Set(
    words:
      "command commands tool tools script scripts target targets task file files folder directory function check checks suite"
  )
  /// Endings that narrow nothing.
  static let adverbs: Set<String> = Set(
    words: """
      locally again yourself manually directly by hand at all first too under circumstances successfully once yet ever anymore afterwards
      is are be passes pass passed succeeds succeed green clean
      """)
  /// Words that make a duty an alternative or an exception.
  static let escapes: Set<String> = Set(
    words: """
      or unless except without instead rather otherwise where possible optionally if when whenever before after until once while
      """)
  /// Words before a command that tell by what something is done: “regenerate it with `make openapi`”.
  static let means: Set<String> = Set(words: "with using via")
  /// Verbs whose “with” names the other of two things.
  static let exchanges: Set<String> = Set(
    words: "replace swap substitute confuse mix combine compare align sync conflict start begin end")
  /// Nouns behind “commit” and “push” that narrow nothing.
  static let ownWork: Set<String> = Set(
    words: "your the any a change changes work code anything it them this these commit commits branch directly")
  static let requestVerbs: Set<String> = Set(words: "open create submit raise make file")
  static let changeVerbs: Set<String> = Set(words: "update change modify write alter affect")
  static let actionVerbs: Set<String> = Set(words: "take perform make carry execute do")
  static let actionNouns: Set<String> = Set(
    words: "action actions change changes operation operations call calls update updates")
  /// Verbs of tools that somebody may have to allow.
  static let consequential: Set<String> = Set(
    words: """
      book cancel change modify update refund exchange return send delete remove transfer pay charge deploy publish purchase buy
      order issue create close archive upgrade downgrade reschedule drop destroy disable
      """)
  /// Files by the language people say they are in.
  static let languages: [String: [String]] = [
    "python": ["*.py"], "typescript": ["*.ts", "*.tsx"], "javascript": ["*.js", "*.jsx", "*.mjs"], "go": ["*.go"],
    "rust": ["*.rs"],
    "swift": ["*.swift"], "java": ["*.java"], "kotlin": ["*.kt"], "ruby": ["*.rb"], "php": ["*.php"],
    "c++": ["*.cc", "*.cpp", "*.h"],
    "markdown": ["*.md", "*.mdx"], "yaml": ["*.yaml", "*.yml"], "json": ["*.json"], "sql": ["*.sql"], "shell": ["*.sh"],
    "terraform": ["*.tf"], "proto": ["*.proto"], "protobuf": ["*.proto"], "css": ["*.css", "*.scss"],
    "html": ["*.html"],
  ]
  static let tailNouns: Set<String> = Set(
    words: "that which who whose where when if over above below more less with without for")

  /// The base form of a verb: running, runs, ran → run.
  static func base(_ word: String, among verbs: Set<String>) -> String? {
    if verbs.contains(word) { return word }
    if let irregular = irregulars[word], verbs.contains(irregular) { return irregular }
    for ending in ["ing", "ed", "es", "s", "d"] where word.hasSuffix(ending) && word.count > ending.count + 1 {
      let stem = String(word.dropLast(ending.count))
      if verbs.contains(stem) { return stem }
      if verbs.contains(stem + "e") { return stem + "e" }
      if let last = stem.last, stem.dropLast().last == last, verbs.contains(String(stem.dropLast())) {
        return String(stem.dropLast())
      }
    }
    return nil
  }

  private static let irregulars = [
    "ran": "run", "wrote": "write", "written": "write", "read": "read", "sent": "send", "paid": "pay", "bought": "buy",
    "modifies": "modify", "modified": "modify", "made": "make", "took": "take", "done": "do", "did": "do",
  ]
}
