import Reports
import Testing

@Suite struct ExitStatusTests {
  @Test(
    arguments: [
      ([], ExitStatus.fine), ([.fine, .findings], .findings), ([.findings, .unreadable], .unreadable),
      ([.unreadable, .usage], .usage), ([.findings, .drift], .drift), ([.inconclusive, .findings], .findings),
      ([.fine, .inconclusive], .inconclusive),
    ] as [([ExitStatus], ExitStatus)])
  func `several at once end with the first of 2, 5, 3, 1, 4`(_ statuses: [ExitStatus], _ expected: ExitStatus) {
    #expect(ExitStatus.first(of: statuses) == expected)
  }
}
