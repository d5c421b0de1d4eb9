import Extraction
import Testing

/// Entries of word lists with labelled lines and with words on their case.
@Suite struct DictionaryEntryTests {
  private static let frame = """
    # Word list

    Write short sentences. Use the active voice. Avoid jargon. Capitalize proper nouns. Spell out abbreviations.


    """

  private func rules(_ text: String) -> [String] {
    Reading.rules(Self.frame + text, path: "style/word-list.md").filter {
      $0.hasPrefix("term.") || $0.hasPrefix("spelling") || $0.hasPrefix("casing.term")
    }
  }

  @Test(arguments: [
    (
      "## file system\n\n**Use it**: yes\n\n**Incorrect forms**: filesystem, file-system\n",
      "spelling.compound must filesystem|file-system → file system"
    ),
    ("## abort\n\n**Use it**: no\n\n**Use instead**: cancel\n", "term.substitute must abort → cancel"),
    ("## Boolean\n\n**Incorrect forms**: boolean\n", "casing.term must boolean → Boolean"),
    ("## internet\n\nLowercase.\n", "casing.term must Internet → internet"),
    ("## boolean\n\nAlways capitalize.\n", "casing.term must boolean → Boolean"),
  ])
  func `an entry gives the rule its lines state`(entry: String, rule: String) {
    #expect(rules(entry) == [rule])
  }

  @Test(arguments: [
    "## above\n\n**Use it**: yes\n\n**See also**: below\n",
    "## internet\n\nLowercase when you speak of networks at large.\n",
    "## Boolean\n\n**Incorrect**: The boolean is set to true by the server when it starts.\n",
  ])
  func `an entry that rules nothing out gives none`(entry: String) {
    #expect(rules(entry) == [])
  }
}
