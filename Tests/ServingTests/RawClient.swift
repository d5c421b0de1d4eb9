import Foundation
import Hummingbird

typealias BasicContext = BasicRequestContext

/// HTTP by hand, for what a well-behaved client does not do.
enum RawClient {
  struct Failure: Error {}

  /// A connected socket to the loopback.
  static func connect(_ port: Int) throws -> Int32 {
    #if canImport(Glibc)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connectSocket(descriptor, $0) }
    }
    guard result == 0 else { throw Failure() }
    return descriptor
  }

  private static func connectSocket(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>) -> Int32 {
    Foundation.connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
  }

  static func write(_ descriptor: Int32, _ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
  }

  /// What comes next. The caller's thread is not held up: the server needs it.
  static func read(_ descriptor: Int32) async -> String {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        continuation.resume(returning: String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self))
      }
    }
  }

  /// The status of `GET /v1/models` with a Host and an Origin of the caller's choice.
  static func status(port: Int, host: String, origin: String?) async throws -> Int {
    let descriptor = try connect(port)
    defer { close(descriptor) }
    write(
      descriptor,
      "GET /v1/models HTTP/1.1\r\nHost: \(host)\r\n" + (origin.map { "Origin: \($0)\r\n" } ?? "")
        + "Connection: close\r\n\r\n")
    let line = await read(descriptor).split(separator: "\r\n").first ?? ""
    return line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  }
}
