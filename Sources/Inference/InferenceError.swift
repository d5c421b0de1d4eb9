/// Everything that can go wrong at the border of this room: one type, so that a caller needs one `catch`.
package struct InferenceError: Error, Sendable, Equatable {
  package enum Code: Sendable {
    /// A file cannot be opened or read.
    case unreadable
    /// The bytes of a file contradict its format.
    case malformed
    /// Well-formed, but something this engine does not know: an architecture, a tensor type, a tokenizer.
    case unsupported
    /// What the caller asked for cannot be done: token ids, lengths, options.
    case input
    /// It does not fit into memory, or into the cache.
    case memory
    /// A file cannot be written.
    case output
  }

  package var code: Code
  /// The file to blame; empty when none is.
  package var path: String
  /// Where in the file, in bytes from its start; nil when no place is meant.
  package var offset: Int?
  /// What was expected and what was found.
  package var message: String
  /// What to do about it; empty when the message says it.
  package var wayOut: String

  package init(_ code: Code, path: String = "", offset: Int? = nil, _ message: String, wayOut: String = "") {
    self.code = code
    self.path = path
    self.offset = offset
    self.message = message
    self.wayOut = wayOut
  }
}

extension InferenceError: CustomStringConvertible {
  /// “model.gguf: byte 24: expected …. Way out.”
  package var description: String {
    var text = path.isEmpty ? "" : path + ": "
    if let offset { text += "byte \(offset): " }
    text += message
    return wayOut.isEmpty ? text : text + ". " + wayOut
  }
}

/// The C library's word for an error number.
func describe(errno number: Int32) -> String {
  String(cString: strerror(number))
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
