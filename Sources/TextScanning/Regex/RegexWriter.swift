/// Writes an expression in PCRE2's syntax.
///
/// PCRE2 looks back over alternatives of fixed length only. A look-behind of another length is written as the alternatives it stands for;
/// what is unbounded in it counts up to 48.
public enum RegexWriter {
  /// Throws for a look-behind that stands for too many alternatives.
  public static func write(_ node: RegexNode) throws(PatternError) -> String {
    var text: [UInt8] = []
    try write(node, to: &text)
    return text.string(0..<text.count)
  }

  private static func write(_ node: RegexNode, to text: inout [UInt8]) throws(PatternError) {
    switch node {
    case .empty: break
    case .scalar(let scalar): RegexEscape.write(scalar, to: &text)
    case .set(let set), .assertion(let set), .reference(let set): text += set.utf8
    case .sequence(let parts): for part in parts { try write(part, to: &text) }
    case .choice(let parts): try write(choices: parts, to: &text)
    case .group(let opening, let inner):
      text += opening.utf8
      try write(inner, to: &text)
      text.append(")")
    case .repeated(let inner, let least, let most, let suffix):
      try write(item: inner, to: &text)
      text += (quantifier(least, most) + suffix).utf8
    case .lookBehind(let isNegative, let inner):
      text += (isNegative ? "(?<!" : "(?<=").utf8
      try write(lookedBehind: inner, to: &text)
      text.append(")")
    }
  }

  private static func write(choices: [RegexNode], to text: inout [UInt8]) throws(PatternError) {
    for (index, choice) in choices.enumerated() {
      if index > 0 { text.append("|") }
      try write(choice, to: &text)
    }
  }

  /// What a quantifier follows must be one item.
  private static func write(item node: RegexNode, to text: inout [UInt8]) throws(PatternError) {
    switch node {
    case .sequence, .choice, .repeated, .empty:
      text.append("(?:")
      try write(node, to: &text)
      text.append(")")
    default: try write(node, to: &text)
    }
  }

  private static func quantifier(_ least: Int, _ most: Int?) -> String {
    switch (least, most) {
    case (0, nil): "*"
    case (1, nil): "+"
    case (0, 1): "?"
    case (_, nil): "{\(least),}"
    case (_, let most?): least == most ? "{\(least)}" : "{\(least),\(most)}"
    }
  }

  private static func write(lookedBehind node: RegexNode, to text: inout [UInt8]) throws(PatternError) {
    var branches = [node]
    if case .choice(let parts) = node { branches = parts }
    var forms: [RegexNode] = []
    for branch in branches {
      guard let fixed = fixedForms(of: branch.withoutCaptures), forms.count + fixed.count <= maximalForms else {
        throw .invalid(message: "a look-behind stands for too many alternatives", offset: 0)
      }
      forms += fixed
    }
    try write(choices: forms, to: &text)
  }

  private static let maximalForms = 256
  private static let unbounded = 48

  /// Expressions of fixed length that together match what `node` matches; nil where they are too many or unknown.
  private static func fixedForms(of node: RegexNode) -> [RegexNode]? {
    switch node {
    case .empty, .scalar, .set, .assertion, .lookBehind: return [node]
    case .reference: return nil
    case .group(let opening, let inner):
      if RegexNode.isLookAhead(opening) { return [node] }
      return fixedForms(of: inner)?.map { .group(opening: opening, $0) }
    case .choice(let parts):
      var all: [RegexNode] = []
      for part in parts {
        guard let forms = fixedForms(of: part), all.count + forms.count <= maximalForms else { return nil }
        all += forms
      }
      return all
    case .sequence(let parts):
      var all: [[RegexNode]] = [[]]
      for part in parts {
        guard let forms = fixedForms(of: part), all.count * forms.count <= maximalForms else { return nil }
        all = all.flatMap { head in forms.map { head + [$0] } }
      }
      return all.map { .sequence($0) }
    case .repeated(let inner, let least, let most, _):
      return repetitions(of: inner, from: least, to: most ?? max(least, unbounded))
    }
  }

  private static func repetitions(of inner: RegexNode, from least: Int, to most: Int) -> [RegexNode]? {
    guard let forms = fixedForms(of: inner), most - least < maximalForms else { return nil }
    if forms.count == 1 {
      return (least...most).map { $0 == 0 ? .empty : .repeated(forms[0], least: $0, most: $0, suffix: "") }
    }
    var all: [RegexNode] = []
    var last: [[RegexNode]] = [[]]
    for count in 0...most {
      if count >= least { all += last.map { .sequence($0) } }
      guard all.count <= maximalForms, last.count * forms.count <= maximalForms || count == most else { return nil }
      if count < most { last = last.flatMap { head in forms.map { head + [$0] } } }
    }
    return all
  }
}
