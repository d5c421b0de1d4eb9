import Rules
import TextScanning
import Yams

extension PeopleWord {
  /// Reads the file. Every problem names its line; the first one ends the reading, because half a decision is none.
  package init(parsing bytes: [UInt8], path: String = PeopleWord.fileName) throws(YAMLText.Problem) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let root = try YAMLText.compose(text), root.text != "" else {
      self.init()
      return
    }
    guard let nodes = root.elements else {
      throw YAMLText.Problem(message: "must be a list of entries such as “- reject: ID”", line: root.line)
    }
    let lines = LineIndex(bytes)
    var entries: [Entry] = []
    for (index, node) in nodes.enumerated() {
      let end = index + 1 < nodes.count ? nodes[index + 1].line - 1 : lines.lineCount
      let source = Self.source(bytes, lines, from: node.line, through: max(end, node.line), path: path)
      entries.append(try EntryParser(node: node, source: source).entry())
    }
    self.init(entries: entries)
  }

  /// The lines of an entry without the blank ones after it.
  private static func source(_ bytes: [UInt8], _ lines: LineIndex, from first: Int, through last: Int, path: String)
    -> Source
  {
    let start = lines.range(ofLine: first).lowerBound
    var end = lines.range(ofLine: last).upperBound
    while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
    return Source(
      path: path, line: first, endLine: lines.line(at: max(start, end - 1)), byteStart: start, byteEnd: end,
      quoteSHA256: Digest.sha256(Array(bytes[start..<end])))
  }
}

/// Reads one entry of the list.
private struct EntryParser {
  private static let actions = ["accept", "reject", "edit", "pin", "add"]

  let node: Node
  let source: Source

  func entry() throws(YAMLText.Problem) -> PeopleWord.Entry {
    guard let members = node.members else { throw problem("an entry must be a mapping such as “reject: ID”") }
    for (key, value) in members where !(Self.actions + ["reason", "set"]).contains(key) {
      throw problem(
        "“\(key)” is no field of an entry; they are \(Self.actions.joined(separator: ", ")), set and reason", value)
    }
    let chosen = members.filter { Self.actions.contains($0.key) }
    guard let (name, value) = chosen.first, chosen.count == 1 else {
      throw problem("an entry needs exactly one of \(Self.actions.joined(separator: ", "))")
    }
    guard let reason = members.first(where: { $0.key == "reason" })?.node.text, !reason.isEmpty else {
      throw problem("the entry says no reason; add “reason: …”")
    }
    let set = members.first { $0.key == "set" }?.node
    if set != nil, name != "edit" { throw problem("“set” belongs to “edit”", set) }
    return PeopleWord.Entry(action: try action(name, value, set: set), reason: reason, source: source)
  }

  private func action(_ name: String, _ value: Node, set: Node?) throws(YAMLText.Problem) -> PeopleWord.Action {
    if name == "add" { return .add(try rule(value)) }
    guard let id = value.text, id.utf8.contains(.of("/")) else {
      throw problem("“\(name)” needs the id of a rule, such as term.ban/3f9a1c22", value)
    }
    switch name {
    case "accept": return .accept(id: id)
    case "reject": return .reject(id: id)
    case "pin": return .pin(id: id)
    default:
      guard let set else { throw problem("“edit” needs “set:” with the fields to change") }
      return .edit(id: id, change: try change(set))
    }
  }

  private func change(_ node: Node) throws(YAMLText.Problem) -> PeopleWord.RuleChange {
    var change = PeopleWord.RuleChange()
    guard let members = node.members, !members.isEmpty else { throw problem("“set” must name fields to change", node) }
    for (key, value) in members {
      switch key {
      case "modality": change.modality = try choice(value, key)
      case "severity": change.severity = try choice(value, key)
      case "scope": change.scope = try scope(value)
      case "slots": change.slots = try object(value, key)
      case "instruction": change.instruction = try string(value, key)
      default: throw problem("“\(key)” cannot be set; modality, severity, scope, slots and instruction can", value)
      }
    }
    return change
  }

  /// A rule from its fields; what the kind knows need not be written.
  private func rule(_ node: Node) throws(YAMLText.Problem) -> Rule {
    guard let members = node.members else { throw problem("“add” needs the fields of a rule", node) }
    let fields = Dictionary(members.map { ($0.key, $0.node) }, uniquingKeysWith: { first, _ in first })
    let known = ["kind", "slots", "scope", "modality", "severity", "instruction", "examples", "facet"]
    for (key, value) in members where !known.contains(key) {
      throw problem("“\(key)” is no field of a rule to add; they are \(known.joined(separator: ", "))", value)
    }
    guard let kindNode = fields["kind"], let kind = kindNode.text else { throw problem("“kind” is missing", node) }
    guard let type = RuleKinds.kind(named: kind) else {
      throw problem("kind “\(kind)” is unknown; `skillc rules kinds` lists them", kindNode)
    }
    let slots = try fields["slots"].map { slots throws(YAMLText.Problem) in try object(slots, "slots") } ?? [:]
    let scope = try fields["scope"].map { node throws(YAMLText.Problem) in try self.scope(node) } ?? Scope()
    let modality: Modality =
      try fields["modality"].map { node throws(YAMLText.Problem) in try choice(node, "modality") } ?? .must
    var rule = Rule(
      id: RuleIdentity.id(kind: kind, slots: slots, scope: scope), facet: type.facet, kind: kind, modality: modality,
      severity: modality.severity, scope: scope, slots: slots, instruction: "", origin: .people, check: type.check)
    if let node = fields["facet"] { rule.facet = try choice(node, "facet") }
    if let node = fields["severity"] { rule.severity = try choice(node, "severity") }
    rule.examples = (fields["examples"]?.json.array ?? []).map {
      Example(bad: $0["bad"]?.string, good: $0["good"]?.string)
    }
    do {
      let meaning = try RuleKinds.meaning(of: rule)
      rule.check = meaning.check(of: rule)
      rule.instruction =
        try fields["instruction"].map { node throws(YAMLText.Problem) in try string(node, "instruction") }
        ?? meaning.instruction(for: rule)
    } catch let error as SlotError {
      throw problem(error.message, fields["slots"] ?? node)
    } catch let error as YAMLText.Problem {
      throw error
    } catch {
      throw problem("the slots do not fit the kind", node)
    }
    return rule
  }

  private func scope(_ node: Node) throws(YAMLText.Problem) -> Scope {
    let json = JSON.object(try object(node, "scope"))
    for key in (json.object ?? [:]).keys.sorted(by: JSON.bytewise)
    where !["pages", "element", "under", "when"].contains(key) {
      throw problem("“\(key)” is no field of a scope; they are pages, element, under and when", node)
    }
    var scope = Scope(json)
    if let page = json["pages"]?.string { scope.pages = [page] }
    return scope
  }

  private func choice<Value: RawRepresentable & CaseIterable>(_ node: Node, _ key: String) throws(YAMLText.Problem)
    -> Value
  where Value.RawValue == String {
    guard let value = node.text.flatMap(Value.init(rawValue:)) else {
      throw problem("“\(key)” must be one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))", node)
    }
    return value
  }

  private func object(_ node: Node, _ key: String) throws(YAMLText.Problem) -> [String: JSON] {
    guard let object = node.json.object else { throw problem("“\(key)” must be a mapping", node) }
    return object
  }

  private func string(_ node: Node, _ key: String) throws(YAMLText.Problem) -> String {
    guard let text = node.text, !text.isEmpty else { throw problem("“\(key)” must be a text", node) }
    return text
  }

  private func problem(_ message: String, _ node: Node? = nil) -> YAMLText.Problem {
    YAMLText.Problem(message: message, line: node?.line ?? self.node.line)
  }
}
