import ArgumentParser

/// What a verb prints.
enum ModelFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// Numbers in columns.
enum Columns {
  static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}

extension Double {
  /// With so many digits behind the point.
  func fixed(_ digits: Int) -> String {
    guard isFinite else { return String(self) }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let whole = (magnitude * scale).rounded()
    guard whole < 9e15 else { return String(self) }
    let number = String(Int(whole))
    let padded = String(repeating: "0", count: max(0, digits + 1 - number.count)) + number
    let sign = self < 0 && whole > 0 ? "-" : ""
    return digits == 0 ? sign + padded : sign + padded.dropLast(digits) + "." + padded.suffix(digits)
  }
}
