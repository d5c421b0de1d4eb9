import TextScanning

/// The endings and beginnings of a Hunspell dictionary (`.aff`), and what its flags mean.
struct AffixTable: Sendable {
  /// One way to make a form of a word: take `strip` off, put `add` on, where the word fits `condition`.
  struct Affix: Sendable {
    var flag: String
    var strip: String
    var condition: [ConditionMark]
    /// Flags that forms so made have themselves.
    var further: Set<String>
    var crosses: Bool
  }

  /// One place of a condition: the letters that may stand there, or may not.
  struct ConditionMark: Sendable {
    var letters: Set<Unicode.Scalar>
    var isNegative: Bool

    func admits(_ scalar: Unicode.Scalar) -> Bool { letters.isEmpty || letters.contains(scalar) != isNegative }
  }

  private enum FlagStyle { case letter, long, number }

  /// By what they add.
  private(set) var suffixes: [String: [Affix]] = [:]
  private(set) var prefixes: [String: [Affix]] = [:]
  private(set) var isLatin1 = false
  private(set) var special: [String: String] = [:]
  private(set) var leastPart = 3
  private var style = FlagStyle.letter
  private var aliases: [Set<String>] = []
  private var crossing: [String: Bool] = [:]

  init(_ bytes: [UInt8]) {
    isLatin1 = Self.isLatin1(bytes)
    for line in Self.text(bytes, isLatin1: isLatin1).split(whereSeparator: \.isNewline) {
      let words = line.split { $0 == " " || $0 == "\t" }.map(String.init)
      if words.count > 1 { read(words) }
    }
  }

  /// A file of a dictionary as text.
  static func text(_ bytes: [UInt8], isLatin1: Bool) -> String {
    guard isLatin1 else { return String(decoding: bytes, as: UTF8.self) }
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
    return String(scalars)
  }

  private static func isLatin1(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(400), as: UTF8.self)
    return head.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("SET ISO8859-1") }
  }

  private mutating func read(_ words: [String]) {
    switch words[0] {
    case "FLAG": style = words[1] == "long" ? .long : words[1] == "num" ? .number : .letter
    case "AF":
      // The first line says how many there are.
      if Int(words[1]) == nil || !aliases.isEmpty || style == .number && words[1].contains(",") {
        aliases.append(split(words[1]))
      }
    case "COMPOUNDMIN": leastPart = max(1, Int(words[1]) ?? 3)
    case "FORBIDDENWORD", "ONLYINCOMPOUND", "NEEDAFFIX", "COMPOUNDFLAG", "COMPOUNDBEGIN", "COMPOUNDMIDDLE",
      "COMPOUNDEND":
      special[words[0]] = words[1]
    case "SFX", "PFX":
      // `SFX A Y 3` opens a group; `SFX A y ies [^aeiou]y` is one of its members.
      if words.count == 4, Int(words[3]) != nil, words[2] == "Y" || words[2] == "N" {
        crossing[words[1]] = words[2] == "Y"
      } else if words.count >= 4 {
        add(words)
      }
    default: break
    }
  }

  private mutating func add(_ words: [String]) {
    let parts = words[3].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let text = parts[0] == "0" ? "" : parts[0]
    let affix = Affix(
      flag: words[1], strip: words[2] == "0" ? "" : words[2],
      condition: Self.condition(words.count > 4 ? words[4] : "."),
      further: parts.count > 1 ? flags(parts[1]) : [], crosses: crossing[words[1]] ?? false)
    if words[0] == "SFX" {
      suffixes[text, default: []].append(affix)
    } else {
      prefixes[text, default: []].append(affix)
    }
  }

  private static func condition(_ text: String) -> [ConditionMark] {
    if text == "." { return [] }
    var marks: [ConditionMark] = []
    var group: ConditionMark?
    for scalar in text.unicodeScalars {
      if scalar == "[" {
        group = ConditionMark(letters: [], isNegative: false)
      } else if scalar == "]" {
        if let group { marks.append(group) }
        group = nil
      } else if group != nil {
        if scalar == "^", group?.letters.isEmpty ?? false {
          group?.isNegative = true
        } else {
          group?.letters.insert(scalar)
        }
      } else {
        marks.append(ConditionMark(letters: scalar == "." ? [] : [scalar], isNegative: false))
      }
    }
    return marks
  }

  /// The flags behind a word's slash: written out, or the number of a set.
  func flags(_ text: String) -> Set<String> {
    if !aliases.isEmpty, let number = Int(text), aliases.indices.contains(number - 1) { return aliases[number - 1] }
    return split(text)
  }

  private func split(_ text: String) -> Set<String> {
    switch style {
    case .number: return Set(text.split(separator: ",").map(String.init))
    case .letter: return Set(text.unicodeScalars.map { String(Character($0)) })
    case .long:
      let scalars = Array(text.unicodeScalars)
      return Set(
        stride(from: 0, to: scalars.count - 1, by: 2).map { String(String.UnicodeScalarView(scalars[$0...$0 + 1])) })
    }
  }
}
