import TextScanning

/// A command or a path that a page tells people and agents to use: worth a look whether the project still holds it.
struct Mention: Sendable, Hashable {
  enum Kind: String, Sendable, ByteCodable {
    /// `make NAME`.
    case target
    /// `npm run NAME` and its kin.
    case script
    /// `yarn NAME`: a script, a command of the tool or a program of a package.
    case likelyScript
    /// `just NAME`.
    case recipe
    /// `cargo … -p NAME`.
    case package
    /// `task NAME`.
    case task
    /// `deno task NAME`.
    case denoTask
    /// `composer run NAME`.
    case composerScript
    /// A path of a file or folder in code, or a program that is run by its path.
    case path
    /// The address of a link.
    case link
  }

  var kind: Kind
  /// The target, script, recipe or path.
  var name: String
  /// What the page says, as it is quoted: `make lint`.
  var quote: String
  /// The folder a `cd` before it leads to; empty for none.
  var folder: String
  var line: Int
  var column: Int
}

extension Mention: ByteCodable {
  func encode(to writer: inout ByteWriter) {
    kind.encode(to: &writer)
    for text in [name, quote, folder] { writer.write(text) }
    writer.write(line)
    writer.write(column)
  }

  init(from reader: inout ByteReader) throws(ByteCodingError) {
    self.init(
      kind: try Kind(from: &reader), name: try reader.string(), quote: try reader.string(),
      folder: try reader.string(), line: try reader.int(), column: try reader.int())
  }
}
