import TextScanning

/// Reads which terms of a sentence it wants and which it does not (P01–P07): one pass from left to right, in which words such as
/// “use”, “avoid”, “instead of” set the polarity of the terms that follow.
struct Polarity: Sendable {
  /// Terms that belong together: what to write and what not, of one clause. “Use *a* instead of *b*, *c* instead of *d*” has two.
  struct Group: Sendable, Equatable {
    var prefer: [Token] = []
    var avoid: [Token] = []
    /// “to mean …”, “as a verb”, “when …”: what narrows the rule, as token range.
    var narrowing: Range<Int>?
    /// The unwanted side stands in a contrast (“*a*, not *b*”), which says nothing without its wanted side.
    var isContrast = false
  }

  private(set) var groups: [Group] = []
  /// The sentence says “instead” without “of”: its wanted term replaces one that was named before.
  private(set) var saysInstead = false

  var prefer: [Token] { groups.flatMap(\.prefer) }
  var avoid: [Token] { groups.flatMap(\.avoid) }
  var narrowing: Range<Int>? { groups.lazy.compactMap(\.narrowing).first }

  /// What is denied of a term that is refused: “not inclusive”, “not allowed”.
  static let approvals: Set<String> = Set(
    words: """
      allowed acceptable inclusive permitted recommended appropriate
      """)

  enum Sign: Sendable { case neutral, prefer, avoid }

  /// `initial` is the sign of terms before the first cue: of list items, what their lead-in says.
  init(_ tokens: [Token], from start: Int = 0, initial: Sign = .neutral) {
    var reader = PolarityReader(tokens: tokens, sign: initial)
    reader.run(from: start)
    groups = reader.groups + [reader.group]
    saysInstead = reader.saysInstead
  }
}

private struct PolarityReader {
  let tokens: [Token]
  var sign: Polarity.Sign
  var groups: [Polarity.Group] = []
  var group = Polarity.Group()
  var saysInstead = false
  /// “replace X …”: the sign that “with” brings.
  private var afterWith: Polarity.Sign = .neutral
  private var termsSinceCue = 0
  /// Words between the last cue and here that are no part of “the words”, “phrases like”.
  private var wordsSinceCue = 0
  /// The sign that a colon brings back: “Avoid terms that …: *a*, *b*”.
  private var signBeforeNarrowing: Polarity.Sign = .neutral
  /// A reason or relative clause has begun; its verbs rule on nothing.
  private var isInClause = false
  /// The sign before an open parenthesis, which holds again behind it: “*a* (not *b*), *c* (not *d*)”.
  private var signOutside: Polarity.Sign?
  private var hasClosed = false
  /// “such as” has opened an example before anything was ruled on.
  private var isInExample = false
  /// “Replace *a* with *b* and *c* with *d*”.
  private var isReplacing = false
  /// The word that is being read.
  private var contrastPlace = 0
  /// Where reading began: what stands before is the subject of somebody else.
  private var begin = 0

  init(tokens: [Token], sign: Polarity.Sign) {
    self.tokens = tokens
    self.sign = sign
  }

  private static let writing: Set<String> = Set(
    words: """
      use using say saying write writing spell type call choose employ prefer refer calling utilize typing substitute
      favor favour try opt
      """)

  /// Verbs that take a word out of a text.
  private static let dropping: Set<String> = Set(words: "drop delete cut omit strike ditch lose skip remove")

  mutating func run(from start: Int) {
    begin = start
    var index = start
    while index < tokens.count {
      let token = tokens[index]
      switch token.kind {
      case .term: take(token, index)
      case .mark: mark(token.text, index)
      case .word: index += read(index)
      }
      index += 1
    }
  }

  private mutating func take(_ token: Token, _ index: Int) {
    if sign == .avoid, termsSinceCue > 0 ? opensPair(after: index) : isContrasted(index) {
      flush()
      sign = .prefer
    }
    if hasClosed, !group.avoid.isEmpty, !group.prefer.isEmpty { flush() }
    hasClosed = false
    if isReplacing, sign == .prefer, !group.prefer.isEmpty, ["with", "by"].contains(word(at: index + 1)) {
      flush()
      sign = .avoid
      afterWith = .prefer
    }
    termsSinceCue += 1
    switch sign {
    case .prefer: group.prefer.append(token)
    case .avoid: group.avoid.append(token)
    case .neutral: break
    }
  }

  /// “Don't use apostrophes: *APIs*, not *API's*” wants the first.
  private func isContrasted(_ index: Int) -> Bool {
    word(at: index - 1) != "not" && word(at: index + 1) == "," && word(at: index + 2) == "not" && isTermSoon(index + 2)
  }

  /// Whether “instead of” or its like follows the term: then it is the wanted side of a further pair.
  private func opensPair(after index: Int) -> Bool {
    switch (word(at: index + 1), word(at: index + 2)) {
    case ("instead", "of"), ("rather", "than"): true
    case ("in", "place"), ("in", "lieu"): word(at: index + 3) == "of"
    default: false
    }
  }

  /// Starts a new group when the current one has both sides: a further cue then speaks of other terms.
  private mutating func set(_ new: Polarity.Sign) {
    if isInClause, new != .neutral { return }
    if new != .neutral, !group.avoid.isEmpty, !group.prefer.isEmpty, termsSinceCue > 0 { flush() }
    sign = new
    termsSinceCue = 0
    wordsSinceCue = 0
    signBeforeNarrowing = .neutral
  }

  private mutating func flush() {
    groups.append(group)
    group = Polarity.Group()
    termsSinceCue = 0
  }

  private mutating func mark(_ mark: String, _ index: Int) {
    switch mark {
    case "→", "➜", "⇒", "➔":
      // “X → Y” under a lead-in that bans X, or on its own, wants Y.
      if sign == .neutral, index > 0, tokens[index - 1].kind == .term { group.avoid.append(tokens[index - 1]) }
      set(.prefer)
    case ":":
      if sign == .neutral { sign = signBeforeNarrowing }
    case "(":
      isInClause = false
      signOutside = sign
    case ")":
      isInClause = false
      guard let outside = signOutside, outside != .neutral else { return }
      hasClosed = sign != outside
      sign = outside
      signOutside = nil
    case ",", "—", "–": isInClause = false
    case ";":
      isInClause = false
      if !group.avoid.isEmpty, !group.prefer.isEmpty { flush() }
      if sign != .neutral, termsSinceCue > 0 { set(.neutral) }
      isInExample = false
    default: break
    }
  }

  /// Handles the word at `index`; returns how many further tokens it used.
  private mutating func read(_ index: Int) -> Int {
    let text = tokens[index].text
    let next = word(at: index + 1)
    contrastPlace = index
    switch (text, next) {
    case ("instead", "of"), ("rather", "than"), ("lieu", "of"), ("opposed", "to"), ("place", "of"):
      contrast()
      return 1
    case ("favor", "of"), ("favour", "of"):
      set(.prefer)
      return 1
    case ("for", "example"), ("for", "instance"), ("e.g", _), ("such", "as"), ("like", _), ("including", _):
      // “Avoid Latin abbreviations such as X” rules on X; an example after the ruled term does not.
      isInExample = text == "such" && sign == .neutral
      if termsSinceCue > 0 || text == "for" { set(.neutral) }
      return text == "for" || text == "such" ? 1 : 0
    case ("as", "in"):
      set(.neutral)
      return 1
    case ("so", "on"), ("so", "forth"): return 1
    case ("instead", _), ("rather", _):
      saysInstead = true
      return 0
    default: break
    }
    if let used = predicate(index) { return used }
    if let used = negation(index) { return used }
    switch text {
    case "no"
    where index == 0 && isTermNext(index) || index > 0 && tokens[index - 1].kind == .mark && isTermNext(index):
      // “No *please* in steps.”
      set(.avoid)
    case _ where Self.dropping.contains(text) && isOrder(index) && isTermNext(index): set(.avoid)
    case "avoid" where word(at: index - 1) == "to": set(.neutral)
    case "avoid", "avoiding", "nor", "eliminate", "banned", "discouraged":
      set(text == "nor" && sign != .avoid ? .neutral : .avoid)
    case "not": if isTermSoon(index) { contrast() }
    case "over", "than": if sign == .prefer, !group.prefer.isEmpty, isTermSoon(index) { contrast() }
    case "replace" where next == "with" || next == "by":
      // “Replace with *allowlist*” speaks of a term that was named before.
      set(.prefer)
      return 1
    case "from" where Self.writing.contains(next) && word(at: index - 1) == "refrain": set(.avoid)
    case "of" where word(at: index - 1) == "clear" && word(at: index - 2) == "steer": set(.avoid)
    case "replace", "change", "swap", "convert":
      isReplacing = true
      if isTermSoon(index) || index == 0 { set(.avoid); afterWith = .prefer }
    case "with", "by", "to":
      if afterWith != .neutral, isTermSoon(index), termsSinceCue > 0 {
        set(afterWith); afterWith = .neutral
      } else {
        narrow(index)
      }
    case _ where Self.writing.contains(text) && isOrder(index):
      isInExample = false
      set(.prefer)
    case "becomes", "become":
      // “‘Subsequent to’ becomes ‘after’.”
      if index > 0, tokens[index - 1].kind == .term, isTermNext(index) {
        // “‘a’ becomes ‘b’, and ‘c’ becomes ‘d’”: the second subject is no replacement of the first.
        if group.prefer.last?.range == tokens[index - 1].range { group.prefer.removeLast() }
        if !group.avoid.isEmpty { flush() }
        group.avoid.append(tokens[index - 1])
      }
      sign = .prefer
      termsSinceCue = 0
    default: narrow(index)
    }
    return 0
  }

  /// “The word *x* is banned”, “‘y’ is preferred over ‘z’”: what a sentence says of the terms that are its subject; returns the tokens used.
  private mutating func predicate(_ index: Int) -> Int? {
    guard sign == .neutral, !isInClause else { return nil }
    let text = tokens[index].text
    if let used = forbiddenUse(index) { return used }
    let isRefusal =
      Self.refusals.contains(text) || text == "not" && Polarity.approvals.contains(word(at: index + 1))
    guard isRefusal || text == "preferred" else { return nil }
    let subjects = SentenceSubject.terms(before: index, in: tokens)
    guard !subjects.isEmpty else { return nil }
    if isRefusal {
      group.avoid += subjects
      termsSinceCue += subjects.count
      sign = .avoid
      return text == "not" ? 1 : 0
    }
    guard ["over", "to"].contains(word(at: index + 1)), isTermSoon(index + 1) else { return nil }
    group.prefer += subjects
    sign = .avoid
    return 1
  }

  /// “should not be used”, “must never appear”: returns the tokens used.
  private mutating func forbiddenUse(_ index: Int) -> Int? {
    var verb = index + 1
    switch tokens[index].text {
    case "should", "must", "shall", "may", "can":
      guard ["not", "never"].contains(word(at: verb)) else { return nil }
      verb += 1
    case "shouldn't", "mustn't", "can't": break
    default: return nil
    }
    let isUse = word(at: verb) == "be" && ["used", "written", "said"].contains(word(at: verb + 1))
    guard isUse || word(at: verb) == "appear" else { return nil }
    let subjects = SentenceSubject.terms(before: index, in: tokens, allowsItalics: true)
    guard !subjects.isEmpty else { return nil }
    group.avoid += subjects
    termsSinceCue += subjects.count
    sign = .avoid
    return verb - index + (isUse ? 1 : 0)
  }

  private static let refusals: Set<String> = Set(
    words: """
      avoided banned discouraged forbidden prohibited disallowed unacceptable incorrect outdated offensive
      """)
  /// “don’t use”, “do not say”, “never”, “not … use”: returns the tokens used, or nil.
  private mutating func negation(_ index: Int) -> Int? {
    var used = StatementReader.isNegation(tokens, index)
    if used == 0, ["shouldn't", "mustn't"].contains(tokens[index].text) { used = 1 }
    if used == 0, ["should", "must", "shall"].contains(tokens[index].text),
      word(at: index + 1) == "not" || word(at: index + 1) == "never"
    {
      used = 2
    }
    guard used > 0 else { return nil }
    let verb = word(at: index + used)
    if Self.writing.contains(verb) || verb == "be" {
      set(verb == "be" ? .neutral : .avoid)
      return used
    }
    if ["shorten", "abbreviate", "change", "replace"].contains(verb) {
      // “Don’t shorten X to Y” wants X.
      set(.prefer)
      afterWith = .avoid
      return used
    }
    // “never *dropdown*”, “don’t *X*”; any other verb after the negation rules on something else than a term.
    set(index + used < tokens.count && tokens[index + used].kind == .term ? .avoid : .neutral)
    return used - 1
  }

  /// The other side of a contrast: wanted terms have been named, or it stands alone.
  private mutating func contrast() {
    // “must be written as it is, such as *X* instead of *x*” shows what it means and rules on no word.
    if isInExample { return }
    let partner = named
    set(.avoid)
    guard sign == .avoid, group.avoid.isEmpty else { return }
    group.isContrast = true
    if let partner, group.prefer.isEmpty { group.prefer = [partner] }
  }

  /// “‘The gate opens’, not ‘the gate will open’”: two examples, not two words.
  private func areSentences(_ position: Int) -> Bool {
    guard let other = tokens[(position + 1)...].first(where: { $0.kind == .term }) else { return false }
    let sides = [tokens[position], other].map { $0.text.lowercased().split(separator: " ") }
    return sides.allSatisfy { $0.count >= 3 } && sides[0].first == sides[1].first
  }

  /// “‘people with disabilities’ instead of ‘the disabled’”: the quoted term with which a fragment opens, and nothing but openers before it.
  private var named: Token? {
    guard let position = tokens.firstIndex(where: { $0.kind == .term }), sign == .neutral, position <= 1,
      position >= begin, !areSentences(position),
      tokens[position].markup == .quotes || tokens[position].markup == .emphasis,
      contrastPlace == position + 1
        || contrastPlace == position + 2 && word(at: position + 1) == "," && tokens[position].markup == .quotes,
      position == 0 || ["and", "so", "also", "but"].contains(tokens[0].text)
    else { return nil }
    return tokens[position]
  }

  /// Words that narrow a rule end the run of terms it speaks about (P06, P07); before any term they turn to something else altogether.
  private mutating func narrow(_ index: Int) {
    let text = tokens[index].text
    let isClause =
      ["because", "since", "which", "so"].contains(text)
      || text == "that" && !Self.aboutTerms.contains(word(at: index + 1))
    if isClause, sign != .neutral || termsSinceCue > 0 { isInClause = true }
    guard sign != .neutral else { return }
    if text == "in", ["place", "lieu", "favor", "favour", "preference"].contains(word(at: index + 1)) { return }
    guard Self.narrowingWords.contains(text) else {
      if !Self.aboutTerms.contains(text) { wordsSinceCue += 1 }
      return
    }
    if termsSinceCue > 0 {
      if group.narrowing == nil {
        let end = tokens[index...].firstIndex { $0.kind == .mark && $0.text == ";" } ?? tokens.count
        group.narrowing = index..<end
      }
      if text != "in" { sign = .neutral }
    } else if wordsSinceCue > 0 && !(text == "as" && isTermSoon(index)) || tellsSense(index)
      || text == "for" && sign == .avoid
    {
      signBeforeNarrowing = sign
      sign = .neutral
    }
  }

  /// “Don't use to mean *press*” under a term rules on that term, not on the meaning.
  private func tellsSense(_ index: Int) -> Bool {
    tokens[index].text == "to"
      && ["mean", "refer", "describe", "indicate", "denote", "express"].contains(word(at: index + 1))
  }

  /// Words that announce terms.
  private static let aboutTerms: Set<String> = Set(
    words: """
      the a an word words term terms phrase phrases expression expressions prefix verb verbs noun form and or
      abbreviation abbreviations following any other all iterations language using spelling full name names such pronoun
      pronouns either both just only instead simply of ambiguous link text filler overused directional
      """)

  private static let narrowingWords: Set<String> = Set(
    words: """
      to for when if as unless except because since where only before after which that in without with on while until
      outside inside during from
      """)

  /// Whether “use” is an order here and not part of a relative clause or an infinitive.
  private func isOrder(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = tokens[index - 1]
    if before.kind == .mark { return true }
    return [
      "instead", "always", "please", "should", "must", "can", "and", "or", "rather", "then", "we", "only", "but", "may",
      "also", "just",
      "shall", "simply", "you", "ok", "okay", "generally", "usually", "spelled", "written",
    ].contains(before.text)
  }

  /// Whether a term stands within the next three tokens, so that a short word such as “not” speaks about it.
  private func isTermSoon(_ index: Int) -> Bool {
    tokens[(index + 1)...].prefix(4).contains { $0.kind == .term }
  }

  /// Whether the next token is a word set off as such.
  private func isTermNext(_ index: Int) -> Bool {
    tokens.indices.contains(index + 1) && tokens[index + 1].kind == .term
      && [.quotes, .emphasis].contains(tokens[index + 1].markup)
  }

  private func word(at index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }
}
