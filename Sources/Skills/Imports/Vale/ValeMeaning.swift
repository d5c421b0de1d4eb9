import Rules
import TextScanning

/// What a Vale rule means in our kinds: kind and slots, with what of the file could not be taken along.
struct ValeMeaning {
  var kind: String
  var slots: [String: JSON]
  var isBan = false
  /// Parts of the file that are left out while the rest is imported.
  var leftOut: [(line: Int, reason: String)] = []

  /// Words that count as right in every rule of the style: those of its vocabulary.
  let accepted: [String]

  /// Throws where the file as a whole stands for no rule.
  init(_ file: ValeFile, accepted: [String], words: (String) -> [String] = { _ in [] }) throws(ValeFile.Fault) {
    kind = ""
    slots = [:]
    self.accepted = accepted
    if let message = file.text("message"), !message.isEmpty { slots["message"] = .string(message) }
    switch file.extends.text {
    case "existence": try existence(file)
    case "substitution": try substitution(file)
    case "occurrence": try occurrence(file)
    case "repetition": repetition(file)
    case "consistency": try consistency(file)
    case "conditional": try conditional(file)
    case "capitalization": try capitalization(file)
    case "metric": try metric(file)
    case "readability": try readability(file)
    case "spelling": spelling(file, reading: words)
    case "sequence": try sequence(file)
    case "script":
      throw ValeFile.Fault(reason: "rules that are scripts are not run", line: file.extends.line)
    default:
      throw ValeFile.Fault(reason: "“\(file.extends.text)” is no kind of Vale rule", line: file.extends.line)
    }
  }

  private mutating func existence(_ file: ValeFile) throws(ValeFile.Fault) {
    isBan = true
    kind = "pattern.ban"
    let tokens = readable(file.list("tokens").filter { !$0.text.utf8.allSatisfy(ASCII.isSpace) })
    let raw = file.list("raw").map(\.text).joined()
    if tokens.isEmpty, raw.isEmpty {
      guard file.list("tokens").isEmpty else {
        throw ValeFile.Fault(reason: "none of its tokens can be read", line: file.line("tokens"))
      }
      // Without tokens a rule forbids the place itself.
      slots["avoid"] = [".+"]
      slots["words"] = false
      return
    }
    if !raw.isEmpty {
      try check(raw, line: file.line("raw"))
      slots[file.flag("append") ? "trail" : "lead"] = .string(raw)
    }
    if !tokens.isEmpty { slots["avoid"] = JSON(tokens.map(\.text)) }
    patterns(file)
    if isPlainBan(file, tokens.map(\.text), raw) {
      kind = "term.ban"
      slots["ignoreCase"] = nil
    }
  }

  /// Whether a rule bans plain words and nothing else: the kind for those knows more of them.
  private func isPlainBan(_ file: ValeFile, _ tokens: [String], _ raw: String) -> Bool {
    raw.isEmpty && file.flag("ignorecase") && !file.flag("nonword") && slots["except"] == nil && slots["action"] == nil
      && tokens.allSatisfy(Self.isPlain) && !file.has("scope")
  }

  private static func isPlain(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last else { return false }
    return ASCII.isLetter(first) && ASCII.isLetter(last)
      && bytes.allSatisfy { ASCII.isLetter($0) || $0 == .space || $0 == .of("-") || $0 == .of("'") }
  }

  private mutating func substitution(_ file: ValeFile) throws(ValeFile.Fault) {
    kind = "pattern.substitute"
    let pairs = file.pairs("swap").filter { isReadable($0.key) }
    guard !pairs.isEmpty else { throw ValeFile.Fault(reason: "it swaps nothing", line: file.line("swap")) }
    slots["avoid"] = JSON(pairs.map(\.key.text))
    slots["prefer"] = JSON(pairs.map(\.value.text))
    patterns(file)
    if file.has("pos") {
      leftOut.append((file.line("pos"), "parts of speech are not looked at"))
    }
  }

  private mutating func occurrence(_ file: ValeFile) throws(ValeFile.Fault) {
    kind = "pattern.count"
    guard let token = file.text("token"), !token.isEmpty else {
      throw ValeFile.Fault(reason: "“token” is missing", line: file.extends.line)
    }
    try check(token, line: file.line("token"))
    slots["token"] = .string(token)
    for key in ["max", "min"] {
      if let number = file.number(key), number > 0, number < 1e9 { slots[key] = .int(Int(number)) }
    }
    guard slots["max"] != nil || slots["min"] != nil else {
      throw ValeFile.Fault(reason: "neither “max” nor “min” bounds anything", line: file.extends.line)
    }
    if file.flag("ignorecase") { slots["ignoreCase"] = true }
  }

  private mutating func repetition(_ file: ValeFile) {
    kind = "pattern.repetition"
    let tokens = readable(file.list("tokens")).map(\.text)
    slots["tokens"] = JSON(tokens.isEmpty ? ["[^\\s]+"] : tokens)
    if let most = file.number("max"), most > 0, most < 1e9 { slots["max"] = .int(Int(most)) }
    if file.flag("alpha") { slots["alpha"] = true }
    if file.flag("ignorecase") { slots["ignoreCase"] = true }
    exceptions(file)
  }

  private mutating func consistency(_ file: ValeFile) throws(ValeFile.Fault) {
    kind = "pattern.consistency"
    let pairs = file.pairs("either").filter { isReadable($0.key) && isReadable($0.value) }
    guard !pairs.isEmpty else { throw ValeFile.Fault(reason: "“either” is missing", line: file.extends.line) }
    slots["either"] = JSON(pairs.map(\.key.text))
    slots["or"] = JSON(pairs.map(\.value.text))
    patterns(file)
    slots["except"] = nil
    slots["action"] = nil
  }

  private mutating func conditional(_ file: ValeFile) throws(ValeFile.Fault) {
    kind = "pattern.condition"
    for key in ["first", "second"] {
      guard let text = file.text(key), !text.isEmpty else {
        throw ValeFile.Fault(reason: "“\(key)” is missing", line: file.extends.line)
      }
      try check(text, line: file.line(key))
      slots[key] = .string(text)
    }
    if file.flag("ignorecase") { slots["ignoreCase"] = true }
    exceptions(file)
  }

  private mutating func capitalization(_ file: ValeFile) throws(ValeFile.Fault) {
    kind = "pattern.case"
    guard let match = file.text("match"), !match.isEmpty else {
      throw ValeFile.Fault(reason: "“match” is missing", line: file.extends.line)
    }
    let names = ["$sentence": "sentence", "$title": "title", "$lower": "lower", "$upper": "upper"]
    if names[match] == nil { try check(match, line: file.line("match")) }
    slots["match"] = .string(names[match] ?? match)
    if file.text("style") == "Chicago" { slots["style"] = "Chicago" }
    let indicators = file.list("indicators").map(\.text)
    if !indicators.isEmpty { slots["indicators"] = JSON(indicators) }
    if let prefix = file.text("prefix"), !prefix.isEmpty {
      try check(prefix, line: file.line("prefix"))
      slots["prefix"] = .string(prefix)
    }
    if let threshold = file.number("threshold"), threshold > 0, threshold <= 1 {
      slots["threshold"] = .number(threshold)
    }
    exceptions(file)
  }
}

// MARK: - What the kinds share

extension ValeMeaning {
  private mutating func patterns(_ file: ValeFile) {
    if file.flag("nonword") { slots["words"] = false }
    if file.flag("ignorecase") { slots["ignoreCase"] = true }
    exceptions(file)
    let action = file.pairs("action")
    guard let name = action.first(where: { $0.key.text == "name" })?.value else { return }
    guard ["replace", "remove", "edit"].contains(name.text) else {
      leftOut.append((name.line, "the action “\(name.text)” gives no one answer"))
      return
    }
    let words = action.first { $0.key.text == "params" }.map { $0.value.text.split(separator: "\n").map(String.init) }
    slots["action"] = JSON([name.text] + (words ?? []))
  }

  mutating func exceptions(_ file: ValeFile) {
    let own = readable(file.list("exceptions")).map(\.text)
    let all = own + (file.text("vocab") == "false" ? [] : accepted)
    if !all.isEmpty { slots["except"] = JSON(all) }
  }

  mutating func readable(_ items: [ValeFile.Item]) -> [ValeFile.Item] { items.filter { isReadable($0) } }

  /// Whether an expression can be searched for; says why not.
  private mutating func isReadable(_ item: ValeFile.Item) -> Bool {
    do throws(ValeFile.Fault) {
      try check(item.text, line: item.line)
      return true
    } catch {
      leftOut.append((error.line, error.reason))
      return false
    }
  }

  func check(_ expression: String, line: Int) throws(ValeFile.Fault) {
    guard expression.utf8.count <= 20_000 else {
      throw ValeFile.Fault(reason: "the expression is too long", line: line)
    }
    do throws(PatternError) {
      _ = try RegexParser.parse(expression)
    } catch {
      throw ValeFile.Fault(reason: "no expression we can search for: \(error.reason)", line: line)
    }
  }
}
