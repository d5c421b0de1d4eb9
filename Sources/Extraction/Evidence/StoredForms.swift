import Documents
import Rules
import Skills
import TextScanning

// How values of the lower rooms stand in the index: only this room stores them.

extension Diagnostic: ByteCodable {
  package func encode(to writer: inout ByteWriter) {
    for text in [severity.rawValue, code, message, path] { writer.write(text) }
    writer.write(line)
    writer.write(column)
  }

  package init(from reader: inout ByteReader) throws(ByteCodingError) {
    guard let severity = Severity(rawValue: try reader.string()) else { throw ByteCodingError() }
    self.init(
      severity, code: try reader.string(), message: try reader.string(), path: try reader.string(),
      line: try reader.int(),
      column: try reader.int())
  }
}

extension Source: ByteCodable {
  package func encode(to writer: inout ByteWriter) {
    writer.write(path)
    for number in [line, endLine, byteStart, byteEnd] { writer.write(number) }
    writer.write(quoteSHA256)
  }

  package init(from reader: inout ByteReader) throws(ByteCodingError) {
    self.init(
      path: try reader.string(), line: try reader.int(), endLine: try reader.int(), byteStart: try reader.int(),
      byteEnd: try reader.int(), quoteSHA256: try reader.string())
  }
}

extension JSON: ByteCodable {
  package func encode(to writer: inout ByteWriter) { writer.write(text) }

  package init(from reader: inout ByteReader) throws(ByteCodingError) {
    do { try self.init(parsing: try reader.byteArray()) } catch { throw ByteCodingError() }
  }
}

extension Example: ByteCodable {
  package func encode(to writer: inout ByteWriter) {
    writer.write(bad)
    writer.write(good)
  }

  package init(from reader: inout ByteReader) throws(ByteCodingError) {
    self.init(bad: try reader.optional(), good: try reader.optional())
  }
}

extension Proposal: ByteCodable {
  package func encode(to writer: inout ByteWriter) {
    for text in [kind, facet.rawValue, modality.rawValue, origin.rawValue, instruction, pattern] { writer.write(text) }
    scope.json.encode(to: &writer)
    JSON.object(slots).encode(to: &writer)
    writer.write(examples)
    writer.write(sources)
  }

  package init(from reader: inout ByteReader) throws(ByteCodingError) {
    let kind = try reader.string()
    guard let facet = Facet(rawValue: try reader.string()), let modality = Modality(rawValue: try reader.string()),
      let origin = Origin(rawValue: try reader.string())
    else { throw ByteCodingError() }
    let instruction = try reader.string()
    let pattern = try reader.string()
    let scope = Scope(try JSON(from: &reader))
    guard let slots = try JSON(from: &reader).object else { throw ByteCodingError() }
    self.init(
      kind: kind, facet: facet, modality: modality, scope: scope, slots: slots, instruction: instruction,
      origin: origin,
      examples: try reader.array(), sources: try reader.array(), pattern: pattern)
  }
}
