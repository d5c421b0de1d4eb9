import TextScanning

/// “Add a postscript that starts with P.S.”.
enum PostscriptConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    var named: BriefSentence?
    for sentence in brief.sentences {
      if let place = marker(sentence) {
        guard !BriefPolarity.isForbidden(place..<place + 1, in: sentence) else { continue }
        rules.add("brief.postscript", ["marker": .string(spelled(sentence.tokens[place], brief))], from: sentence)
        rules.claim(place..<place + 1, of: sentence)
        named = nil
        return
      }
      if let place = sentence.first(of: ["postscript", "post-script"]),
        !BriefPolarity.isForbidden(place..<place + 1, in: sentence)
      {
        named = named ?? sentence
      }
    }
    if let named { rules.add("brief.postscript", ["marker": "P.S."], from: named) }
  }

  private static func marker(_ sentence: BriefSentence) -> Int? {
    sentence.tokens.indices.first { index in
      let token = sentence.tokens[index]
      let letters = token.text.lowercased().utf8.filter(ASCII.isLetter)
      guard letters == Array("ps".utf8) || letters == Array("pps".utf8) || letters == Array("ppps".utf8) else {
        return false
      }
      return token.kind == .word && (token.isCapitalized || token.text.contains(".")) || token.isNamed
    }
  }

  /// The marker as the brief spells it; “P.P.S” without its last stop, as it is used both ways.
  private static func spelled(_ token: BriefToken, _ brief: Brief) -> String {
    let text = brief.text(token.kind == .term ? token.inner : token.range)
    let letters = text.utf8.filter(ASCII.isLetter).count
    guard text.contains(".") else { return text }
    return letters == 2 ? "P.S." : letters == 3 ? "P.P.S" : text
  }
}
