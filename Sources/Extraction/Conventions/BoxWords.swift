import TextScanning

/// Says how a project writes its boxes: the shortcode or the pictographs that most of its pages use.
struct BoxWords {
  let pages: [(path: String, conventions: PageConventions)]

  /// The meaning with the project's own form in its words.
  func refined(_ meaning: ConventionMeaning, value: Int) -> ConventionMeaning {
    var meaning = meaning
    switch Habit.admonitionSyntax.values[value] {
    case "hugo":
      guard let mark = common(value, Self.shortcode).first else { break }
      meaning.instruction = "Write notes and warnings with the shortcode `\(mark)`, as the other pages do."
    case "pictograph":
      let marks = common(value, Self.pictograph).prefix(3)
      guard !marks.isEmpty else { break }
      let forms = marks.map { "`> \($0) …`" }.joined(separator: " or ")
      meaning.slots["principle"] = .string(
        "Write notes and warnings as block quotes whose first line is a pictograph and a title: \(forms).")
    default: break
    }
    return meaning
  }

  /// What the first boxes of the pages have in common: forms on a fifth of the pages or more, the most common first.
  private func common(_ value: Int, _ form: ([UInt8]) -> String?) -> [String] {
    var counts: [String: Int] = [:]
    for (_, page) in pages {
      for shown in page.observations where shown.habit == .admonitionSyntax && shown.value == value {
        if let found = form(page.bytes(of: shown.place)) { counts[found, default: 0] += 1 }
      }
    }
    let all = counts.values.reduce(0, +)
    return counts.filter { $0.value * 5 >= all }.keys.sorted { left, right in
      let (first, second) = (counts[left] ?? 0, counts[right] ?? 0)
      return first != second ? first > second : JSON.bytewise(left, right)
    }
  }

  /// `{{% alert` of `{{% alert title="Note" %}}`.
  private static func shortcode(_ bytes: [UInt8]) -> String? {
    guard let start = bytes.indices.first(where: { bytes.hasBytes("{{", at: $0) }) else { return nil }
    var end = start + 2
    while end < bytes.count, bytes[end] == .of("%") || bytes[end] == .of("<") || bytes[end] == .space { end += 1 }
    let name = end
    while end < bytes.count, ASCII.isWord(bytes[end]) || bytes[end] == .of("-") || bytes[end] == .of("/") { end += 1 }
    return end > name ? bytes.string(start..<end) : nil
  }

  /// The first pictograph.
  private static func pictograph(_ bytes: [UInt8]) -> String? {
    guard let start = bytes.firstIndex(where: { $0 == 0xF0 || $0 == 0xE2 }) else { return nil }
    let end = start + Words.scalarLength(bytes[start])
    return end <= bytes.count ? bytes.string(start..<end) : nil
  }
}
