import Rules
import TextScanning

/// Keeps a word that is part of a name from being ruled out: “Use *Acme Queue Server*, not *server*” speaks of that server, “Use *text box*,
/// not *box*” of that box.
enum ProductAlias {
  /// The rule, or two: for the spellings that can only mean the product, and for the words that mean it where it is spoken of.
  static func split(_ proposal: Proposal) -> [Proposal] {
    guard proposal.kind == "term.substitute", proposal.scope.when == nil, let avoid = proposal.slots["avoid"]?.strings,
      let prefer = proposal.slots["prefer"]?.strings, prefer.allSatisfy({ $0.contains(" ") })
    else { return [proposal] }
    let isNamed = prefer.allSatisfy(isName)
    let parts = Set(
      prefer.flatMap { term in
        let words = term.lowercased().split(separator: " ").map(String.init)
        return isNamed ? words : Array(words.suffix(1))
      })
    let words = avoid.filter { parts.contains($0.lowercased()) }
    guard !words.isEmpty else { return [proposal] }
    var alias = proposal
    alias.slots["avoid"] = JSON(words)
    alias.scope.when = isNamed ? "as the name of the product" : "where it means the same as “\(prefer[0])”"
    guard words.count < avoid.count else { return [alias] }
    var rest = proposal
    rest.slots["avoid"] = JSON(avoid.filter { !words.contains($0) })
    return [rest, alias]
  }

  /// Several words, two of them with a capital.
  private static func isName(_ term: String) -> Bool {
    term.split(separator: " ").count { $0.first?.isUppercase ?? false } >= 2
  }
}
