import Documents
import TextScanning

/// Finds things to which two pages give different durations: a session of 12 hours here and of 24 hours there. Pages may mean two sorts of a
/// thing; the report says so and leaves it to people.
enum QuantitiesDiffer {
  private typealias Statement = (quantity: StatedQuantity, path: String)

  private struct Key: Hashable {
    var head: String
    var measure: StatedQuantity.Measure
  }

  /// A thing with so many durations is a common word.
  private static let mostValues = 3

  /// One diagnostic a thing and value that differs from the first. O(quantities).
  static func find(_ pages: [PageEvidence]) -> [Diagnostic] {
    var groups: [Key: [Statement]] = [:]
    for page in pages {
      for quantity in page.knowledge.quantities {
        guard let head = quantity.subject.last else { continue }
        groups[Key(head: head, measure: quantity.measure), default: []].append((quantity, page.path))
      }
    }
    return groups.values.flatMap(compare).sorted(by: Diagnostic.byPlace)
  }

  private static func compare(_ statements: [Statement]) -> [Diagnostic] {
    let ordered = statements.sorted { ($0.path, $0.quantity.line) < ($1.path, $1.quantity.line) }
    var values: [String] = []
    for statement in ordered where !values.contains(where: { DefaultKey.agree($0, statement.quantity.value) }) {
      values.append(statement.quantity.value)
    }
    guard values.count > 1, values.count <= mostValues else { return [] }
    return ordered.enumerated().compactMap { position, rival in
      guard let first = ordered[..<position].first(where: { differ($0, rival) }) else { return nil }
      return Diagnostic(
        .warning, code: "conflict",
        message:
          "“\(rival.quantity.text)” and “\(first.quantity.text)” (\(first.path):\(first.quantity.line)) may not both hold; if they speak of two things, name both",
        path: rival.path, line: rival.quantity.line, column: 1)
    }
  }

  /// Two pages, two values, and no word that tells the things apart.
  private static func differ(_ one: Statement, _ other: Statement) -> Bool {
    let (left, right) = (one.quantity.subject.dropLast(), other.quantity.subject.dropLast())
    return one.path != other.path && !DefaultKey.agree(one.quantity.value, other.quantity.value)
      && (left.isEmpty || right.isEmpty || left == right)
  }
}
