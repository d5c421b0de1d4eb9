enum MarkdownReader {
  static func read(path: String, bytes: [UInt8]) -> Document { PlainTextReader.read(path: path, bytes: bytes) }
}
