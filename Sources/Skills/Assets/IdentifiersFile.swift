import Rules
import TextScanning

/// `assets/identifiers.json` (`skillc.identifiers/1`): the names that the project's documents show, for the check against invention.
package enum IdentifiersFile {
  package static let schema = "skillc.identifiers/1"
  static let path = "assets/identifiers.json"

  /// The first part and its continuations; nothing when there are no names.
  /// - Parameter parameters: the names of which the documents say a type, a default or allowed values.
  package static func files(_ table: IdentifierTable, parameters: [Parameter] = []) -> [BundleFile] {
    guard !table.isEmpty else { return [] }
    let lines = table.lines.map { JSON.string(String(decoding: $0, as: UTF8.self)).bytes }
    let pages = JSON(table.pages)
    var chunks: [ArraySlice<[UInt8]>] = []
    var start = 0
    var size = 200 + pages.bytes.count + parameters.reduce(0) { $0 + $1.json.bytes.count + 2 }
    for (index, line) in lines.enumerated() {
      if index > start, size + line.count + 2 > RulesFile.partLimit {
        chunks.append(lines[start..<index])
        (start, size) = (index, 200)
      }
      size += line.count + 2
    }
    chunks.append(lines[start...])
    let parts = chunks.indices.dropFirst().map { "identifiers-\($0 + 1).json" }
    return chunks.enumerated().map { index, chunk in
      var members: [(name: String, write: (inout LinedJSON) -> Void)] = [
        ("names", { $0.append(lines: chunk) }), ("schema", { $0.append(JSON.string(schema)) }),
      ]
      if index == 0 {
        members.append(("pages", { $0.append(lines: table.pages.map { JSON.string($0).bytes }) }))
        if !parts.isEmpty { members.append(("parts", { $0.append(JSON(parts)) })) }
        if !parameters.isEmpty { members.append(("parameters", { $0.append(lines: parameters.map(\.json.bytes)) })) }
      }
      return BundleFile(path: index == 0 ? path : "assets/" + parts[index - 1], bytes: LinedJSON.object(members))
    }
  }

  /// The names of a bundle, read when the first is looked up; nil when it has none.
  ///
  /// Throws for a file that is no JSON of this version by its last byte and its schema; what is wrong in between is told by the lexicon.
  static func lexicon(_ folder: String) throws(BundleError) -> IdentifierLexicon? {
    let first = folder + "/" + path
    guard Disk.entry(first) != nil else { return nil }
    let bytes = try Disk.read(first, limit: BundleReader.fileLimit)
    let isWhole = bytes.last { !ASCII.isSpace($0) } == .of("}")
    // The schema is one of the last members; only a file that lacks it is read whole, to say what is wrong.
    let isOurs = String(decoding: bytes.suffix(400), as: UTF8.self).contains("\"schema\":\"\(schema)\"")
    if !isWhole || !isOurs { _ = try BundleReader.document(first, schema: schema) }
    return IdentifierLexicon { try table(folder) }
  }

  /// What is wrong with the names of a part, with the line of the file; empty when each can be read.
  static func faults(_ bytes: [UInt8], pages: Int?) -> [(line: Int, reason: String)] {
    let names = Set((try? JSON(parsing: bytes))?["names"]?.strings ?? [])
    let lines = LineIndex(bytes)
    var faults: [(line: Int, reason: String)] = []
    for line in 1...lines.lineCount {
      var range = lines.range(ofLine: line)
      while let last = range.last, ASCII.isSpace(bytes[last]) || bytes[last] == .of(",") { range = range.dropLast() }
      guard bytes[range].first == .of("\""), let text = try? JSON(parsing: Array(bytes[range])).string,
        names.contains(text)
      else { continue }
      if let reason = IdentifierTable.fault(in: Array(text.utf8), pages: pages) {
        faults.append((line: line, reason: reason))
      }
    }
    return faults
  }

  /// Reads all parts.
  package static func table(_ folder: String) throws(BundleError) -> IdentifierTable {
    let first = try BundleReader.document(folder + "/" + path, schema: schema)
    var lines = first["names"]?.strings ?? []
    for part in try BundleReader.parts(of: first, path: folder + "/" + path) {
      lines += try BundleReader.document(folder + "/assets/" + part, schema: schema)["names"]?.strings ?? []
    }
    return IdentifierTable(lines: lines.map { Array($0.utf8) }, pages: first["pages"]?.strings ?? [])
  }
}

/// Names of one class that found no room in a bundle's table.
package struct IdentifiersLeftOut: Sendable, Hashable {
  package var kind: IdentifierClass
  /// Whether pages only mention them in passing.
  package var isPassing: Bool
  package var count: Int

  package init(kind: IdentifierClass, isPassing: Bool, count: Int) {
    self.kind = kind
    self.isPassing = isPassing
    self.count = count
  }

  var json: JSON {
    ["class": .string(kind.rawValue), "count": .int(count), "passing": .bool(isPassing)]
  }
}
