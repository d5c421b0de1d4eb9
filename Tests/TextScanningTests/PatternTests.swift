import TextScanning
import Testing

@Suite struct PatternTests {
  private func found(_ pattern: String, _ text: String, _ options: Pattern.Options = []) throws -> [String] {
    let bytes = Array(text.utf8)
    return try Pattern(pattern, options: options).matches(in: Pattern.Subject(bytes)).map { bytes.string($0) }
  }

  @Test func `matches come in order and do not overlap`() throws {
    #expect(try found(#"\bl\w+"#, "log in, Log out, letter") == ["log", "letter"])
    #expect(try found(#"\bl\w+"#, "log in, Log out", .foldsCase) == ["log", "Log"])
    #expect(try found("aa", "aaaaa") == ["aa", "aa"])
  }

  @Test func `letters of all scripts are letters`() throws {
    #expect(try found(#"\w+"#, "Größe, 東京") == ["Größe", "東京"])
    #expect(try found("größe", "GRÖSSE Größe GRÖßE", .foldsCase) == ["Größe", "GRÖßE"])
  }

  @Test func `lines and literals`() throws {
    #expect(try found("^a", "a\na", .multiline) == ["a", "a"])
    #expect(try found("^a", "a\na") == ["a"])
    #expect(try found("a.b", "a.b axb", .literal) == ["a.b"])
  }

  @Test func `empty matches move on by whole scalars`() throws {
    let bytes = Array("aé".utf8)
    let ranges = try Pattern("x*").matches(in: Pattern.Subject(bytes))
    #expect(ranges == [0..<0, 1..<1, 3..<3])
    #expect(try Pattern("x*").matches(in: Pattern.Subject([])) == [0..<0])
  }

  @Test func `a range is searched, and what stands before it is seen`() throws {
    let bytes = Array("foobar foobar".utf8)
    let pattern = try Pattern("(?<=foo)bar")
    #expect(try pattern.matches(in: Pattern.Subject(bytes), range: 3..<13) == [3..<6, 10..<13])
    #expect(try pattern.matches(in: Pattern.Subject(bytes), range: 3..<12) == [3..<6])
  }

  @Test func `ill-formed bytes are no text, and offsets stay`() throws {
    let bytes: [UInt8] = [0x61, 0xFF, 0xE2, 0x80, 0x62, 0xC3, 0x61]
    #expect(try Pattern("[ab]").matches(in: Pattern.Subject(bytes)) == [0..<1, 4..<5, 6..<7])
  }

  @Test func `a pattern that is none says where`() {
    #expect(throws: PatternError.invalid(message: "missing closing parenthesis", offset: 2)) { try Pattern("(a") }
  }

  @Test(.timeLimit(.minutes(1))) func `a pattern that explodes gives up`() throws {
    let text = Pattern.Subject([UInt8](repeating: 0x61, count: 40))
    let pattern = try Pattern("(a+)+b|(a|aa)+c")
    #expect(throws: PatternError.limit) { try pattern.matches(in: text) }
  }

  @Test func `one pattern serves many threads`() async throws {
    let pattern = try Pattern(#"\d+"#)
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for size in 1...16 {
        group.addTask {
          let bytes = Array(String(repeating: "12 ", count: size * 50).utf8)
          return try pattern.matches(in: Pattern.Subject(bytes)).count
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts.sorted() == (1...16).map { $0 * 50 })
  }
}
