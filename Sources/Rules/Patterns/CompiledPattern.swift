import Synchronization
import TextScanning

/// An expression of an imported rule, ready to search with: compiled when a page first needs it, once for text that is all ASCII and once
/// for other text.
package final class CompiledPattern: Sendable {
  private struct Variants {
    var ascii: Result<Pattern, PatternError>?
    var unicode: Result<Pattern, PatternError>?
  }

  /// In PCRE2's syntax.
  package let source: String
  /// The shape of the expression; nil for one that is searched for everywhere.
  private let tree: RegexNode?
  /// Set for an expression that asks for words alone.
  let wordRun: WordRun?
  private let variants = Mutex(Variants())

  /// `source` is what `RegexWriter` wrote of `tree`.
  init(source: String, tree: RegexNode?) {
    self.source = source
    self.tree = tree
    wordRun = tree.flatMap { WordRun($0) }
  }

  /// Sequences of which every match holds one; nil where none are certain or rare. Found anew at each call.
  package var sequences: [RequiredSequence]? { tree.flatMap(RequiredSequences.of) }

  /// Whether a match may stand in a text. O(nodes).
  func mayMatch(in trigrams: TrigramIndex) -> Bool { tree.map(trigrams.mayHold) ?? true }

  /// The compiled expression for a text.
  func pattern(isASCII: Bool) throws(PatternError) -> Pattern {
    try variants.withLock { variants in
      if let known = isASCII ? variants.ascii : variants.unicode { return known }
      let compiled = Result { () throws(PatternError) in try Pattern(source, options: isASCII ? .ascii : []) }
      if isASCII { variants.ascii = compiled } else { variants.unicode = compiled }
      return compiled
    }.get()
  }

  /// Throws where the expression cannot be compiled.
  package func validate() throws(PatternError) { _ = try pattern(isASCII: false) }
}

extension CompiledPattern {
  /// How the expressions of a rule become one.
  package struct Shape: Sendable {
    /// Stands before all expressions, and after them.
    package var lead = ""
    package var trail = ""
    package var matchesWords = true
    package var ignoresCase = false

    package init() {}
  }

  /// Any of `expressions`. With `keepsGroups` each is one group, in order, and has none inside.
  package convenience init(
    anyOf expressions: [String], shape: Shape, keepsGroups: Bool = false
  ) throws(PatternError) {
    var nodes: [RegexNode] = []
    for expression in expressions {
      let node = try RegexParser.parse(expression)
      nodes.append(keepsGroups ? .group(opening: "(", node.withoutCaptures) : node)
    }
    let (lead, trail) = (try RegexParser.parse(shape.lead), try RegexParser.parse(shape.trail))
    let choice = nodes.count > 1 ? RegexNode.choice(nodes) : nodes.first ?? .empty
    let boundary = RegexNode.assertion(shape.matchesWords && !nodes.isEmpty ? "\\b" : "")
    let whole = RegexNode.sequence([
      .assertion(shape.ignoresCase ? "(?i)" : ""), Self.grouped(lead), .assertion("(?m)"), boundary,
      .group(opening: "(?:", choice), boundary, Self.grouped(trail),
    ])
    self.init(source: try RegexWriter.write(whole), tree: whole)
  }

  /// One expression as it stands.
  package convenience init(_ expression: String, ignoresCase: Bool = false) throws(PatternError) {
    let whole = RegexNode.sequence([
      .assertion(ignoresCase ? "(?i)" : ""), .assertion("(?m)"), try RegexParser.parse(expression),
    ])
    self.init(source: try RegexWriter.write(whole), tree: whole)
  }

  /// A choice at the top of what stands beside others must not swallow them.
  private static func grouped(_ node: RegexNode) -> RegexNode {
    if case .choice = node { return .group(opening: "(?:", node) }
    return node
  }
}
