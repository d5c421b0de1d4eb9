import Skills
import Testing

@Suite struct SkillNameTests {
  @Test(arguments: ["a", "k12", "style-guide", "2-step"])
  func `these are names`(name: String) { #expect(SkillName.isValid(name)) }

  @Test(arguments: ["", "-a", "a-", "a--b", "A", "a_b", "a b", "é", String(repeating: "a", count: 65)])
  func `these are none`(name: String) {
    #expect(!SkillName.isValid(name))
    #expect(SkillName.problem(name)?.isEmpty == false)
  }

  @Test(arguments: [
    ("Style Guide", "style-guide"), ("  --Q&A: Über__uns!--", "q-a-uber-uns"), ("日本語", "skill"), ("", "skill"),
    ("Don’t panic", "dont-panic"), ("Straße 7", "strasse-7"),
    (String(repeating: "ab-", count: 40), String(repeating: "ab-", count: 21) + "a"),
  ])
  func `the nearest name`(text: String, name: String) {
    #expect(SkillName.nearest(to: text) == name)
    #expect(SkillName.isValid(SkillName.nearest(to: text)))
  }
}
