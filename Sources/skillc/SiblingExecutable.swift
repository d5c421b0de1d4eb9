import Extraction

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Executables beside this one: parts that this one does not link, so that it stays small.
enum SiblingExecutable {
  /// Replaces this process by a sibling: same process id, signals and exit code. Returns only by an error.
  static func become(_ name: String, _ arguments: [String]) throws(Failure) -> Never {
    let path = try folder() + "/" + name
    guard access(path, X_OK) == 0 else {
      throw Failure(
        .usage, path: path, "is not there: this installation of skillc has no \(name)",
        wayOut: "Put it beside skillc, or build it: swift build -c release --product \(name)")
    }
    let list = ([path] + arguments).map { strdup($0) } + [nil]
    execv(path, list)
    throw Failure(.usage, path: path, "cannot be started: " + String(cString: strerror(errno)))
  }

  /// The folder this executable really lies in, whatever link it was started by.
  private static func folder() throws(Failure) -> String {
    #if os(Linux)
      let link = "/proc/self/exe"
    #else
      let link = CommandLine.arguments.first ?? ""
    #endif
    guard let resolved = realpath(link, nil) else {
      throw Failure(.usage, path: link, "does not tell where skillc lies: " + String(cString: strerror(errno)))
    }
    defer { free(resolved) }
    let path = String(cString: resolved)
    guard let slash = path.lastIndex(of: "/") else { throw Failure(.usage, path: path, "is no path of an executable") }
    return String(path[..<slash])
  }
}
