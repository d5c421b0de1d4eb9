#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// CPU seconds of this process: the figure that other work on the machine does not spoil.
struct Stopwatch {
  private let start = Stopwatch.now

  /// CPU seconds since the start.
  var seconds: Double { Self.now - start }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The most memory this process has held, in megabytes.
  static var peakMegabytes: Double {
    var usage = rusage()
    #if canImport(Glibc)
      let unit = 1024.0
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      let unit = 1_048_576.0
      getrusage(RUSAGE_SELF, &usage)
    #endif
    return Double(usage.ru_maxrss) / unit
  }
}
