import TestSupport
import Testing
import TextScanning

@Suite("Trigrams of a text")
struct TrigramIndexTests {
  private func mayHold(_ expression: String, _ text: String) throws -> Bool {
    TrigramIndex(Array(text.utf8)).mayHold(try RegexParser.parse(expression))
  }

  @Test(
    "rule out what cannot be there",
    arguments: ["cat", "(?:dog|cat)s", "ca{2}tch", "catnip", "a cat|no dog", "x", "(?i)cat"])
  func ruleOut(_ expression: String) throws {
    #expect(try !mayHold(expression, "Click the lower button, then act."))
  }

  @Test(
    "let pass what might be there",
    arguments: ["LOWER", "lo[wv]er", "(?:cat|button)", "(cats)?", "(?=cat)", "(?<!cat)the", "\\w+", "", "l\\bow", "é"])
  func letPass(_ expression: String) throws {
    #expect(try mayHold(expression, "Click the lower button, then act."))
  }

  @Test("rule out nothing where a letter of another script folds to one of ASCII")
  func foldingLetters() throws {
    #expect(try mayHold("strasse", "ſtraſſe"))
    #expect(try mayHold("kelvin", "300 \u{212A}elvin"))
  }

  @Test("an expression that matches is never ruled out")
  func neverWrong() throws {
    var generator = RandomSource(seed: 7)
    let atoms = [
      "a", "b", "A", "1", " ", "-", "é", "ſ", ".", "[ab]", "(?:ab|ba)", "a?", "b{2}", "\\b", "(?=a)", "(?<=b)",
    ]
    var matched = 0
    for _ in 0..<4_000 {
      let expression = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        atoms.randomElement(using: &generator) ?? ""
      }.joined()
      let text = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
        ["a", "b", "B", "2", " ", "-", "É", "s"].randomElement(using: &generator) ?? ""
      }.joined()
      let found = try Pattern(expression, options: .foldsCase).matches(in: Pattern.Subject(Array(text.utf8)))
      guard !found.isEmpty else { continue }
      matched += 1
      #expect(try mayHold(expression, text), "\(expression) in \(text)")
    }
    #expect(matched > 200)
  }
}
