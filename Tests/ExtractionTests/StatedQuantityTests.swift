import Documents
import Testing

@testable import Extraction

/// Durations that pages give to things, and pages that give one thing two of them.
@Suite struct StatedQuantityTests {
  private func messages(_ pages: [String]) -> [String] {
    let evidence = pages.enumerated().map { Reading.evidence("# T\n\n\($0.element)\n", path: "docs/\($0.offset).md") }
    return QuantitiesDiffer.find(evidence).map(\.message)
  }

  @Test(arguments: [
    ["A session lasts 12 hours.", "Browser sessions use a cookie and last 24 hours."],
    ["Invitations expire after 7 days.", "An invitation is valid for 3 days."],
    ["Audit logs are kept for 90 days.", "The audit log is retained for 30 days."],
  ])
  func `two durations of one thing are reported with both places`(pages: [String]) {
    let found = messages(pages)
    #expect(found.count == 1)
    #expect(found.first?.contains("(docs/0.md:3)") == true)
  }

  @Test(arguments: [
    ["A session lasts 12 hours.", "A session lasts 720 minutes."],
    ["Access tokens expire after 1 hour.", "Refresh tokens expire after 30 days."],
    ["A session lasts 12 hours.", "Wait 24 hours for the session to end."],
    ["A session lasts 12 hours. A session lasts 24 hours."],
    ["The request times out after 3 seconds.", "A request times out after 9 seconds."],
  ])
  func `one value in other units, things told apart and words for anything are left alone`(pages: [String]) {
    #expect(messages(pages).isEmpty)
  }
}
