import Rules
import TextScanning

extension Mutation {
  /// Mutations of code, tables and what stands between blocks.
  static let blocks: [String: Mutation] = [
    "code.fence": Mutation(.code) { block, rule in
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
      guard let first = lines.first, first.hasPrefix("```"), !first.hasPrefix("````") else { return nil }
      if rule.slots["language"]?.bool == true {
        return first.count > 3 ? "```\n" + lines.dropFirst().joined(separator: "\n") : nil
      }
      guard rule.slots["fence"]?.string == "```", lines.last?.hasPrefix("```") == true else { return nil }
      return "~~~" + first.dropFirst(3) + "\n" + lines.dropFirst().dropLast().joined(separator: "\n") + "\n~~~"
    },
    "code.style": Mutation(.code) { block, rule in
      guard rule.slots["style"]?.string == "fenced" else { return nil }
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast()
      return lines.isEmpty ? nil : lines.map { "    \($0)" }.joined(separator: "\n")
    },
    "code.prompt": Mutation(.code) { block, rule in
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
      let shells = ["```bash", "```sh", "```shell", "```console"]
      guard rule.slots["use"]?.bool == false, lines.count >= 3, shells.contains(String(lines[0])),
        lines[1].first?.isLetter == true
      else { return nil }
      return lines.enumerated().map { $0.offset == 1 ? "$ \($0.element)" : String($0.element) }.joined(separator: "\n")
    },
    "table.form": Mutation(.table) { table, _ in
      let lines = table.split(separator: "\n")
      guard lines.count >= 3, let last = lines.last, last.hasPrefix("|"), last.count(where: { $0 == "|" }) >= 3,
        !last.contains("`"), !last.contains("\\")
      else { return nil }
      return lines.dropLast().joined(separator: "\n") + "\n| alone |"
    },
    "table.pipes": Mutation(.table) { table, rule in
      guard rule.slots["style"]?.string == "both", let row = table.split(separator: "\n").last, row.hasPrefix("| ")
      else { return nil }
      return String(table.dropLast(row.count)) + row.dropFirst(2)
    },
    "blank.around": Mutation(.heading) { heading, rule in
      rule.slots["element"]?.string == "heading" && heading.hasPrefix("#") ? "Text.\n\(heading)\nText." : nil
    },
    "blank.lines": Mutation(.paragraph) { text, rule in
      let limit = rule.slots["max"]?.int ?? 1
      return text + String(repeating: "\n", count: limit + 3) + "Text."
    },
    "rule.marker": Mutation(.paragraph) { text, rule in
      text + (rule.slots["marker"]?.string == "---" ? "\n\n***" : "\n\n---")
    },
    "emphasis.heading": Mutation(.paragraph) { text, _ in "\(text)\n\n**Next part**\n\n\(text)" },
  ]
}
