/// Literals of which every match of an expression holds at least one: what a page without them need not be searched for.
///
/// They are folded to lower case and ASCII only, so that one table over folded bytes finds them whatever the case options of the
/// expression are. Complexity: O(nodes × literals).
public struct RequiredLiterals {
  /// What is known of a part: every text it can match, or literals that must stand in it.
  private struct Knowledge {
    var exact: [[UInt8]]?
    var required: [[UInt8]]?
  }

  /// The literals, each of `least` bytes or more; nil where none are certain.
  public static func of(_ node: RegexNode, least: Int = 3, most: Int = 200) -> [[UInt8]]? {
    let knowledge = know(node)
    guard let literals = best(knowledge.exact, knowledge.required), !literals.isEmpty, literals.count <= most,
      literals.allSatisfy({ $0.count >= least })
    else { return nil }
    var seen: Set<[UInt8]> = []
    return literals.filter { seen.insert($0).inserted }
  }

  private static let maximalTexts = 200
  private static let nothing = Knowledge(exact: [[]], required: nil)

  private static func know(_ node: RegexNode) -> Knowledge {
    switch node {
    case .empty, .assertion, .lookBehind: return nothing
    case .scalar(let scalar):
      guard scalar.isASCII else { return Knowledge(exact: nil, required: nil) }
      return Knowledge(exact: [[ASCII.lower(UInt8(truncatingIfNeeded: scalar.value))]], required: nil)
    case .set, .reference: return Knowledge(exact: nil, required: nil)
    case .group(let opening, let inner): return RegexNode.isLookAhead(opening) ? nothing : know(inner)
    case .repeated(let inner, let least, let most, _): return know(inner, least, most)
    case .choice(let parts): return choice(parts.map(know))
    case .sequence(let parts): return sequence(parts.map(know))
    }
  }

  private static func know(_ inner: RegexNode, _ least: Int, _ most: Int?) -> Knowledge {
    let once = know(inner)
    if least == 1, most == 1 { return once }
    if least == 0, most == 1, let exact = once.exact { return Knowledge(exact: [[]] + exact, required: nil) }
    return Knowledge(exact: nil, required: least > 0 ? best(once.exact, once.required) : nil)
  }

  private static func choice(_ parts: [Knowledge]) -> Knowledge {
    var exact: [[UInt8]]? = []
    var required: [[UInt8]]? = []
    for part in parts {
      exact = part.exact.flatMap { texts in exact.map { $0 + texts } }
      required = best(part.exact, part.required).flatMap { texts in required.map { $0 + texts } }
      if (exact?.count ?? 0) > maximalTexts { exact = nil }
      if (required?.count ?? 0) > maximalTexts { required = nil }
    }
    return Knowledge(exact: exact, required: required)
  }

  private static func sequence(_ parts: [Knowledge]) -> Knowledge {
    var run: [[UInt8]] = [[]]
    var found: [[UInt8]]?
    var isExact = true
    for part in parts {
      if let exact = part.exact, run.count * exact.count <= maximalTexts {
        run = run.flatMap { head in exact.map { head + $0 } }
        continue
      }
      isExact = false
      found = better(found, run)
      found = better(found, best(part.exact, part.required))
      run = part.exact ?? [[]]
    }
    return isExact ? Knowledge(exact: run, required: nil) : Knowledge(exact: nil, required: better(found, run))
  }

  private static func best(_ exact: [[UInt8]]?, _ required: [[UInt8]]?) -> [[UInt8]]? { better(exact, required) }

  /// The list whose shortest literal is longer; a shorter list where they are alike.
  private static func better(_ one: [[UInt8]]?, _ other: [[UInt8]]?) -> [[UInt8]]? {
    guard let one, let other else { return one ?? other }
    let (first, second) = (worth(one), worth(other))
    return (second.0, second.1) > (first.0, first.1) ? other : one
  }

  private static func worth(_ literals: [[UInt8]]) -> (Int, Int) {
    (min(literals.map(\.count).min() ?? 0, 6), -literals.count)
  }
}
