import Documents
import Prose
import TextScanning

/// What a decision record decides, and which records its status names.
struct RecordedDecision: Sendable, Hashable {
  /// As the file's name gives it; 0 without one.
  var number: Int
  var isSuperseded: Bool
  /// Numbers of the records that replace this one or are replaced by it.
  var others: [Int]
  /// Without its number.
  var title: String
  /// The first sentence of the decision, code left out.
  var decision: String
  var line: Int

  /// Nil for a page that is no record.
  init?(_ page: Page, role: PageRole) {
    guard role == .decisionRecord else { return nil }
    let status = Array(DecisionStatus.statusText(page).lowercased().utf8)
    isSuperseded = DecisionStatus(page) == .superseded
    others = Self.references(status)
    number = Self.number(FilePath.stem(of: page.path))
    let top = page.text.blocks.first { $0.level == 1 }
    let name = page.document.frontMatter?.entries.first { $0.key.lowercased() == "title" }
    title = top.map { page.string($0.range) } ?? name.map { page.document.bytes.string($0.valueRange) } ?? ""
    let section = page.sentences.first { sentence in
      let block = page.text.blocks[sentence.block]
      guard block.level == 0, block.heading >= 0 else { return false }
      let heading = page.string(page.text.blocks[block.heading].range).lowercased()
      return heading.hasPrefix("decision") && !heading.hasPrefix("decision driver")
    }
    decision = section.map { Self.withoutCode(page, $0.range) } ?? ""
    let place = section?.range ?? top?.range ?? 0..<0
    line = page.document.lines.line(at: page.text.sourceRange(of: place).lowerBound)
  }

  private static func withoutCode(_ page: Page, _ range: Range<Int>) -> String {
    var bytes = Array(page.text.bytes[range])
    for span in page.text.spans(in: range) where span.kind == .code {
      for index in span.range.clamped(to: range) { bytes[index - range.lowerBound] = .space }
    }
    return bytes.string(0..<bytes.count)
  }

  /// The first digits of a name: `0007-…`, `adr-7-…`.
  private static func number(_ stem: String) -> Int {
    let digits = stem.utf8.drop { !ASCII.isDigit($0) }.prefix { ASCII.isDigit($0) }
    return digits.count <= 4 ? Int(String(Substring(digits))) ?? 0 : 0
  }

  /// The numbers behind `superseded by` and `supersedes`; parts of dates are none.
  private static func references(_ status: [UInt8]) -> [Int] {
    guard
      let cue = status.indices.first(where: {
        status.hasBytes("supersede", at: $0) || status.hasBytes("replace", at: $0)
      })
    else { return [] }
    var found: [Int] = []
    var index = cue
    while index < status.count {
      guard ASCII.isDigit(status[index]) else {
        index += 1
        continue
      }
      let end = status[index...].firstIndex { !ASCII.isDigit($0) } ?? status.count
      let isDate =
        end + 1 < status.count && status[end] == .of("-") && ASCII.isDigit(status[end + 1])
        || index > 1 && status[index - 1] == .of("-") && ASCII.isDigit(status[index - 2])
      if !isDate, end - index <= 4, let number = Int(status.string(index..<end)) { found.append(number) }
      index = end
    }
    return found
  }
}

extension RecordedDecision: ByteCodable {
  func encode(to writer: inout ByteWriter) {
    writer.write(number)
    writer.write(isSuperseded ? 1 : 0)
    writer.write(others)
    writer.write(title)
    writer.write(decision)
    writer.write(line)
  }

  init(from reader: inout ByteReader) throws(ByteCodingError) {
    number = try reader.int()
    isSuperseded = try reader.int() == 1
    others = try reader.array()
    title = try reader.string()
    decision = try reader.string()
    line = try reader.int()
  }
}
