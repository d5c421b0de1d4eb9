/// The shape of a regular expression, as far as it must be known to translate it and to find the literals that every match holds.
public enum RegexNode: Sendable, Equatable {
  case empty
  /// One scalar, to be matched as it stands.
  case scalar(Unicode.Scalar)
  /// Something that matches one scalar: `.`, `\w`, `[a-z]`, in PCRE2's syntax.
  case set(String)
  case sequence([RegexNode])
  case choice([RegexNode])
  /// Brackets with their opening: `(`, `(?:`, `(?<name>`, `(?i:`, `(?>`, `(?=`, `(?!`.
  indirect case group(opening: String, RegexNode)
  indirect case lookBehind(isNegative: Bool, RegexNode)
  /// `suffix` is empty, `?` (lazy) or `+` (possessive).
  indirect case repeated(RegexNode, least: Int, most: Int?, suffix: String)
  /// Something of no width: `^`, `\b`, `(?i)`.
  case assertion(String)
  /// A reference to a group: `\1`, `\k<name>`.
  case reference(String)
}

extension RegexNode {
  /// Whether the brackets stand for no text of their own.
  static func isLookAhead(_ opening: String) -> Bool { opening == "(?=" || opening == "(?!" }

  /// Whether a match keeps the text of the brackets for later.
  static func captures(_ opening: String) -> Bool {
    if opening == "(" { return true }
    guard opening.hasPrefix("(?<") || opening.hasPrefix("(?P<") || opening.hasPrefix("(?'") else { return false }
    return true
  }

  /// The number of groups a match keeps. O(nodes).
  public var captureCount: Int {
    switch self {
    case .sequence(let parts), .choice(let parts): parts.reduce(0) { $0 + $1.captureCount }
    case .group(let opening, let inner): inner.captureCount + (Self.captures(opening) ? 1 : 0)
    case .lookBehind(_, let inner), .repeated(let inner, _, _, _): inner.captureCount
    default: 0
    }
  }

  /// The same expression without groups that a match keeps: for expressions that are put into a longer one.
  public var withoutCaptures: RegexNode {
    switch self {
    case .sequence(let parts): .sequence(parts.map(\.withoutCaptures))
    case .choice(let parts): .choice(parts.map(\.withoutCaptures))
    case .group(let opening, let inner):
      .group(opening: Self.captures(opening) ? "(?:" : opening, inner.withoutCaptures)
    case .lookBehind(let isNegative, let inner): .lookBehind(isNegative: isNegative, inner.withoutCaptures)
    case .repeated(let inner, let least, let most, let suffix):
      .repeated(inner.withoutCaptures, least: least, most: most, suffix: suffix)
    default: self
    }
  }

  /// The text the expression stands for when it is nothing but one.
  public var literal: String? {
    switch self {
    case .empty: return ""
    case .scalar(let scalar): return String(Character(scalar))
    case .sequence(let parts):
      var text = ""
      for part in parts {
        guard let piece = part.literal else { return nil }
        text += piece
      }
      return text
    case .group("(", let inner), .group("(?:", let inner): return inner.literal
    default: return nil
    }
  }

  /// The texts the expression stands for when it is a choice of nothing but texts, at most `limit` of them.
  public func literals(limit: Int = 64) -> [String]? {
    if let literal { return [literal] }
    switch self {
    case .choice(let parts): return Self.union(parts.map { $0.literals(limit: limit) }, limit)
    case .group("(", let inner), .group("(?:", let inner): return inner.literals(limit: limit)
    case .repeated(let inner, 0, 1, ""):
      return inner.literals(limit: limit).map { [""] + $0 }
    case .sequence(let parts):
      var texts = [""]
      for part in parts {
        guard let choices = part.literals(limit: limit), texts.count * choices.count <= limit else { return nil }
        texts = texts.flatMap { head in choices.map { head + $0 } }
      }
      return texts
    default: return nil
    }
  }

  private static func union(_ lists: [[String]?], _ limit: Int) -> [String]? {
    var all: [String] = []
    for list in lists {
      guard let list, all.count + list.count <= limit else { return nil }
      all += list
    }
    return all
  }
}
