/// TEMPORARY
package func habits(_ pages: [PageConventions]) -> String {
  var lines: [String] = []
  for habit in Habit.allCases {
    var counts = [Int](repeating: 0, count: 8)
    var on = [Int](repeating: 0, count: 8)
    var examples = [String](repeating: "", count: 8)
    for page in pages { for o in page.observations where o.habit == habit { counts[o.value] += o.count; on[o.value] += 1; if examples[o.value].utf8.count < 120 { examples[o.value] += "|" + String(decoding: page.bytes(of: o.place).prefix(50), as: UTF8.self) } } }
    let total = counts.reduce(0, +)
    guard total > 0 else { continue }
    lines.append("\(habit) n=\(total): " + habit.values.indices.map { "\(habit.values[$0]) \(counts[$0] * 1000 / total)‰ \(counts[$0])/\(on[$0])p" }.joined(separator: ", "))
    for i in habit.values.indices where !examples[i].isEmpty { lines.append("      \(habit.values[i]): \(examples[i])") }
  }
  return lines.joined(separator: "\n")
}
package func toneLine(_ page: PageConventions) -> String { page.wordCount < 80 ? "" : "[" + page.tone.map(String.init).joined(separator: ",") + "]" }
import TextScanning
package func splitHolds(_ a: [(path: String, role: PageRole, conventions: PageConventions)], _ b: [(path: String, role: PageRole, conventions: PageConventions)]) -> [(name: String, strict: Bool, share: Double)] {
  let first = a.filter { $0.role.isExemplary }.map { (path: $0.path, conventions: $0.conventions) }.sorted { JSON.bytewise($0.path, $1.path) }
  var out: [(String, Bool, Double)] = []
  for mined in ConventionMiner.mine(first) {
    var tally = HabitTally()
    for page in b where page.role.isExemplary && (mined.scope.isEmpty || mined.scope.contains { Glob.matches($0, page.path) }) { tally.add(page.conventions) }
    let sample = tally.sample(mined.habit, mined.value)
    guard sample.places > 0 else { continue }
    out.append(("\(mined.habit)=\(mined.habit.values[mined.value])" + (mined.scope.isEmpty ? "" : "@"), mined.strength == .rule, sample.share))
  }
  return out
}
package func sectionsLine(_ page: PageConventions) -> String { page.sections.map { "\($0.level)\($0.isOptional ? "?" : ""):\($0.name)" }.joined(separator: "|") + " blanks=\(page.blanks) type=\(page.type ?? "-") keys=\(page.keys)" }
