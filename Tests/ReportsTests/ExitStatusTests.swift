import Reports
import Testing

@Suite struct ExitStatusTests {
  typealias Status = Reports.ExitStatus

  static let rows: [([Status], Status)] = [
    ([], .fine), ([.fine, .findings], .findings), ([.findings, .unreadable], .unreadable),
    ([.unreadable, .usage], .usage),
    ([.findings, .drift], .drift), ([.inconclusive, .findings], .findings), ([.fine, .inconclusive], .inconclusive),
  ]

  @Test(arguments: rows)
  func `several at once end with the first of 2, 5, 3, 1, 4`(_ statuses: [Status], _ expected: Status) {
    #expect(Status.first(of: statuses) == expected)
  }
}
