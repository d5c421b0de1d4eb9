#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import TextScanning

/// The decimal logarithm, where a statistic is drawn.
func log10(_ value: Double) -> Double { log(value) / log(10) }

/// Numbers of a drift report as people read them.
enum DriftNumbers {
  /// “97 %”, with one decimal near the ends, where it matters.
  static func percent(_ share: Double) -> String {
    let value = share * 100
    let fine = value > 90 && value < 100 || value > 0 && value < 10
    let rounded = fine ? (value * 10).rounded() / 10 : value.rounded()
    return JSON.number(rounded).text + " %"
  }

  /// “4,000”.
  static func count(_ value: Int) -> String {
    let digits = Array(String(abs(value)))
    var text = value < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// “12”, “3,400”, “4.1 × 10⁵”.
  static func statistic(_ value: Double) -> String {
    guard value >= 100_000 else {
      return value >= 10 ? count(Int(value.rounded())) : JSON.number((value * 10).rounded() / 10).text
    }
    let exponent = Int(log10(value).rounded(.down))
    let mantissa = (value / pow(10, Double(exponent)) * 10).rounded() / 10
    return "\(JSON.number(mantissa).text) × 10" + superscript(exponent)
  }

  private static func superscript(_ value: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return String(String(value).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }
}
