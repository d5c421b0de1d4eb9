import Documents
import Prose
import TextScanning

/// Writes code blocks that name JSON, YAML or TOML as their language so that they can be parsed.
///
/// Reported is the place where reading stops. A block that leaves something out (`…`, `...`), or has the marks of a template (`{{ }}`,
/// `{% %}`, `<% %>`, `<name>`) where reading stops, is an excerpt or a template and no sample: it is not looked at.
package struct CodeSyntax: RuleKind {
  package static let name = "code.syntax"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Write code samples that parse: JSON, YAML, TOML."
  package static let slots = [
    SlotDescription(
      "languages", "strings", "which are looked at: \(DataFormat.allCases.map(\.rawValue).joined(separator: ", "))",
      part: .addition)
  ]

  private let formats: Set<DataFormat>

  package init(slots: [String: JSON]) throws(SlotError) {
    var formats: Set<DataFormat> = []
    for name in try slots.strings("languages") {
      guard let format = DataFormat(rawValue: name) else { throw SlotError("“\(name)” is no language that is parsed") }
      formats.insert(format)
    }
    self.formats = formats
  }

  package func instruction(for rule: Rule) -> String {
    let names = DataFormat.allCases.filter(formats.contains).map(\.title)
    let list = SchemaWords.list(names, "and")
    return rule.modality.isStrict
      ? "Write code samples in \(list) that parse." : "Code samples in \(list) should parse."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    for node in page.nodes(.codeBlock, in: report.rule.scope) {
      guard let info = page.document.string(of: node), let format = DataFormat(info: info), formats.contains(format)
      else { continue }
      let text = EmbeddedText(codeBlock: node, of: page.document)
      switch CodeSample.reading(text.bytes, format) {
      case .sound: report.apply()
      case .excerpt: break
      case .broken(let fault):
        report.find(.stops(format, fault.reason), source: text.source(of: fault.range))
      }
    }
  }
}

extension String {
  fileprivate static func stops(_ format: DataFormat, _ reason: String) -> String {
    "This \(format.title) sample cannot be parsed from here on: \(reason)."
  }
}

/// A code block of data as a reader would try it.
package enum CodeSample {
  package enum Reading: Sendable {
    case sound
    /// It leaves something out, or is a template.
    case excerpt
    case broken(DataFault)
  }

  /// The text of a code block as a reader would copy it. O(block).
  package static func text(ofBlock node: Int, in document: Document) -> [UInt8] {
    EmbeddedText(codeBlock: node, of: document).bytes
  }

  /// O(block).
  package static func reading(ofBlock node: Int, in document: Document, _ format: DataFormat) -> Reading {
    reading(text(ofBlock: node, in: document), format)
  }

  /// O(bytes).
  package static func reading(_ bytes: [UInt8], _ format: DataFormat) -> Reading {
    if bytes.allSatisfy(ASCII.isSpace) { return .excerpt }
    do throws(DataFault) {
      _ = try format.values(bytes)
      return .sound
    } catch {
      return isExcerpt(bytes, error.range) ? .excerpt : .broken(error)
    }
  }

  /// Whether what stops the reading is a mark that something is left out or filled in later. One line end before or behind the place
  /// counts as the place: a parser may notice late.
  private static func isExcerpt(_ bytes: [UInt8], _ place: Range<Int>) -> Bool {
    for mark in ["{{", "{%", "<%"] where !Occurrences.of(Array(mark.utf8), in: bytes).isEmpty { return true }
    if leavesOut("…", bytes) || leavesOut("...", bytes) { return true }
    let start = bytes[..<place.lowerBound].lastIndex(of: .lineFeed) ?? 0
    let end = bytes[min(place.upperBound, bytes.count)...].firstIndex(of: .lineFeed) ?? bytes.count
    return isPlaceholder(bytes[start..<end])
  }

  /// Whether dots stand where a value or a line could.
  private static func leavesOut(_ dots: String, _ bytes: [UInt8]) -> Bool {
    Occurrences.of(Array(dots.utf8), in: bytes).contains { range in
      let before = range.lowerBound == 0 ? UInt8.space : bytes[range.lowerBound - 1]
      let after = range.upperBound == bytes.count ? UInt8.space : bytes[range.upperBound]
      return (ASCII.isSpace(before) || "[{(,:".utf8.contains(before))
        && (ASCII.isSpace(after) || "]}),".utf8.contains(after))
    }
  }

  /// Whether a line holds a name in angle brackets.
  private static func isPlaceholder(_ line: ArraySlice<UInt8>) -> Bool {
    guard let open = line.firstIndex(of: .of("<")), let close = line[open...].firstIndex(of: .of(">")) else {
      return false
    }
    let name = line[(open + 1)..<close]
    return !name.isEmpty && name.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || " _-.|".utf8.contains($0) }
  }
}
