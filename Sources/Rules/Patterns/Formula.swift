import TextScanning

/// An arithmetic expression over named values, and what its value must not be: the formula and the condition of a linter's metric.
struct Formula: Sendable {
  private enum Token: Hashable, Sendable {
    case number(Double)
    case name(String)
    case mark(String)
  }

  private let tokens: [Token]

  /// Throws for what is no expression over the values of `names`.
  init(_ text: String, names: Set<String>) throws(SlotError) {
    tokens = try Self.tokens(of: text)
    for case .name(let name) in tokens where !names.contains(name) {
      throw SlotError("the formula names “\(name)”, which is no measure")
    }
    _ = try value(Dictionary(uniqueKeysWithValues: names.map { ($0, 1) }))
  }

  /// The value; not a number where it divides by nothing.
  func value(_ values: [String: Double]) throws(SlotError) -> Double {
    var reader = Reader(tokens: tokens, values: values)
    let value = try reader.sum()
    guard reader.isAtEnd else { throw SlotError("the formula does not end where it should") }
    return value
  }

  private static func tokens(of text: String) throws(SlotError) -> [Token] {
    let bytes = Array(text.utf8)
    var tokens: [Token] = []
    var index = 0
    while index < bytes.count {
      let start = index
      if ASCII.isSpace(bytes[index]) {
        index += 1
      } else if ASCII.isDigit(bytes[index]) || bytes[index] == .of(".") {
        while index < bytes.count, ASCII.isDigit(bytes[index]) || bytes[index] == .of(".") { index += 1 }
        guard let number = Double(bytes.string(start..<index)) else { throw SlotError("the formula holds no number") }
        tokens.append(.number(number))
      } else if ASCII.isWord(bytes[index]) {
        while index < bytes.count, ASCII.isWord(bytes[index]) || bytes[index] == .of(".") { index += 1 }
        let name = bytes.string(start..<index)
        tokens.append(name == "math.sqrt" || name == "sqrt" ? .mark("√") : .name(name))
      } else {
        guard "+-*/()".utf8.contains(bytes[index]) else { throw SlotError("the formula holds a mark we do not know") }
        index += 1
        tokens.append(.mark(bytes.string(start..<index)))
      }
    }
    return tokens
  }

  private struct Reader {
    let tokens: [Token]
    let values: [String: Double]
    private var position = 0
    private var depth = 0

    init(tokens: [Token], values: [String: Double]) {
      self.tokens = tokens
      self.values = values
    }

    var isAtEnd: Bool { position == tokens.count }

    private mutating func take(_ mark: String) -> Bool {
      guard position < tokens.count, tokens[position] == .mark(mark) else { return false }
      position += 1
      return true
    }

    mutating func sum() throws(SlotError) -> Double {
      var value = try product()
      while true {
        if take("+") { value += try product() } else if take("-") { value -= try product() } else { return value }
      }
    }

    private mutating func product() throws(SlotError) -> Double {
      var value = try factor()
      while true {
        if take("*") { value *= try factor() } else if take("/") { value /= try factor() } else { return value }
      }
    }

    private mutating func factor() throws(SlotError) -> Double {
      depth += 1
      defer { depth -= 1 }
      guard depth < 100 else { throw SlotError("the formula is too deep") }
      if take("-") { return -(try factor()) }
      if take("√") { return try factor().squareRoot() }
      if take("(") {
        let value = try sum()
        guard take(")") else { throw SlotError("the formula lacks a closing parenthesis") }
        return value
      }
      guard position < tokens.count else { throw SlotError("the formula ends too early") }
      defer { position += 1 }
      switch tokens[position] {
      case .number(let number): return number
      case .name(let name): return values[name] ?? 0
      case .mark: throw SlotError("the formula has a mark where a number should be")
      }
    }
  }
}

/// `> 10` or `>= 3 && < 8`: what a value must not be.
struct Condition: Sendable {
  private let alternatives: [[(mark: String, bound: Double)]]

  init(_ text: String) throws(SlotError) {
    var alternatives: [[(String, Double)]] = []
    for part in text.replacing("||", with: "|").split(separator: "|") {
      var comparisons: [(String, Double)] = []
      for piece in part.replacing("&&", with: "&").split(separator: "&") {
        comparisons.append(try Self.comparison(piece))
      }
      alternatives.append(comparisons)
    }
    guard !alternatives.isEmpty, !alternatives.contains(where: \.isEmpty) else {
      throw SlotError("slot “condition” compares nothing")
    }
    self.alternatives = alternatives
  }

  private static func comparison(_ text: Substring) throws(SlotError) -> (String, Double) {
    let plain = text.filter { $0 != " " }
    for mark in [">=", "<=", "==", "!=", ">", "<"] where plain.hasPrefix(mark) {
      guard let bound = Double(plain.dropFirst(mark.count)) else { break }
      return (mark, bound)
    }
    throw SlotError("slot “condition” compares nothing")
  }

  func holds(_ value: Double) -> Bool {
    !value.isNaN && alternatives.contains { $0.allSatisfy { Self.holds(value, $0.mark, $0.bound) } }
  }

  private static func holds(_ value: Double, _ mark: String, _ bound: Double) -> Bool {
    switch mark {
    case ">=": value >= bound
    case "<=": value <= bound
    case "==": value == bound
    case "!=": value != bound
    case ">": value > bound
    default: value < bound
    }
  }
}

extension Double {
  /// With two digits after the point.
  var shortText: String {
    guard isFinite, abs(self) < 1e12 else { return "∞" }
    let hundredths = Int((abs(self) * 100).rounded())
    let rest = hundredths % 100
    return "\(self < 0 && hundredths > 0 ? "-" : "")\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
