#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The memory of this machine, or of the container the process runs in.
enum MachineMemory {
  /// Bytes that can be had without swapping; nil where the system does not say.
  static var available: Int? {
    let machine = field("MemAvailable:", of: "/proc/meminfo").map { $0 * 1_024 }
    guard let limit = number(in: "/sys/fs/cgroup/memory.max"), let used = number(in: "/sys/fs/cgroup/memory.current")
    else {
      return machine
    }
    // Pages of files count as used and are given back when they are needed.
    let files = field("file", of: "/sys/fs/cgroup/memory.stat") ?? 0
    let container = max(0, limit - used + files)
    return machine.map { min($0, container) } ?? container
  }

  private static func number(in path: String) -> Int? {
    text(path).flatMap { Int($0.split(separator: "\n").first ?? "") }
  }

  /// The number after a name in a file of lines.
  private static func field(_ name: String, of path: String) -> Int? {
    guard let text = text(path) else { return nil }
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count > 1, words[0] == name { return Int(words[1]) }
    }
    return nil
  }

  private static func text(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
