/// What a phrase asks an agent to do or not to do, as far as a transcript shows it.
package struct DeedPhrase: Sendable, Hashable {
  /// What stands behind the deed.
  enum Tail: Sendable {
    /// Nothing that narrows it.
    case none
    /// Words that may narrow it: “to `main`”, “that is closed”.
    case qualified
    /// An alternative or an exception: “or check the log”.
    case escapes
  }

  /// The deeds it names.
  let deeds: [Deed]
  /// Whether all of them are meant, and not any one.
  let needsAll: Bool
  let tail: Tail
  /// Whether it only says which of several ways to take: “use `pnpm`” asks for no call that could be missed.
  var isChoice = false
  /// Whether the command only tells by what something else is done: “install it with `uv sync`”.
  var isMeans = false

  /// The deed of a phrase, read so that a call that does it does what the text speaks of; nil when that is not decided.
  static func exact(_ text: String, objects: [String], naming: Bool = false) -> Deed? {
    guard let phrase = DeedReader.read(text, objects: objects), phrase.tail == .none else { return nil }
    if !naming, phrase.deeds.contains(where: \.isNamed) { return nil }
    return phrase.deeds.count == 1 ? phrase.deeds[0] : .any(phrase.deeds)
  }

  /// The deeds a duty asks for; nil when it leaves a way out or is not decided.
  static func duties(_ text: String, objects: [String]) -> DeedPhrase? {
    guard let phrase = DeedReader.read(text, objects: objects), phrase.tail != .escapes, !phrase.isChoice,
      !phrase.deeds.contains(where: \.isNamed)
    else { return nil }
    return phrase
  }
}

extension Deed {
  /// Whether it is known by words of the text alone, and not by a name in code.
  var isNamed: Bool {
    switch self {
    case .named, .change: true
    case .any(let deeds): deeds.contains(where: \.isNamed)
    default: false
    }
  }
}
