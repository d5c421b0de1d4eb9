import Skills
import Testing

@testable import Extraction

/// What a bundle is about when no start page says it.
@Suite struct ProductSubjectTests {
  private func knowledge(_ summaries: [String]) -> Knowledge {
    var knowledge = Knowledge()
    knowledge.topics = summaries.enumerated().map { index, summary in
      Topic(
        title: "Page \(index)", summary: summary, purpose: .other, sections: [],
        place: .init(path: "\(index).md", line: 1))
    }
    return knowledge
  }

  @Test func `the name most pages speak of is the product`() {
    let summaries = [
      "Install the Tidewater agent on Linux.", "How Tidewater works.", "Use Tidewater with Docker.", "A page.",
    ]
    #expect(ProductSubject.name(in: knowledge(summaries)) == "Tidewater")
  }

  @Test func `pages without a name of their own give none`() {
    #expect(ProductSubject.name(in: knowledge(["How to start.", "Set up a queue.", "The API.", "Install it."])) == nil)
  }
}
