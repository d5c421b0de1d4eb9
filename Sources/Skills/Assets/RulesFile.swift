import Rules
import TextScanning

/// `assets/rules.json` (`skillc.rules/1`): the meaning of a bundle, one rule a line, sorted by id, in files that loaders accept.
package enum RulesFile {
  package static let schema = "skillc.rules/1"
  /// A file that would grow past this many bytes is continued in the next part.
  package static let partLimit = 200_000

  /// The first part and its continuations.
  package static func files(name: String, rules: [Rule]) -> [BundleFile] {
    let lines = rules.sorted { JSON.bytewise($0.id, $1.id) }.map(\.json.bytes)
    var chunks: [ArraySlice<[UInt8]>] = []
    var start = 0
    var size = 200
    for (index, line) in lines.enumerated() {
      if index > start, size + line.count + 2 > partLimit {
        chunks.append(lines[start..<index])
        (start, size) = (index, 200)
      }
      size += line.count + 2
    }
    chunks.append(lines[start...])
    let parts = chunks.indices.dropFirst().map { "rules-\($0 + 1).json" }
    return chunks.enumerated().map { index, chunk in
      var members: [(name: String, write: (inout LinedJSON) -> Void)] = [
        ("name", { $0.append(JSON.string(name)) }),
        ("rules", { $0.append(lines: chunk) }),
        ("schema", { $0.append(JSON.string(schema)) }),
      ]
      if index == 0, !parts.isEmpty { members.append(("parts", { $0.append(JSON(parts)) })) }
      return BundleFile(
        path: index == 0 ? "assets/rules.json" : "assets/" + parts[index - 1], bytes: LinedJSON.object(members))
    }
  }

  /// What pins a bundle: a hash over kind, slots, scope, modality and instruction of its rules, in the order of their ids.
  package static func digest(_ rules: [Rule]) -> String {
    let meaning = rules.sorted { JSON.bytewise($0.id, $1.id) }.map { rule in
      JSON.array([
        .string(rule.kind), .object(rule.slots), rule.scope.json, .string(rule.modality.rawValue),
        .string(rule.instruction),
      ])
    }
    return "sha256:" + Digest.sha256(JSON.array(meaning).bytes)
  }
}
