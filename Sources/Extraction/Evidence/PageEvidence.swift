import Documents
import Prose
import Skills
import TextScanning

/// What the reader of one page must know of the whole before it starts: it is part of the key under which the index keeps its result.
package struct ReadingContext: Sendable, Hashable {
  /// A person who hands over a handful of pages means those pages: unclear ones are then more likely to prescribe than among hundreds.
  package var isSmallSet: Bool
  /// The page was handed over as a task brief, whatever it looks like.
  package var isBrief: Bool

  package init(isSmallSet: Bool, isBrief: Bool = false) {
    self.isSmallSet = isSmallSet
    self.isBrief = isBrief
  }

  /// Pages up to which a set counts as small.
  package static let smallSetLimit = 12
}

/// Everything one page contributes to a bundle. Evidence of pages can be gathered in any order, on any thread, and merged: the compiler sorts by
/// path. It is all that is kept of a page, so an unchanged page is never read twice.
package struct PageEvidence: Sendable, ByteCodable {
  /// Relative to the root, with `/`.
  package var path: String
  /// Hex SHA-256 of the file's bytes.
  package var sha256: String
  package var role: PageRole
  package var proposals: [Proposal]
  package var diagnostics: [Diagnostic]
  package var conventions: PageConventions
  package var knowledge: PageKnowledge
  /// Commands and paths the page tells people and agents to use.
  var mentions: [Mention]
  /// The names in code that the page shows.
  var identifiers: PageIdentifiers
  /// What the page decides, when it is a decision record.
  var decision: RecordedDecision?
  /// The reading text without code, ASCII lower case: what the adoption of word rules is counted on.
  package var words: [UInt8]
  package var wordCount: Int

  /// Reads a page. Pure: the same document and context always give the same evidence.
  package init(_ document: Document, sha256: String, context: ReadingContext) {
    let page = Page(document)
    path = document.path
    self.sha256 = sha256
    let role = RoleClassifier.role(of: page, context: context)
    self.role = role
    let hostile = HostileText(document)
    let read = RuleReader.read(page, role: role, except: hostile)
    proposals = read.proposals
    diagnostics = document.diagnostics + hostile.diagnostics + read.misses
    conventions = PageConventions(page)
    knowledge = PageKnowledge(page)
    mentions = MentionReader.mentions(page, role: role)
    identifiers = PageIdentifiers(page)
    decision = RecordedDecision(page, role: role)
    words = Self.words(page)
    wordCount = page.words.count
  }

  /// The reading text in lower case, code blanked out.
  private static func words(_ page: Page) -> [UInt8] {
    var words = page.text.bytes.lowercasedASCII()
    for span in page.text.spans where span.kind == .code {
      for index in span.range { words[index] = .space }
    }
    return words
  }

  package func encode(to writer: inout ByteWriter) {
    writer.write(path)
    writer.write(sha256)
    role.encode(to: &writer)
    writer.write(proposals)
    writer.write(diagnostics)
    conventions.encode(to: &writer)
    knowledge.encode(to: &writer)
    writer.write(mentions)
    identifiers.encode(to: &writer)
    writer.write(decision)
    writer.write(words)
    writer.write(wordCount)
  }

  package init(from reader: inout ByteReader) throws(ByteCodingError) {
    path = try reader.string()
    sha256 = try reader.string()
    role = try PageRole(from: &reader)
    proposals = try reader.array()
    diagnostics = try reader.array()
    conventions = try PageConventions(from: &reader)
    knowledge = try PageKnowledge(from: &reader)
    mentions = try reader.array()
    identifiers = try PageIdentifiers(from: &reader)
    decision = try reader.optional()
    words = try reader.byteArray()
    wordCount = try reader.int()
  }

  /// Changes whenever the form or the meaning of stored evidence changes: an index of another version is read anew.
  package static let version = 9
}
