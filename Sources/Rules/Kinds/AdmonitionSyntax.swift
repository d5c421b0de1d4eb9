import Documents
import Prose
import TextScanning

/// In which syntax notes and warnings are written, and which types there are.
///
/// Markdown only. A box in another syntax is reported at its first line, as is a paragraph that fakes one with a bold
/// “Note:”; a type that is not in the list where the box begins.
package struct AdmonitionSyntax: RuleKind {
  package static let name = "admonition.syntax"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Write notes and warnings in one syntax."
  package static let slots = [
    SlotDescription(
      "syntax", "string", "github (> [!NOTE]), docusaurus (:::note), mkdocs (!!! note) or hugo ({{< note >}})",
      part: .demand),
    SlotDescription("types", "strings", "the types there are; every type when left out", isRequired: false),
  ]

  private enum Syntax: String, CaseIterable { case github, docusaurus, mkdocs, hugo }
  private let syntax: Syntax
  private let types: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    syntax = try slots.choice("syntax", Syntax.self)
    types = slots.optionalStrings("types").map(Self.typeName)
  }

  package func instruction(for rule: Rule) -> String {
    let forms = (types.isEmpty ? ["note"] : types).map { "`\(form(of: $0))`" }
    let way = types.isEmpty ? "like \(forms[0])" : "as \(Clause.list(forms, joinedBy: "or"))"
    return rule.modality.isStrict ? "Write notes and warnings \(way)." : "Notes and warnings should be written \(way)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    for node in page.nodes(.admonition, in: report.rule.scope) {
      report.apply()
      let line = page.document.firstLine(of: node)
      let type = Self.typeName(page.document.string(of: node) ?? "note")
      if !types.isEmpty, !types.contains(type) {
        report.find(.wrongType(type, types), source: line)
      } else if !isWritten(page.document.bytes, line) {
        report.find(.wrongSyntax(form(of: type)), source: line)
      }
    }
    for paragraph in page.nodes(.paragraph, in: report.rule.scope) {
      guard let (type, place) = Self.fake(paragraph, in: page) else { continue }
      report.find(.fake(form(of: types.isEmpty || types.contains(type) ? type : types[0])), source: place)
    }
  }

  /// `[!NOTE]`, `:::note` and `Note` are all the type `note`.
  private static func typeName(_ written: String) -> String {
    String(decoding: written.lowercased().utf8.filter { ASCII.isLetter($0) || $0 == .of("-") }, as: UTF8.self)
  }

  private func form(of type: String) -> String {
    switch syntax {
    case .github: "> [!\(type.uppercased())]"
    case .docusaurus: ":::\(type)"
    case .mkdocs: "!!! \(type)"
    case .hugo: "{{< \(type) >}}"
    }
  }

  private func isWritten(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    let start = bytes[line].firstIndex { !ASCII.isSpace($0) } ?? line.lowerBound
    switch syntax {
    case .github: return bytes.hasBytes(">", at: start) || bytes.hasBytes("[!", at: start)
    case .docusaurus: return bytes.hasBytes(":::", at: start)
    case .mkdocs: return bytes.hasBytes("!!!", at: start) || bytes.hasBytes("???", at: start)
    case .hugo: return bytes.hasBytes("{{", at: start)
    }
  }

  /// A paragraph that begins with a bold “Note:”, outside lists: the type and the bold words.
  private static func fake(_ paragraph: Int, in page: Page) -> (type: String, place: Range<Int>)? {
    let document = page.document
    guard let block = page.firstText(in: paragraph), block.place == .paragraph || block.place == [.paragraph, .quote],
      let strong = document.children(of: paragraph).first(where: { _ in true }), document.nodes[strong].kind == .strong
    else { return nil }
    let text = document.text(of: strong)
    let next = Int(document.nodes[strong].end)
    guard text.hasSuffix(":") || document.bytes.hasBytes(":", at: next) else { return nil }
    let type = typeName(text)
    return fakes.contains(type) ? (type, document.nodes[strong].range) : nil
  }

  private static let fakes: Set<String> = ["note", "tip", "important", "warning", "caution", "danger"]
}

extension String {
  fileprivate static func wrongType(_ type: String, _ types: [String]) -> String {
    "Use the type \(Quoted.list(types, joinedBy: "or")), not “\(type)”."
  }
  fileprivate static func wrongSyntax(_ form: String) -> String { "Write this box as “\(form)”." }
  fileprivate static func fake(_ form: String) -> String { "Write this as a box, “\(form)”, not with bold text." }
}
