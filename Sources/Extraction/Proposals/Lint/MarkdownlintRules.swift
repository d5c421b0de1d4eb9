import Documents
import Rules
import Skills
import TextScanning
import Yams

/// The rules of a markdownlint configuration that speak of visible form. Only what the file names is read: its defaults are nobody's word.
enum MarkdownlintRules {
  static func read(_ file: LintConfiguration) -> (proposals: [Proposal], diagnostics: [Diagnostic]) {
    let text = String(decoding: file.bytes, as: UTF8.self)
    let entries: [String: Any]
    do {
      // JSON with comments is YAML once its line comments are gone.
      guard let loaded = try Yams.load(yaml: withoutComments(text)) as? [String: Any] else { return ([], []) }
      entries = loaded["config"] as? [String: Any] ?? loaded
    } catch {
      return (
        [],
        [LintConfigurationRules.unreadable(file, "the configuration is neither JSON nor YAML; its rules are left out")]
      )
    }
    var proposals: [Proposal] = []
    for key in entries.keys.sorted(by: JSON.bytewise) {
      guard let value = entries[key], let rule = rule(key.uppercased(), value) else { continue }
      proposals.append(
        Proposal(
          kind: rule.kind, facet: .format, modality: .must, slots: rule.slots, origin: .imported,
          sources: [LintConfigurationRules.source(file, key: key)], pattern: key.uppercased()))
    }
    return (proposals, [])
  }

  private static func rule(_ name: String, _ value: Any) -> (kind: String, slots: [String: JSON])? {
    if let isOn = value as? Bool, !isOn { return nil }
    let options = value as? [String: Any] ?? [:]
    let style = options["style"] as? String
    switch name {
    case "MD001", "HEADING-INCREMENT": return ("heading.levels", ["step": 1])
    case "MD003", "HEADING-STYLE":
      return style == "atx" || style == "setext" ? ("heading.marker", ["style": .string(style ?? "atx")]) : nil
    case "MD004", "UL-STYLE":
      let marker = ["dash": "-", "asterisk": "*", "plus": "+"][style ?? ""]
      return marker.map { ("list.marker", ["marker": .string($0)]) }
    case "MD009", "NO-TRAILING-SPACES":
      return options["br_spaces"] as? Int == 0 || options["strict"] as? Bool == true
        ? ("line.whitespace", ["trailing": false]) : nil
    case "MD010", "NO-HARD-TABS": return ("line.whitespace", ["indent": "spaces"])
    case "MD013", "LINE-LENGTH": return ("line.length", ["max": .int(options["line_length"] as? Int ?? 80)])
    case "MD014", "COMMANDS-SHOW-OUTPUT": return ("code.prompt", ["use": false])
    case "MD025", "SINGLE-TITLE", "SINGLE-H1": return ("heading.levels", ["titles": 1])
    case "MD026", "NO-TRAILING-PUNCTUATION": return ("punctuation.end", ["place": "heading", "mark": "none"])
    case "MD029", "OL-PREFIX":
      return style == "one"
        ? ("list.numbering", ["style": "ones"]) : style == "ordered" ? ("list.numbering", ["style": "increasing"]) : nil
    case "MD040", "FENCED-CODE-LANGUAGE": return ("code.fence", ["language": true])
    case "MD045", "NO-ALT-TEXT": return ("image.alt", [:])
    case "MD048", "CODE-FENCE-STYLE":
      return style == "backtick"
        ? ("code.fence", ["fence": "```"]) : style == "tilde" ? ("code.fence", ["fence": "~~~"]) : nil
    case "MD049", "EMPHASIS-STYLE": return marker(style).map { ("emphasis.marker", ["emphasis": .string($0)]) }
    case "MD050", "STRONG-STYLE": return marker(style).map { ("emphasis.marker", ["strong": .string($0 + $0)]) }
    case "MD059", "DESCRIPTIVE-LINK-TEXT": return ("link.text", [:])
    default: return nil
    }
  }

  private static func marker(_ style: String?) -> String? {
    style == "asterisk" ? "*" : style == "underscore" ? "_" : nil
  }

  private static func withoutComments(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in line.drop { $0 == " " || $0 == "\t" }.hasPrefix("//") ? "" : String(line) }
      .joined(separator: "\n")
  }
}
