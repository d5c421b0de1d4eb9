import TextScanning
import Yams

/// A markdownlint configuration as it is written: keys with their lines and values, in order.
package struct MarkdownlintConfiguration: Sendable {
  /// One key of the configuration.
  package struct Entry: Sendable {
    package var key: String
    /// From 1.
    package var line: Int
    package var value: JSON
  }

  /// Why a file is no configuration.
  package struct Problem: Error, Equatable {
    package var line: Int
    package var message: String
  }

  package var entries: [Entry] = []

  /// Reads JSON with comments or YAML; the `config` of a markdownlint-cli2 file counts as the configuration.
  package init(_ file: ImportedFile) throws(Problem) {
    let bytes = Self.isJSON(file) ? Self.withoutComments(file.bytes) : file.bytes
    let root: Yams.Node?
    do throws(YAMLText.Problem) {
      root = try YAMLText.compose(String(decoding: bytes, as: UTF8.self))
    } catch {
      // The end of a file is told as the line behind it.
      throw Problem(
        line: min(error.line, LineIndex(bytes).lineCount), message: "is neither JSON nor YAML: \(error.message)")
    }
    guard let root else { return }
    guard let members = root.members else { throw Problem(line: 1, message: "holds no object of rules") }
    let inner = members.first { $0.key == "config" }?.node
    entries = Self.entries(inner?.members == nil ? root : inner ?? root)
  }

  /// A key counts for its line: its value may begin below it.
  private static func entries(_ node: Yams.Node) -> [Entry] {
    guard case .mapping(let mapping) = node else { return [] }
    return mapping.compactMap { pair in
      guard case .scalar(let key) = pair.key else { return nil }
      return Entry(key: key.string, line: pair.key.line, value: pair.value.json)
    }
  }

  private static func isJSON(_ file: ImportedFile) -> Bool {
    if file.path.hasSuffix(".yaml") || file.path.hasSuffix(".yml") { return false }
    let first = file.bytes.first { !ASCII.isSpace($0) }
    return first == .of("{") || first == .of("/")
  }

  /// The text with spaces where comments and tabs stand, so that lines stay.
  private static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
    var text = bytes
    var index = 0
    while index < text.count {
      switch text[index] {
      case .of("\""): index = stringEnd(text, from: index)
      case .of("/") where text.hasBytes("//", at: index):
        while index < text.count, text[index] != .lineFeed {
          text[index] = .space
          index += 1
        }
      case .of("/") where text.hasBytes("/*", at: index): index = blank(&text, blockFrom: index)
      case .tab:
        text[index] = .space
        index += 1
      default: index += 1
      }
    }
    return text
  }

  private static func stringEnd(_ text: [UInt8], from start: Int) -> Int {
    var index = start + 1
    while index < text.count, text[index] != .of("\"") { index += text[index] == .of("\\") ? 2 : 1 }
    return index + 1
  }

  private static func blank(_ text: inout [UInt8], blockFrom start: Int) -> Int {
    var index = start
    while index < text.count, !text.hasBytes("*/", at: index) {
      if text[index] != .lineFeed { text[index] = .space }
      index += 1
    }
    for mark in index..<min(index + 2, text.count) { text[mark] = .space }
    return index
  }
}
