import Documents
import Prose
import Skills
import TextScanning

/// What one page knows, in a form small enough to keep in the index. `KnowledgeMerge` makes one `Knowledge` of all
/// pages.
package struct PageKnowledge: Sendable, Hashable {
  package var path: String
  var topic: Topic
  var definitions: [Definition]
  var facts: [FactSighting]
  var procedures: [Procedure]
  var words: WordUse
  var quantities: [StatedQuantity]

  /// Reads a page. One walk over its nodes and one over its words. O(bytes).
  package init(_ page: Page) {
    let reading = Reading(page)
    path = page.path
    topic = TopicReader(reading).topic()
    definitions = DefinitionReader(reading).definitions()
    facts = FactReader(reading, topic: topic).facts()
    procedures = ProcedureReader(reading, topic: topic).procedures()
    words = WordUse(reading)
    quantities = StatedQuantityReader.quantities(page)
  }
}

extension PageKnowledge: ByteCodable {
  package func encode(to writer: inout ByteWriter) {
    writer.write(path)
    topic.encode(to: &writer)
    writer.write(definitions)
    writer.write(facts)
    writer.write(procedures)
    words.encode(to: &writer)
    writer.write(quantities)
  }

  package init(from reader: inout ByteReader) throws(ByteCodingError) {
    path = try reader.string()
    topic = try Topic(from: &reader)
    definitions = try reader.array()
    facts = try reader.array()
    procedures = try reader.array()
    words = try WordUse(from: &reader)
    quantities = try reader.array()
  }
}

extension Skills.Place: ByteCodable {
  package func encode(to writer: inout ByteWriter) {
    writer.write(path)
    writer.write(line)
  }

  package init(from reader: inout ByteReader) throws(ByteCodingError) {
    self.init(path: try reader.string(), line: try reader.int())
  }
}

extension Topic.Purpose: ByteCodable {}
extension Fact.Category: ByteCodable {}

extension Topic: ByteCodable {
  package func encode(to writer: inout ByteWriter) {
    writer.write(title)
    writer.write(summary)
    purpose.encode(to: &writer)
    writer.write(sections)
    place.encode(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(ByteCodingError) {
    self.init(
      title: try reader.string(), summary: try reader.string(), purpose: try Purpose(from: &reader),
      sections: try reader.array(), place: try Place(from: &reader))
  }
}

extension Procedure: ByteCodable {
  package func encode(to writer: inout ByteWriter) {
    writer.write(goal)
    writer.write(prerequisites)
    writer.write(steps)
    writer.write(verification)
    place.encode(to: &writer)
  }

  package init(from reader: inout ByteReader) throws(ByteCodingError) {
    self.init(
      goal: try reader.string(), prerequisites: try reader.array(), steps: try reader.array(),
      verification: try reader.array(), place: try Place(from: &reader))
  }
}
