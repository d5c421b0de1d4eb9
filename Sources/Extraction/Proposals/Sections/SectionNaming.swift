import Documents
import Prose
import TextScanning

/// The names of sections that a sentence or the list under it gives, in order.
struct SectionNaming: Sendable {
  let names: [String]
  /// Units besides the sentence that gave names.
  let items: [Unit]

  /// Names marked up in the sentence from token `start` on, else plain ones after its colon, else the items of the list it leads in.
  init?(_ unit: Unit, from start: Int, in reading: PrescriptivePage) {
    let items = reading.units.filter { $0.leadIn == unit.range && $0.isFirst }
    if !items.isEmpty {
      let names = items.compactMap(Self.name(ofItem:))
      guard names.count == items.count else { return nil }
      self.names = names
      self.items = items
      return
    }
    let marked = unit.tokens[start...].filter { $0.kind == .term && $0.markup != .none }.map { Self.clean($0.text) }
    names = marked.isEmpty ? Self.plain(unit) : marked
    self.items = []
    guard !names.isEmpty, names.allSatisfy(Self.isName), Set(names).count == names.count else { return nil }
  }

  /// “**Impact**: who is hit”, “Impact — who is hit”, “Impact”.
  private static func name(ofItem unit: Unit) -> String? {
    let tokens = unit.tokens
    guard let first = tokens.first else { return nil }
    if first.kind == .term { return isName(clean(first.text)) ? clean(first.text) : nil }
    let end = tokens.firstIndex { $0.kind == .mark && [":", "—", "–", "(", "."].contains($0.text) } ?? tokens.count
    guard end > 0, tokens[..<end].allSatisfy({ $0.kind != .mark || $0.text == "," || $0.text == "-" }) else {
      return nil
    }
    let name = clean(unit.page.string(first.range.lowerBound..<tokens[end - 1].range.upperBound))
    return isName(name) ? name : nil
  }

  /// “…: Context, Decision, and Consequences.”
  private static func plain(_ unit: Unit) -> [String] {
    guard let colon = unit.tokens.lastIndex(where: { $0.text == ":" }), colon + 1 < unit.tokens.count else { return [] }
    let rest = unit.tokens[(colon + 1)...]
    guard rest.allSatisfy({ $0.kind == .word || [",", ".", ";"].contains($0.text) }) else { return [] }
    let text = unit.page.string(unit.tokens[colon + 1].range.lowerBound..<unit.range.upperBound)
    let names = text.split { $0 == "," || $0 == ";" }.flatMap { part in
      String(part).replacing(" and ", with: ",").split(separator: ",").map { clean(String($0)) }
    }.map { $0.hasPrefix("and ") ? String($0.dropFirst(4)) : $0 }.filter { !$0.isEmpty }
    return names.count >= 2 ? names.map { $0.prefix(1).uppercased() + $0.dropFirst() } : []
  }

  private static func clean(_ text: String) -> String {
    var name = Sentence.trimmed(text)
    while let last = name.utf8.last, [.of("."), .of(":")].contains(last) { name.removeLast() }
    return name
  }

  /// A heading: at most six words, no path and no code.
  private static func isName(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    let words = Words.ranges(bytes, in: 0..<bytes.count)
    return (1...6).contains(words.count) && !bytes.contains { "<>{}[]=|\\/$@`\n".utf8.contains($0) }
      && bytes.first.map { ASCII.isUpper($0) } ?? false
  }
}
