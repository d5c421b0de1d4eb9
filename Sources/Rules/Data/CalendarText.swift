import TextScanning

/// Dates and times as RFC 3339 writes them.
enum CalendarText {
  /// `2026-11-30`, a day that the calendar has.
  static func isDate(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == .of("-"), bytes[7] == .of("-"), let year = number(bytes[0..<4]),
      let month = number(bytes[5..<7]), let day = number(bytes[8..<10]), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return day >= 1 && day <= days[month - 1]
  }

  /// `14:05:09`, with fractions of a second or without.
  static func isTime(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 8, bytes[2] == .of(":"), bytes[5] == .of(":"), let hour = number(bytes[0..<2]),
      let minute = number(bytes[3..<5]), let second = number(bytes[6..<8]), hour < 24, minute < 60, second <= 60
    else { return false }
    if bytes.count == 8 { return true }
    return bytes[8] == .of(".") && bytes.count > 9 && bytes[9...].allSatisfy(ASCII.isDigit)
  }

  /// A date and a time with `T` between them; with `zoned`, `Z` or an offset must follow, else it may.
  static func isDateTime(_ text: some StringProtocol, zoned: Bool) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count > 11, "Tt ".utf8.contains(bytes[10]), isDate(bytes.string(0..<10)) else { return false }
    let rest = bytes[11...]
    if rest.last.map({ $0 | 0x20 }) == .of("z") { return isTime(bytes.string(11..<bytes.count - 1)) }
    let zone = bytes.count - 6
    if zone > 11, bytes[zone] == .of("+") || bytes[zone] == .of("-") {
      return isTime(bytes.string(11..<zone)) && isTime(bytes.string(zone + 1..<bytes.count) + ":00")
    }
    return !zoned && isTime(bytes.string(11..<bytes.count))
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.allSatisfy(ASCII.isDigit) ? digits.reduce(0) { $0 * 10 + Int($1 - .of("0")) } : nil
  }
}
