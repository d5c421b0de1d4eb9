import Documents
import Prose
import TextScanning

/// The places a rule speaks about, as a list of alternatives: `heading.h2`, `sentence & ~quote`, `link`.
///
/// An alternative also says what a rule looks at in one go: a block, a sentence, the text of a link, or the whole file.
package struct PlaceSelector: Sendable {
  /// What is looked at in one go.
  package enum Unit: Sendable, Hashable {
    case block, sentence
    /// Text with a mark: a link, emphasis, code.
    case span(Node.Kind)
    /// The whole reading text.
    case page
    /// The file as it stands.
    case source
    /// The values of the front matter: those of one key, or all when it is empty.
    case frontMatter(String)
  }

  fileprivate enum Condition: Sendable {
    case text
    case place(PlainText.Place)
    case level(Int)
    /// A paragraph that is in no list.
    case paragraph
  }

  package struct Alternative: Sendable {
    package fileprivate(set) var unit = Unit.block
    fileprivate var conditions: [(condition: Condition, isNegative: Bool)] = []
  }

  package let alternatives: [Alternative]

  /// The names that stand in a selector.
  package static let names = [
    "text", "sentence", "paragraph", "heading", "heading.h1", "heading.h2", "heading.h3", "heading.h4", "heading.h5",
    "heading.h6", "listItem", "step", "tableHeader", "tableCell", "quote", "admonition", "title", "definition", "link",
    "strong", "emphasis", "code", "alt", "summary", "raw", "frontMatter",
  ]

  /// Unknown names make an alternative nothing.
  package init(_ texts: [String]) { alternatives = texts.compactMap(Self.alternative) }

  private static func alternative(_ text: String) -> Alternative? {
    var result = Alternative()
    for part in text.split(separator: "&") {
      var name = part.drop { $0 == " " }
      while name.last == " " { name.removeLast() }
      let isNegative = name.first == "~"
      guard result.add(String(isNegative ? name.dropFirst() : name), isNegative: isNegative) else { return nil }
    }
    return result
  }

  /// Everything that a rule without selector looks at.
  package static let everything = PlaceSelector(["text"])

  /// Whether an alternative's conditions hold for a block.
  package func admits(_ block: PlainText.Block, _ alternative: Alternative) -> Bool {
    alternative.conditions.allSatisfy { Self.holds($0.condition, block) != $0.isNegative }
  }

  /// Whether any alternative looks at a block as a whole or in sentences.
  package func admits(_ block: PlainText.Block) -> Bool {
    alternatives.contains { ($0.unit == .block || $0.unit == .sentence || $0.unit == .page) && admits(block, $0) }
  }

  private static func holds(_ condition: Condition, _ block: PlainText.Block) -> Bool {
    switch condition {
    case .text: true
    case .place(let place): !block.place.isDisjoint(with: place)
    case .level(let level): block.level == level
    case .paragraph: block.place.contains(.paragraph) && !block.place.contains(.listItem)
    }
  }
}

extension PlaceSelector.Alternative {
  /// Takes one name in; false for an unknown one, and for a kind of unit that is said not to be.
  fileprivate mutating func add(_ name: String, isNegative: Bool) -> Bool {
    if name == "frontMatter" || name.hasPrefix("frontMatter.") {
      unit = .frontMatter(String(name.dropFirst("frontMatter.".count)))
      return !isNegative
    }
    if let unit = Self.units[name] {
      if name == "sentence" { conditions.append((.paragraph, isNegative)) }
      guard !isNegative || name == "sentence" else { return false }
      if !isNegative { self.unit = unit }
      return true
    }
    guard let condition = Self.condition(name) else { return false }
    conditions.append((condition, isNegative))
    return true
  }

  private static let units: [String: PlaceSelector.Unit] = [
    "sentence": .sentence, "link": .span(.link), "strong": .span(.strong), "emphasis": .span(.emphasis),
    "code": .span(.code), "alt": .span(.image), "summary": .page, "raw": .source,
  ]

  private static let places: [String: PlainText.Place] = [
    "heading": .heading, "listItem": .listItem, "step": .step, "tableCell": .tableCell, "tableHeader": .tableHeader,
    "quote": .quote, "admonition": .admonition, "title": .title, "definition": .definition,
  ]

  private static func condition(_ name: String) -> PlaceSelector.Condition? {
    if name == "text" { return .text }
    if name == "paragraph" { return .paragraph }
    if let place = places[name] { return .place(place) }
    guard name.hasPrefix("heading.h"), let level = Int(name.dropFirst(9)), (1...6).contains(level) else { return nil }
    return .level(level)
  }
}
