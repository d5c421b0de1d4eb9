/// Reads what a model writes in a chat as it comes: text for people, and calls of tools.
package struct ToolCallReader: Sendable {
  /// What came out.
  package enum Part: Sendable, Equatable {
    case text(String)
    /// Name and arguments; the arguments are the JSON text of an object.
    case call(name: String, arguments: String)
  }

  private let format: ToolCallFormat
  /// Tokens that open a call, and that end a tool's name, by their number.
  private let openingToken: TokenID?
  private let nameEndToken: TokenID?
  private var held = ""
  private var isInCall: Bool

  /// - Parameter startsInCall: whether the prompt already opened a call.
  package init(_ format: ToolCallFormat, _ tokenizer: Tokenizer, startsInCall: Bool = false) {
    self.format = format
    openingToken = Self.control(format.opening, tokenizer)
    nameEndToken = format.nameEnd.flatMap { Self.control($0, tokenizer) }
    isInCall = startsInCall
  }

  private static func control(_ name: String, _ tokenizer: Tokenizer) -> TokenID? {
    tokenizer.token(named: name).flatMap { tokenizer.isControl($0) ? $0 : nil }
  }

  /// Takes what a token wrote. Control tokens write nothing, but may open a call.
  package mutating func take(_ token: TokenID, _ text: String) -> [Part] {
    var parts: [Part] = []
    if let openingToken, token == openingToken {
      parts += close()
      isInCall = true
    } else if let nameEndToken, token == nameEndToken {
      held += format.nameEnd ?? ""
    }
    return parts + take(text)
  }

  private mutating func take(_ text: String) -> [Part] {
    held += text
    var parts: [Part] = []
    while !held.isEmpty {
      if isInCall {
        guard !format.closing.isEmpty, let end = held.firstRange(of: format.closing) else { break }
        let call = String(held[..<end.lowerBound])
        held = String(held[end.upperBound...])
        isInCall = false
        parts += calls(in: call) ?? [.text(format.opening + call + format.closing)]
      } else if format.opening.isEmpty {
        // Without a mark, a call is a whole turn that is an object: known at its end.
        if held.trimmingSpaces().hasPrefix("{") || held.trimmingSpaces().isEmpty { break }
        parts.append(.text(take(held.utf8.count)))
      } else if let start = held.firstRange(of: format.opening) {
        let before = held[..<start.lowerBound]
        if !before.isEmpty { parts.append(.text(String(before))) }
        held = String(held[start.upperBound...])
        isInCall = true
      } else {
        let free = held.utf8.count - Self.overlap(held, format.opening)
        guard free > 0 else { break }
        parts.append(.text(take(free)))
      }
    }
    return parts
  }

  /// Cuts bytes off the front of what is held.
  private mutating func take(_ count: Int) -> String {
    let bytes = Array(held.utf8)
    held = String(decoding: bytes[count...], as: UTF8.self)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  /// How many bytes at the end of a text may be the start of a mark.
  private static func overlap(_ text: String, _ mark: String) -> Int {
    let (text, mark) = (Array(text.utf8), Array(mark.utf8))
    return (1..<max(mark.count, 1)).last { $0 <= text.count && text.suffix($0).elementsEqual(mark.prefix($0)) } ?? 0
  }

  /// What is left at the end. A call that cannot be read is text: nothing a model wrote is dropped.
  package mutating func finish() -> [Part] { close() }

  private mutating func close() -> [Part] {
    defer {
      held = ""
      isInCall = false
    }
    guard !held.isEmpty else { return [] }
    if isInCall || format.opening.isEmpty, let calls = calls(in: held) { return calls }
    return [.text((isInCall ? format.opening : "") + held)]
  }

  private func calls(in text: String) -> [Part]? {
    if let nameEnd = format.nameEnd, let split = text.firstRange(of: nameEnd) {
      let name = text[..<split.lowerBound].split(separator: "[").first.map { String($0).trimmingSpaces() }
      guard let name, let value = try? JSONValue(parsing: String(text[split.upperBound...])), value.members != nil
      else { return nil }
      return [.call(name: name, arguments: value.text(.wide))]
    }
    guard let value = try? JSONValue(parsing: text.trimmingSpaces()) else { return nil }
    let objects = value.array ?? [value]
    let calls = objects.compactMap { object -> Part? in
      let arguments = object[format.argumentsKey] ?? object["arguments"] ?? object["parameters"]
      guard let name = object["name"]?.string, let arguments, arguments.members != nil else { return nil }
      return .call(name: name, arguments: arguments.text(.wide))
    }
    return calls.count == objects.count && !calls.isEmpty ? calls : nil
  }
}

extension String {
  /// Where a text first stands. O(bytes × bytes of the text).
  func firstRange(of text: String) -> Range<Index>? {
    let (mine, its) = (Array(utf8), Array(text.utf8))
    guard !its.isEmpty, mine.count >= its.count else { return nil }
    for start in 0...mine.count - its.count where mine[start..<start + its.count].elementsEqual(its) {
      let lower = utf8.index(startIndex, offsetBy: start)
      return lower..<utf8.index(lower, offsetBy: its.count)
    }
    return nil
  }
}
