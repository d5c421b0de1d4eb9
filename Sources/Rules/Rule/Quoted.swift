/// Terms in running text: quoted, listed, readable.
package enum Quoted {
  /// “a”, “b” or “c”.
  package static func list(_ terms: [String], joinedBy word: String) -> String {
    let quoted = terms.map { "“\($0)”" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " \(word) \(last)"
  }
}
