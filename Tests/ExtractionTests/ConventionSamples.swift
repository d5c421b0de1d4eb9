import Documents
import Prose
import TextScanning

@testable import Extraction

/// Pages made for the tests of conventions.
enum ConventionSamples {
  static func page(_ text: String, path: String = "docs/page.md") -> PageConventions {
    PageConventions(Page(DocumentReader.read(path: path, bytes: Array(text.utf8))))
  }

  /// So many pages of the same text, `{n}` standing for the number of the page.
  static func pages(_ count: Int, in folder: String = "docs/", _ text: String) -> [Sample] {
    (0..<count).map { number in
      let digits = String(number + 1000).dropFirst()
      let path = "\(folder)page-\(digits).md"
      return (path, .exemplar, page(text.replacing("{n}", with: String(digits)), path: path))
    }
  }

  typealias Sample = (path: String, role: PageRole, conventions: PageConventions)
}

extension PageConventions {
  /// How often a page shows each value of a habit, by the value's name.
  func counts(_ habit: Habit) -> [String: Int] {
    var counts: [String: Int] = [:]
    for shown in observations where shown.habit == habit { counts[habit.values[shown.value]] = shown.count }
    return counts
  }
}

extension [ConventionRule] {
  func rule(_ kind: String) -> ConventionRule? { first { $0.proposal.kind == kind } }
}
