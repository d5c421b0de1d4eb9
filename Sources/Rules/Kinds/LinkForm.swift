import Documents
import Prose
import TextScanning

/// How links within the project are written: from the page, from the root or in full, with or without the ending of the
/// file.
///
/// Looks at addresses without a scheme or host; anchors on the same page, templates (`{{…}}`) and mail addresses are
/// not looked at. A finding covers the address where the source shows it, else the link.
package struct LinkForm: RuleKind {
  package static let name = "link.form"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Write links within the project in one form."
  package static let slots = [
    SlotDescription("form", "string", "relative, rootRelative or absolute", isRequired: false, part: .demand),
    SlotDescription(
      "extension", "string", "keep or omit the ending of the file; empty: either", isRequired: false, part: .demand),
  ]

  private enum Form: String, CaseIterable { case relative, rootRelative, absolute }
  private enum Ending: String, CaseIterable { case keep, omit }
  private let form: Form?
  private let ending: Ending?

  package init(slots: [String: JSON]) throws(SlotError) {
    form = try slots.optionalChoice("form", Form.self)
    ending = try slots.optionalChoice("extension", Ending.self)
    guard form != nil || ending != nil else { throw SlotError("slot “form” or “extension” is needed") }
  }

  package func instruction(for rule: Rule) -> String {
    let way =
      switch form {
      case .relative: "by a path relative to the page"
      case .rootRelative: "by a path from the root, beginning with “/”"
      case .absolute: "by the full address"
      case nil: ""
      }
    let tail =
      switch ending {
      case .keep: form == nil ? "with the ending of the file" : ", with the ending of the file"
      case .omit: form == nil ? "without the ending of the file" : ", without the ending of the file"
      case nil: ""
      }
    return rule.modality.isStrict
      ? "Link to pages of the project \(way)\(tail)." : "Links to pages of the project should be written \(way)\(tail)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    for link in page.nodes(.link, in: report.rule.scope) {
      guard let address = page.document.string(of: link), Self.isInternal(Array(address.utf8)) else { continue }
      report.apply()
      let path = address.utf8.prefix { $0 != .of("#") && $0 != .of("?") }
      let isRooted = path.first == .of("/")
      let place = Self.place(of: address, in: page.document.nodes[link].range, page.document.bytes)
      if let form, form == .absolute || isRooted != (form == .rootRelative) {
        report.find(.wrongForm(address, form.rawValue), source: place)
      } else if let ending, let has = Self.hasEnding(path), has != (ending == .keep) {
        report.find(.wrongEnding(address, keeps: ending == .keep), source: place)
      }
    }
  }

  /// Whether an address points to another page of the project: no scheme, no host, no template, no mere anchor.
  static func isInternal(_ address: [UInt8]) -> Bool {
    guard let first = address.first, !"#?@<$".utf8.contains(first), !address.hasBytes("//", at: 0) else { return false }
    if address.contains(.of("{")) { return false }
    let scheme = address.prefix { ASCII.isLetter($0) || ASCII.isDigit($0) || "+-.".utf8.contains($0) }
    return scheme.count == address.count || address[scheme.count] != .of(":")
  }

  /// Whether a path ends in a page's file ending; nil for folders and files of other kinds.
  private static func hasEnding(_ path: Substring.UTF8View) -> Bool? {
    guard let name = path.split(separator: .of("/"), omittingEmptySubsequences: false).last, !name.isEmpty,
      !name.elementsEqual("..".utf8), !name.elementsEqual(".".utf8)
    else { return nil }
    guard let dot = name.lastIndex(of: .of(".")) else { return false }
    let ending = String(decoding: name[name.index(after: dot)...], as: UTF8.self).lowercased()
    return ["md", "mdx", "markdown", "html", "htm", "rst", "adoc"].contains(ending) ? true : nil
  }

  /// Where a link's source spells its address: last in Markdown, first in a tag.
  private static func place(of address: String, in link: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    let wanted = Array(address.utf8)
    guard wanted.count <= link.count else { return link }
    let places = link.lowerBound...link.upperBound - wanted.count
    func spells(_ start: Int) -> Bool { bytes[start..<start + wanted.count].elementsEqual(wanted) }
    let start = bytes[link].first == .of("<") ? places.first(where: spells) : places.last(where: spells)
    return start.map { $0..<$0 + wanted.count } ?? link
  }
}

extension String {
  fileprivate static func wrongForm(_ address: String, _ form: String) -> String {
    switch form {
    case "relative": "Link to “\(address)” by a path relative to this page."
    case "rootRelative": "Link to “\(address)” by a path from the root."
    default: "Link to “\(address)” by its full address."
    }
  }
  fileprivate static func wrongEnding(_ address: String, keeps: Bool) -> String {
    keeps ? "Keep the ending of the file in “\(address)”." : "Leave the ending of the file out of “\(address)”."
  }
}
