import Rules
import TextScanning

/// An instruction type of IFEval and the rule kind that means the same, with the way from arguments to slots and back.
struct IFEvalTwin: Sendable {
  /// How the instruction puts its number.
  enum Number: Sendable {
    case none
    /// A relation, “at least” or “less than”, and a number.
    case related(relation: String, number: String)
    case least(String)
    case exact(String)
  }

  /// An argument that is a slot by another name.
  struct Field: Sendable {
    enum Form: Sendable { case text, texts, number }

    var argument: String
    var slot: String
    var form: Form
  }

  let id: String
  let kind: String
  var number = Number.none
  var fields: [Field] = []
  /// Slots that the instruction always has and never names.
  var fixed: [String: JSON] = [:]

  static func named(_ id: String) -> IFEvalTwin? { all.first { $0.id == id } }

  // MARK: Arguments to slots

  /// The slots that arguments stand for; every argument must be known, there, and of its type.
  func slots(_ arguments: JSON) throws(SlotError) -> [String: JSON] {
    guard let given = arguments.object?.filter({ $0.value != .null }) else {
      throw SlotError("its kwargs are no object")
    }
    if let stray = given.keys.sorted().first(where: { !names.contains($0) }) {
      throw SlotError("kwarg “\(stray)” is unknown")
    }
    var slots = fixed
    for field in fields { slots[field.slot] = try Self.value(given, field.argument, field.form) }
    switch number {
    case .none: break
    case .least(let name): slots["min"] = try Self.value(given, name, .number)
    case .exact(let name):
      let value = try Self.value(given, name, .number)
      slots["min"] = value
      slots["max"] = value
    case .related(let relation, let name):
      let (slot, surplus) = try Self.bound(given, relation)
      let value = try Self.value(given, name, .number).int ?? 0
      guard value >= surplus else { throw SlotError("nothing is less than 0") }
      slots[slot] = .int(value - surplus)
    }
    return slots
  }

  private var names: [String] {
    let own = fields.map(\.argument)
    switch number {
    case .none: return own
    case .least(let name), .exact(let name): return own + [name]
    case .related(let relation, let name): return own + [relation, name]
    }
  }

  private static func value(_ given: [String: JSON], _ name: String, _ form: Field.Form) throws(SlotError) -> JSON {
    guard let value = given[name] else { throw SlotError("kwarg “\(name)” is missing") }
    switch form {
    case .text:
      guard value.string != nil else { throw SlotError("kwarg “\(name)” must be a string") }
      return value
    case .texts:
      guard value.strings?.isEmpty == false else { throw SlotError("kwarg “\(name)” must be a list of strings") }
      return value
    case .number:
      guard let number = value.int, number >= 0 else {
        throw SlotError("kwarg “\(name)” must be a whole number from 0")
      }
      return .int(number)
    }
  }

  /// “less than 3” is “at most 2”.
  private static func bound(_ given: [String: JSON], _ name: String) throws(SlotError) -> (slot: String, surplus: Int) {
    switch try value(given, name, .text).string {
    case "at least": return ("min", 0)
    case "less than": return ("max", 1)
    default: throw SlotError("kwarg “\(name)” must be “at least” or “less than”")
    }
  }

  // MARK: Slots to arguments

  /// The arguments of each instruction that together mean the slots; nil when the instruction type cannot say them.
  func arguments(_ slots: [String: JSON]) -> [[String: JSON]]? {
    for (name, value) in fixed where slots[name] != value { return nil }
    var shared: [String: JSON] = [:]
    for field in fields {
      guard let value = slots[field.slot] else { return nil }
      shared[field.argument] = value
    }
    return numbers(slots["min"], slots["max"])?.map { shared.merging($0) { own, _ in own } }
  }

  private func numbers(_ least: JSON?, _ most: JSON?) -> [[String: JSON]]? {
    switch number {
    case .none: return [[:]]
    case .least(let name): return most == nil ? least.map { [[name: $0]] } : nil
    case .exact(let name): return least == most ? least.map { [[name: $0]] } : nil
    case .related(let relation, let name):
      var all: [[String: JSON]] = []
      if let least { all.append([relation: "at least", name: least]) }
      if let most = most?.int { all.append([relation: "less than", name: .int(most + 1)]) }
      return all.isEmpty ? nil : all
    }
  }
}
