import Documents
import Prose
import Skills

@testable import Extraction

/// Knowledge of pages written in a test.
enum Knowing {
  static func page(_ text: String, at path: String = "docs/page.md") -> PageKnowledge {
    PageKnowledge(Page(DocumentReader.read(path: path, bytes: Array(text.utf8))))
  }

  /// The merged knowledge of pages given as path and text.
  static func merged(_ pages: [String: String]) -> Knowledge { KnowledgeMerge.merge(known(pages)) }

  static func known(_ pages: [String: String]) -> [PageKnowledge] {
    pages.sorted { $0.key < $1.key }.map { page($0.value, at: $0.key) }
  }
}
