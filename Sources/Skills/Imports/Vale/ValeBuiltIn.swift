/// The rules that Vale brings along, as files of a style would say them.
enum ValeBuiltIn {
  static func all(accepted: [String], rejected: [String]) -> [(name: String, text: String)] {
    var rules = [
      (
        "Vale.Repetition",
        "extends: repetition\nmessage: \"'%s' is repeated!\"\nlevel: error\nalpha: true\ntokens:\n  - '[^\\s]+'\n"
      ),
      ("Vale.Spelling", "extends: spelling\nmessage: \"Did you really mean '%s'?\"\nlevel: error\n"),
    ]
    if !accepted.isEmpty {
      let swaps = accepted.filter { !$0.hasPrefix("(?") }.map { "  \(quoted("(?i)" + $0)): \(quoted($0))\n" }
      if !swaps.isEmpty {
        rules.append(
          (
            "Vale.Terms",
            "extends: substitution\nmessage: \"Use '%s' instead of '%s'.\"\nlevel: error\nvocab: false\nswap:\n"
              + swaps.joined()
          ))
      }
    }
    if !rejected.isEmpty {
      let tokens = rejected.map { "  - \(quoted($0))\n" }.joined()
      rules.append(
        (
          "Vale.Avoid",
          "extends: existence\nmessage: \"Avoid using '%s'.\"\nlevel: error\nvocab: false\ntokens:\n" + tokens
        ))
    }
    return rules
  }

  private static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}
