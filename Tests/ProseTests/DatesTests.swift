import Prose
import TextScanning
import Testing

@Suite struct DatesTests {
  private func date(_ text: String) -> WrittenDate? {
    let bytes = Array(text.utf8)
    let words = Words.ranges(bytes, in: 0..<bytes.count)
    for index in words.indices {
      if let (date, _) = Dates.date(bytes, words, at: index, end: words.count) { return date }
    }
    return nil
  }

  @Test(arguments: [
    "2024-07-04", "2024/07/04", "2024/7/4", "4.7.2024", "04.07.2024", "July 4, 2024", "July 4th 2024", "Jul. 4, 2024",
    "JUL 4, 2024",
    "4 July 2024", "4th of July, 2024", "4 Jul. 2024", "04 July 2024", "July 4th, 2024",
  ])
  func `the fourth of July is found in every form`(text: String) {
    let found = date("On \(text), it ended.")
    #expect(found == WrittenDate(range: 3..<3 + text.utf8.count, year: 2024, month: 7, day: 4))
  }

  @Test func `slashes are ambiguous where both numbers are months`() {
    #expect(date("7/4/2024")?.isAmbiguous == true)
    #expect(date("7/7/2024")?.isAmbiguous == false)
    #expect(date("25/7/2024").map { [$0.day, $0.month] } == [25, 7])
    #expect(date("7/25/2024").map { [$0.day, $0.month] } == [25, 7])
  }

  @Test(arguments: [
    "July 2024", "4 July", "1.2.3", "2024-13-04", "2024-07-32", "10/20/30", "may 4 tests", "version 2024", "1.2.20245",
    "4 of 2024", "24/7",
  ])
  func `other numbers are no dates`(text: String) { #expect(date(text) == nil) }

  @Test func `months have short names`() {
    for (text, month) in [("Sept", 9), ("sep", 9), ("May", 5), ("dec", 12), ("December", 12)] {
      let bytes = Array(text.utf8)
      #expect(Lexicon.month(bytes, 0..<bytes.count) == month)
    }
    let bytes = Array("mayo".utf8)
    #expect(Lexicon.month(bytes, 0..<bytes.count) == nil)
  }
}
