import Documents
import Prose
import TextScanning

/// What a page must have or must not have: “add a link”, “don’t use tables”.
enum PageDemand: Sendable, Hashable {
  case has(PageElement)
  case lacks(PageElement)

  /// nil for what takes a reader.
  /// - Parameter isNegative: whether the rule forbids it.
  init?(_ text: String, isNegative: Bool) {
    var phrase = PagePhrase(text)
    let openers: Set<String> = ["always", "also", "please", "then", "you", "must", "should", "the", "page", "it"]
    phrase.drop(openers)
    var isNegative = isNegative
    if let first = phrase.word(0), ["don't", "don’t", "never", "avoid", "omit"].contains(first) {
      isNegative.toggle()
      phrase.drop([first])
    } else if phrase.word(0) == "do", phrase.word(1) == "not" {
      isNegative.toggle()
      phrase.drop(["do", "not"])
    }
    guard let verb = phrase.word(0) else { return nil }
    if Self.verbs.contains(verb) { phrase.drop(Self.verbs) } else if !["avoid", "omit"].contains(verb) { return nil }
    guard let element = phrase.element else { return nil }
    self = isNegative ? .lacks(element) : .has(element)
  }

  private static let verbs: Set<String> = [
    "add", "include", "write", "give", "provide", "have", "has", "use", "insert", "show", "set", "put", "need", "needs",
    "contain",
    "contains", "adding", "using",
  ]

  /// A finding for a page where the case is there: its place and what to do. nil when the demand is kept.
  func breach(in page: Page, case place: Range<Int>) -> (message: String, place: Range<Int>)? {
    switch self {
    case .has(let element): element.places(in: page).isEmpty ? ("Here the page needs \(element.shown).", place) : nil
    case .lacks(let element): element.places(in: page).first.map { ("Leave out \(element.shown) here.", $0) }
    }
  }
}
