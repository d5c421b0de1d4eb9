import TextScanning

extension TOMLReader {
  mutating func value(depth: Int) throws(DataFault) -> LocatedValue {
    guard depth < Self.deepest else { throw fault("nested too deeply") }
    guard index < bytes.count else { throw fault("value missing") }
    let start = index
    switch bytes[index] {
    case .of("\""), .of("'"):
      let text = try string()
      return LocatedValue(.string(text), start..<index)
    case .of("["):
      let values = try array(depth: depth)
      return LocatedValue(.array(values), start..<index)
    case .of("{"): return try inlineTable(depth: depth)
    default:
      let value = try bare()
      return LocatedValue(of: value, at: start..<index)
    }
  }

  private mutating func array(depth: Int) throws(DataFault) -> [LocatedValue] {
    index += 1
    var values: [LocatedValue] = []
    while true {
      skipBlank(overLines: true)
      if take("]") { return values }
      values.append(try value(depth: depth + 1))
      skipBlank(overLines: true)
      if take("]") { return values }
      guard take(",") else { throw fault("“,” or “]” missing") }
    }
  }

  private mutating func inlineTable(depth: Int) throws(DataFault) -> LocatedValue {
    let start = index
    index += 1
    let table = TOMLTable(.header, at: start..<start)
    skipBlank()
    var isOpen = !take("}")
    while isOpen {
      guard depth + 1 < Self.deepest else { throw fault("nested too deeply") }
      try assignment(in: table, depth: depth + 1)
      skipBlank()
      isOpen = !take("}")
      if isOpen {
        guard take(",") else { throw fault("“,” or “}” missing") }
        skipBlank()
      }
    }
    var value = table.value
    value.range = start..<index
    return value
  }

  // MARK: Strings

  mutating func string() throws(DataFault) -> String {
    let quote = bytes[index]
    let isLong = quote == .of("\"") ? bytes.hasBytes("\"\"\"", at: index) : bytes.hasBytes("'''", at: index)
    index += isLong ? 3 : 1
    if isLong {
      if bytes.hasBytes("\r\n", at: index) { index += 2 } else { _ = take("\n") }
    }
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      if byte == quote, try closes(quote, isLong, &text) { return String(decoding: text, as: UTF8.self) }
      if byte == quote { continue }
      if byte == .of("\\"), quote == .of("\"") {
        try escape(into: &text, isLong)
        continue
      }
      let isBreak = byte == .lineFeed || bytes.hasBytes("\r\n", at: index)
      guard isLong && isBreak || byte == .tab || (byte >= 0x20 && byte != 0x7F) else {
        throw fault(isBreak ? "string does not end on its line" : "control character in a string")
      }
      text.append(byte)
      index += 1
    }
    throw fault("string does not end")
  }

  /// Takes a quote: whether it ends the string, or belongs to a long one.
  private mutating func closes(_ quote: UInt8, _ isLong: Bool, _ text: inout [UInt8]) throws(DataFault) -> Bool {
    var run = 0
    while index + run < bytes.count, bytes[index + run] == quote, run < 5 { run += 1 }
    if !isLong {
      index += 1
      return true
    }
    let own = run < 3 ? run : run - 3
    text += [UInt8](repeating: quote, count: own)
    index += run
    return run >= 3
  }

  private mutating func escape(into text: inout [UInt8], _ isLong: Bool) throws(DataFault) {
    index += 1
    guard index < bytes.count else { throw fault("string does not end") }
    let byte = bytes[index]
    let plain: [UInt8: UInt8] = [
      .of("b"): 0x08, .of("t"): .tab, .of("n"): .lineFeed, .of("f"): 0x0C, .of("r"): .carriageReturn,
      .of("\""): .of("\""), .of("\\"): .of("\\"),
    ]
    if let meant = plain[byte] {
      text.append(meant)
      index += 1
    } else if byte == .of("u") || byte == .of("U") {
      let count = byte == .of("u") ? 4 : 8
      index += 1
      guard index + count <= bytes.count, bytes[index..<index + count].allSatisfy(Self.isHex),
        let code = UInt32(bytes.string(index..<index + count), radix: 16), let scalar = Unicode.Scalar(code)
      else { throw fault("\(count) hex digits of a character missing") }
      text += Array(String(scalar).utf8)
      index += count
    } else if isLong, let next = bytes[index...].firstIndex(where: { $0 != .space && $0 != .tab }),
      bytes[next] == .lineFeed || bytes.hasBytes("\r\n", at: next)
    {
      while index < bytes.count, ASCII.isSpace(bytes[index]) { index += 1 }
    } else {
      throw fault("unknown escape")
    }
  }

  private static func isHex(_ byte: UInt8) -> Bool { ASCII.isDigit(byte) || (byte | 0x20) &- 0x61 < 6 }

  // MARK: Words, numbers, dates

  private mutating func bare() throws(DataFault) -> JSON {
    let start = index
    var end = start
    while end < bytes.count, Self.isBareValue(bytes[end]) { end += 1 }
    // A date and a time may have a space between them.
    if end - start == 10, end + 3 < bytes.count, bytes[end] == .space, ASCII.isDigit(bytes[end + 1]),
      Self.isDate(bytes[start..<end])
    {
      end += 1
      while end < bytes.count, Self.isBareValue(bytes[end]) { end += 1 }
    }
    guard let value = Self.meaning(bytes.string(start..<end)) else {
      throw end == start ? fault("value missing") : DataFault("no TOML value", start..<end)
    }
    index = end
    return value
  }

  private static func isBareValue(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || "+-_.:".utf8.contains(byte)
  }

  private static func isDate(_ text: ArraySlice<UInt8>) -> Bool {
    text.count >= 10
      && text.prefix(10).enumerated().allSatisfy { $0 == 4 || $0 == 7 ? $1 == .of("-") : ASCII.isDigit($1) }
  }

  private static func meaning(_ text: String) -> JSON? {
    switch text {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "inf", "+inf": return .number(.infinity)
    case "-inf": return .number(-.infinity)
    case "nan", "+nan", "-nan": return .number(.nan)
    default: break
    }
    if CalendarText.isDate(text) || CalendarText.isTime(text) || CalendarText.isDateTime(text, zoned: false) {
      return .string(text)
    }
    let bytes = Array(text.utf8)
    for (position, byte) in bytes.enumerated() where byte == .of("_") {
      let isInside =
        position > 0 && position + 1 < bytes.count && isHex(bytes[position - 1]) && isHex(bytes[position + 1])
      guard isInside else { return nil }
    }
    return number(String(decoding: bytes.filter { $0 != .of("_") }, as: UTF8.self))
  }

  private static func number(_ text: String) -> JSON? {
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where text.hasPrefix(prefix) {
      let digits = text.dropFirst(2)
      return digits.utf8.first.map { $0 == .of("-") || $0 == .of("+") } == false
        ? Int(digits, radix: radix).map(JSON.int) : nil
    }
    let body = text.utf8.first.map { "+-".utf8.contains($0) } == true ? text.dropFirst() : text[...]
    guard let first = body.utf8.first, ASCII.isDigit(first) else { return nil }
    if first == .of("0"), let second = body.utf8.dropFirst().first, ASCII.isDigit(second) { return nil }
    if body.utf8.allSatisfy(ASCII.isDigit) { return Int(text).map(JSON.int) }
    let parts = body.utf8.split(omittingEmptySubsequences: false) { "eE".utf8.contains($0) }
    let isSound = parts.first?.split(separator: .of("."), omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.allSatisfy(ASCII.isDigit)
    }
    return isSound == true ? Double(text).map(JSON.number) : nil
  }
}
