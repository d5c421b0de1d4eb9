import TextScanning
import Yams

/// One rule file of a Vale style, read: its keys with their lines.
package struct ValeFile: Sendable {
  /// A text of the file and the line it stands on.
  package struct Item: Sendable, Hashable {
    package var text: String
    package var line: Int
  }

  /// Why a file is no rule, and where.
  package struct Fault: Error, Sendable, Hashable {
    package var reason: String
    package var line: Int
  }

  private enum Value: Sendable {
    case item(Item)
    case list([Item])
    case pairs([(key: Item, value: Item)])
    case maps([[String: Item]])
  }

  private let values: [String: (line: Int, value: Value)]
  /// The kind of rule: `existence`, `substitution` and so on.
  package let extends: Item

  /// Throws for what is no YAML, no mapping or no rule.
  package init(_ bytes: [UInt8]) throws(Fault) {
    let root = try Self.compose(String(decoding: bytes, as: UTF8.self))
    guard let mapping = root.mapping else { throw Fault(reason: "no Vale rule: the file holds no keys", line: 1) }
    var values: [String: (Int, Value)] = [:]
    for (key, node) in mapping {
      guard let name = key.scalar?.string else { continue }
      values[name] = (key.startLine, Self.value(node))
    }
    self.values = values
    guard case .item(let extends)? = values["extends"]?.1 else {
      throw Fault(reason: "no Vale rule: “extends” is missing", line: 1)
    }
    self.extends = extends
  }

  private static func value(_ node: Node) -> Value {
    switch node {
    case .mapping(let mapping):
      return .pairs(mapping.map { (item($0.key), item($0.value)) })
    case .sequence(let sequence) where sequence.first?.mapping != nil:
      return .maps(
        sequence.map { node in
          Dictionary((node.mapping ?? [:]).map { ($0.key.scalar?.string ?? "", item($0.value)) }) { _, last in last }
        })
    case .sequence(let sequence): return .list(sequence.map(item))
    default: return .item(item(node))
    }
  }

  private static func item(_ node: Node) -> Item {
    Item(
      text: node.scalar?.string ?? node.sequence?.compactMap { $0.scalar?.string }.joined(separator: "\n") ?? "",
      line: node.startLine)
  }

  /// Vale takes the last of several equal keys.
  private static func compose(_ text: String) throws(Fault) -> Node {
    var text = text
    for _ in 0..<20 {
      do {
        guard let node = try Yams.compose(yaml: text) else { throw Fault(reason: "the file is empty", line: 1) }
        return node
      } catch YamlError.duplicatedKeysInMapping(let names, _) {
        let shortened = withoutEarlier(names, text)
        guard shortened != text else {
          throw Fault(reason: "a key stands twice: \(names.joined(separator: ", "))", line: 1)
        }
        text = shortened
      } catch let fault as Fault {
        throw fault
      } catch YamlError.parser(_, let problem, let mark, _), YamlError.scanner(_, let problem, let mark, _) {
        throw Fault(reason: "no YAML: \(problem)", line: mark.line)
      } catch {
        throw Fault(reason: "no YAML", line: 1)
      }
    }
    throw Fault(reason: "no YAML: keys stand twice", line: 1)
  }

  /// The text with all lines emptied that give one of the keys a value, but for the last one of each.
  private static func withoutEarlier(_ names: [String], _ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for name in names {
      let places = lines.indices.filter { index in
        let line = lines[index].drop { $0 == " " }
        return ["", "'", "\""].contains {
          line.hasPrefix("\($0)\(name)\($0):") || line.hasPrefix("\($0)\(name)\($0) :")
        }
      }
      for index in places.dropLast() { lines[index] = "" }
    }
    return lines.joined(separator: "\n")
  }
}

extension Node {
  fileprivate var startLine: Int { mark?.line ?? 1 }
}

extension ValeFile {
  /// The text of a key; nil when it is missing or holds a list.
  package func text(_ key: String) -> String? {
    if case .item(let item)? = values[key]?.value { return item.text }
    return nil
  }

  /// Whether a key says yes.
  package func flag(_ key: String) -> Bool { ["true", "True", "TRUE", "yes", "on"].contains(text(key) ?? "") }

  package func number(_ key: String) -> Double? { text(key).flatMap { Double($0) } }

  /// The texts of a list, or the one text of a key.
  package func list(_ key: String) -> [Item] {
    switch values[key]?.value {
    case .list(let items)?: items
    case .item(let item)?: item.text.isEmpty ? [] : [item]
    default: []
    }
  }

  package func pairs(_ key: String) -> [(key: Item, value: Item)] {
    if case .pairs(let pairs)? = values[key]?.value { return pairs }
    return []
  }

  /// The maps of a list.
  package func entries(_ key: String) -> [[String: Item]] {
    if case .maps(let maps)? = values[key]?.value { return maps }
    return []
  }

  /// The line of a key, or the first one.
  package func line(_ key: String) -> Int { values[key]?.line ?? 1 }

  package func has(_ key: String) -> Bool { values[key] != nil }
}
