#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Points in time as the APIs write them.
enum Timestamp {
  /// Seconds since 1970.
  static var seconds: Int { Int(time(nil)) }

  /// RFC 3339 with microseconds, in UTC.
  static var now: String {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    return text(Int(moment.tv_sec), microseconds: Int(moment.tv_nsec) / 1_000)
  }

  static func text(_ seconds: Int, microseconds: Int = 0) -> String {
    var (clock, parts) = (time_t(seconds), tm())
    gmtime_r(&clock, &parts)
    func digits(_ value: Int, _ count: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    let date =
      "\(digits(Int(parts.tm_year) + 1900, 4))-\(digits(Int(parts.tm_mon) + 1, 2))-\(digits(Int(parts.tm_mday), 2))"
    let time = "\(digits(Int(parts.tm_hour), 2)):\(digits(Int(parts.tm_min), 2)):\(digits(Int(parts.tm_sec), 2))"
    return "\(date)T\(time).\(digits(microseconds, 6))Z"
  }
}
