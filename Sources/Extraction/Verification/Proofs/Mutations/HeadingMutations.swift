import Rules
import TextScanning

extension Mutation {
  /// Mutations of headings.
  static let headings: [String: Mutation] = [
    "casing.heading": Mutation(.heading) { heading, rule in
      let words = heading.split(separator: " ", omittingEmptySubsequences: false)
      guard isPlain(heading), words.count >= 4 else { return nil }
      let broken = words.enumerated().map { position, word in
        position < 2 ? String(word) : rule.slots["style"]?.string == "title" ? word.lowercased() : capitalized(word)
      }
      guard let mutant = changed(broken.joined(separator: " "), from: heading) else { return nil }
      // A page tells which of its words are ordinary ones; the heading it kept did.
      return mutant + "\n\n" + words.dropFirst(2).joined(separator: " ").lowercased() + "."
    },
    "punctuation.end": Mutation(.heading) { heading, rule in
      guard rule.slots["place"]?.string == "heading", rule.slots["mark"]?.string == "none" else { return nil }
      return heading.hasPrefix("#") && !heading.hasSuffix("#") ? heading + "." : nil
    },
    "heading.marker": Mutation(.heading) { heading, rule in
      guard rule.slots["style"]?.string == "atx", heading.hasPrefix("# ") || heading.hasPrefix("## ") else {
        return nil
      }
      let isTop = heading.hasPrefix("# ")
      let title = heading.dropFirst(isTop ? 2 : 3)
      // “1. Rooms” without its sign is a list item.
      return title.first?.isLetter == true ? title + (isTop ? "\n===" : "\n---") : nil
    },
    "heading.levels": Mutation(.heading) { heading, rule in
      let level = heading.prefix { $0 == "#" }.count
      guard rule.slots["step"]?.int == 1, (1...3).contains(level) else { return nil }
      return "\(heading)\n\n" + String(repeating: "#", count: level + 2) + " Further"
    },
    "heading.spacing": Mutation(.heading) { heading, rule in
      guard rule.slots["forbid"]?.string == "extra", let space = heading.firstIndex(of: " ") else { return nil }
      return heading[..<space] + "  " + heading[space...].dropFirst()
    },
    "heading.indent": Mutation(.heading) { heading, _ in heading.hasPrefix("#") ? "  \(heading)" : nil },
    "heading.unique": Mutation(.heading) { heading, _ in "\(heading)\n\nText.\n\n\(heading)" },
    "heading.single": Mutation(.heading) { heading, rule in
      let level = max(1, rule.slots["level"]?.int ?? 1)
      let marks = String(repeating: "#", count: level)
      return "\(marks) One\n\nText.\n\n\(marks) Another"
    },
  ]

  /// Only letters, spaces and the marks of the heading: no name, code or acronym whose case is its own.
  private static func isPlain(_ heading: String) -> Bool {
    heading.utf8.allSatisfy { ASCII.isLetter($0) || $0 == .space || $0 == .of("#") }
  }

  private static func capitalized(_ word: Substring) -> String {
    // Short words stay small in a title too.
    word.utf8.count < 4 ? String(word) : word.prefix(1).uppercased() + word.dropFirst()
  }

  /// The broken text, or nil when nothing was there to break.
  static func changed(_ broken: String, from text: String) -> String? { broken == text ? nil : broken }
}
