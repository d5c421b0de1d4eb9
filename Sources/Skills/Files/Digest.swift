import Crypto
import TextScanning

/// SHA-256, the one hash of bundles.
package enum Digest {
  /// 64 lower-case hex digits, or the first of them.
  package static func sha256(_ bytes: [UInt8], digits count: Int = 64) -> String {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in hash.finalize().prefix(count / 2) {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
