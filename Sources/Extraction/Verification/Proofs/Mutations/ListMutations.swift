import Rules
import TextScanning

extension Mutation {
  /// Mutations of lists and steps.
  static let lists: [String: Mutation] = [
    "list.marker": Mutation(.list) { list, rule in
      guard let marker = rule.slots["marker"]?.string, ["-", "*", "+"].contains(marker) else { return nil }
      return changed(onLines(of: list, marker, becomes: marker == "-" ? "*" : "-"), from: list)
    },
    "list.numbering": Mutation(.steps) { list, rule in
      let lines = list.split(separator: "\n", omittingEmptySubsequences: false)
      let items = lines.indices.filter { lines[$0].hasPrefix("1. ") || lines[$0].hasPrefix("2. ") }
      guard items.count >= 2, let style = rule.slots["style"]?.string, style == "ones" || style == "increasing" else {
        return nil
      }
      var broken = lines.map(String.init)
      for item in items { broken[item] = "1" + broken[item].dropFirst() }
      if style == "ones" { broken[items[1]] = "2" + broken[items[1]].dropFirst() }
      return changed(broken.joined(separator: "\n"), from: list)
    },
    "list.case": Mutation(.list) { list, rule in
      guard rule.slots["style"]?.string == "capital", let item = items(of: list).dropFirst().first,
        let first = item.first, first.isLowercase || first.isUppercase, item.dropFirst().first?.isLowercase == true
      else { return nil }
      return list.replacing(item, with: first.lowercased() + item.dropFirst(), maxReplacements: 1)
    },
    "list.spacing": Mutation(.list) { list, rule in
      rule.slots["bullets"]?.int == 1 ? changed(onLines(of: list, "- ", becomes: "-  "), from: list) : nil
    },
    "step.form": Mutation(.steps) { list, _ in
      guard let step = items(of: list).first, step.first?.isUppercase == true else { return nil }
      return list.replacing(step, with: "The reader of this page has to wait", maxReplacements: 1)
    },
    "list.indent": Mutation(.list) { list, _ in
      let lines = list.split(separator: "\n", omittingEmptySubsequences: false)
      guard lines.count >= 2, lines.allSatisfy({ $0.hasPrefix("- ") || $0.hasPrefix("* ") }) else { return nil }
      return lines.enumerated().map { $0.offset == 1 ? " \($0.element)" : String($0.element) }.joined(separator: "\n")
    },
  ]

  /// The text of each top-level item's first line.
  private static func items(of list: String) -> [Substring] {
    list.split(separator: "\n").compactMap { line in
      guard let space = line.firstIndex(of: " "), space > line.startIndex,
        "-*+.)".contains(line[line.index(before: space)])
      else { return nil }
      return line[line.index(after: space)...]
    }
  }

  private static func onLines(of list: String, _ start: String, becomes other: String) -> String {
    list.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix(start) ? other + line.dropFirst(start.count) : String(line)
    }
    .joined(separator: "\n")
  }
}
