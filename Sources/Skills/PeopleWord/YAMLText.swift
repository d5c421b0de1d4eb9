import TextScanning
import Yams

/// A YAML document as a tree with lines: what people write by hand needs errors that say where.
package enum YAMLText {
  /// Why a text is no YAML; the line counts from 1.
  package struct Problem: Error, Equatable {
    package let message: String
    package let line: Int
  }

  /// The root of a document, or nil when it is empty.
  static func compose(_ text: String) throws(Problem) -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw problem(error)
    } catch {
      throw Problem(message: "cannot be read as YAML", line: 1)
    }
  }

  /// The document as JSON; comments and positions are lost.
  package static func json(_ text: String) throws(Problem) -> JSON { try compose(text)?.json ?? .null }

  private static func problem(_ error: YamlError) -> Problem {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return Problem(message: problem, line: mark.line)
    case .duplicatedKeysInMapping(let keys, let context):
      return Problem(
        message: "the key \(keys.sorted(by: JSON.bytewise).joined(separator: ", ")) stands twice",
        line: context.mark.line)
    case .reader(let problem, _, _, _):
      return Problem(message: problem, line: 1)
    default:
      return Problem(message: "cannot be read as YAML", line: 1)
    }
  }

  /// A text as a YAML scalar in double quotes.
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension Node {
  /// Line of the node, from 1.
  var line: Int { mark?.line ?? 1 }

  /// The members of a mapping in order; nil for anything else. Keys that are no scalars are left out.
  var members: [(key: String, node: Node)]? {
    guard case .mapping(let mapping) = self else { return nil }
    return mapping.compactMap { pair in
      guard case .scalar(let key) = pair.key else { return nil }
      return (key.string, pair.value)
    }
  }

  /// The elements of a sequence; nil for anything else.
  var elements: [Node]? {
    guard case .sequence(let sequence) = self else { return nil }
    return Array(sequence)
  }

  /// The text of a scalar as written, without quotes; nil for anything else.
  var text: String? {
    guard case .scalar(let scalar) = self else { return nil }
    return scalar.string
  }

  /// The node as JSON. Plain `true`, `false`, `null` and numbers are values; `yes`, `no`, `on`, `off` are words, because term lists hold them.
  var json: JSON {
    switch self {
    case .scalar(let scalar): Self.value(scalar)
    case .sequence(let sequence): .array(sequence.map(\.json))
    case .mapping:
      .object(Dictionary((members ?? []).map { ($0.key, $0.node.json) }, uniquingKeysWith: { first, _ in first }))
    case .alias: .null
    }
  }

  private static func value(_ scalar: Node.Scalar) -> JSON {
    let text = scalar.string
    guard scalar.style == .plain else { return .string(text) }
    switch text {
    case "true", "True": return .bool(true)
    case "false", "False": return .bool(false)
    case "", "~", "null": return .null
    default:
      if let whole = Int(text) { return .int(whole) }
      guard let first = text.utf8.first, ASCII.isDigit(first) || first == .of("-") || first == .of("."),
        let number = Double(text)
      else {
        return .string(text)
      }
      return .number(number)
    }
  }
}
