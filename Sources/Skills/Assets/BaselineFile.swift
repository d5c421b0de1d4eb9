import TextScanning

/// `assets/baseline.json` (`skillc.baseline/1`): how the project's own pages keep the rules, the floor for drift and tone.
package enum BaselineFile {
  package static let schema = "skillc.baseline/1"

  /// The file, or nothing when no page was measured.
  package static func files(_ bundle: SkillBundle) -> [BundleFile] {
    guard let baseline = bundle.baseline.object, !baseline.isEmpty else { return [] }
    var members: [(name: String, write: (inout LinedJSON) -> Void)] = [("schema", { $0.append(JSON.string(schema)) })]
    for name in baseline.keys.sorted(by: JSON.bytewise) where name != "schema" {
      guard let value = baseline[name] else { continue }
      members.append((name, { $0.append(broken: value) }))
    }
    return [BundleFile(path: "assets/baseline.json", bytes: LinedJSON.object(members))]
  }
}

extension LinedJSON {
  /// Objects and arrays with one entry a line, other values as they are.
  fileprivate mutating func append(broken value: JSON) {
    if let object = value.object {
      append(members: object.keys.sorted(by: JSON.bytewise).map { (object[$0] ?? .null).member($0) })
    } else if let array = value.array {
      append(lines: array.map(\.bytes))
    } else {
      append(value)
    }
  }
}
