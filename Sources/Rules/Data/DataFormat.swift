import TextScanning

/// A format of data that a check reads whole.
package enum DataFormat: String, Sendable, CaseIterable {
  case json, jsonLines, yaml, toml

  /// The format that the info string of a code block names; nil for others, comments in JSON among them.
  package init?(info: String) {
    let name = info.lowercased().prefix { $0 != " " && $0 != "{" && $0 != "," && $0 != ":" }
    guard let format = Self.names[String(name)] else { return nil }
    self = format
  }

  private static let names: [String: DataFormat] = [
    "json": .json, "geojson": .json, "jsonl": .jsonLines, "ndjson": .jsonLines, "jsonlines": .jsonLines,
    "yaml": .yaml, "yml": .yaml, "toml": .toml,
  ]

  /// For people.
  package var title: String {
    switch self {
    case .json: "JSON"
    case .jsonLines: "JSON Lines"
    case .yaml: "YAML"
    case .toml: "TOML"
    }
  }

  /// The values that a text holds: one, or one a line or document. O(bytes).
  package func values(_ bytes: [UInt8]) throws(DataFault) -> [LocatedValue] {
    switch self {
    case .json: [try Self.json(bytes)]
    case .jsonLines: try Self.lines(bytes)
    case .yaml: try YAMLReader.documents(bytes)
    case .toml: [try TOMLReader.read(bytes)]
    }
  }

  private static func json(_ bytes: [UInt8]) throws(DataFault) -> LocatedValue {
    do throws(JSONError) {
      return try LocatedValue(parsingJSON: bytes)
    } catch {
      throw DataFault(error.message, at: error.offset, in: bytes)
    }
  }

  private static func lines(_ bytes: [UInt8]) throws(DataFault) -> [LocatedValue] {
    var values: [LocatedValue] = []
    let lines = LineIndex(bytes)
    for line in 1...lines.lineCount {
      let range = lines.range(ofLine: line)
      guard !bytes[range].allSatisfy(ASCII.isSpace) else { continue }
      do throws(DataFault) {
        values.append(try json(Array(bytes[range])).moved(by: range.lowerBound))
      } catch {
        let start = range.lowerBound
        throw DataFault(error.reason, start + error.range.lowerBound..<start + error.range.upperBound)
      }
    }
    return values
  }
}

extension LocatedValue {
  /// The value with all its places moved.
  fileprivate func moved(by offset: Int) -> LocatedValue {
    func moved(_ range: Range<Int>) -> Range<Int> { range.lowerBound + offset..<range.upperBound + offset }
    switch content {
    case .array(let values): return LocatedValue(.array(values.map { $0.moved(by: offset) }), moved(range))
    case .object(let members):
      let shifted = members.map {
        Member(key: $0.key, keyRange: moved($0.keyRange), value: $0.value.moved(by: offset))
      }
      return LocatedValue(.object(shifted), moved(range))
    default: return LocatedValue(content, moved(range))
    }
  }
}
