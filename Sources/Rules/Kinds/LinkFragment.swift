import Documents
import Prose
import TextScanning

/// Points links within a page (`#fragment`) at headings or anchors that the page has.
///
/// Markdown only. The fragment of a heading is its text in lower case, without marks, with dashes for spaces, and a number when it comes
/// again, as GitHub makes it. Anchors of HTML (`id`, and `name` of `<a>`), ids in braces behind a heading, `#top` and line numbers (`#L10`)
/// count too. A fragment that differs in case only has a fix.
package struct LinkFragment: RuleKind {
  package static let name = "link.fragment"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Point links within the page at headings it has."
  package static let slots = [
    SlotDescription("ignoreCase", "bool", "whether case may differ", isRequired: false, part: .demand),
    SlotDescription(
      "except", "string", "an expression: fragments that match it are left alone", isRequired: false, part: .demand),
  ]

  private let ignoresCase: Bool
  private let exception: Pattern?

  package init(slots: [String: JSON]) throws(SlotError) {
    ignoresCase = try slots.flag("ignoreCase", otherwise: false)
    guard let text = slots["except"]?.string, !text.isEmpty else {
      exception = nil
      return
    }
    do throws(PatternError) {
      exception = try Pattern(text, options: .ecmaScript)
    } catch {
      throw SlotError("slot “except” is no expression we can search for: \(error.reason)")
    }
  }

  package func instruction(for rule: Rule) -> String {
    "Point links within a page (#fragment) at headings that the page has."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let links = page.written(.link, in: report.rule.scope).filter {
      page.document.string(of: $0)?.utf8.first == .of("#")
    }
    guard !links.isEmpty else { return }
    let fragments = PageFragments(page)
    for link in links {
      let node = page.document.nodes[link]
      guard let address = page.document.string(of: link), address.utf8.count > 1 else { continue }
      let fragment = Self.decoded(address.dropFirst())
      report.apply()
      if fragments.contains(fragment) || PageFragments.isPlace(fragment) || isException(fragment) { continue }
      let near = fragments.ignoringCase(fragment)
      if near != nil, ignoresCase { continue }
      let place = Self.place(of: address, in: node.range, page.document.bytes)
      report.find(
        near.map { .otherCase(fragment, $0) } ?? .missing(fragment), source: place ?? node.range,
        replacement: place == nil ? nil : near.map { "#" + $0 })
    }
  }

  private func isException(_ fragment: String) -> Bool {
    let found = try? exception?.matches(in: Pattern.Subject(Array(fragment.utf8)))
    return found.map { !$0.isEmpty } ?? false
  }

  /// Where the address stands in the link, as it is written.
  private static func place(of address: String, in link: Range<Int>, _ bytes: [UInt8]) -> Range<Int>? {
    let text = Array(address.utf8)
    return Occurrences.of(text, in: Array(bytes[link])).last.map {
      link.lowerBound + $0.lowerBound..<link.lowerBound + $0.upperBound
    }
  }

  /// A fragment with its percent signs read.
  private static func decoded(_ text: Substring) -> String {
    guard text.utf8.contains(.of("%")) else { return String(text) }
    let bytes = Array(text.utf8)
    var plain: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == .of("%"), index + 2 < bytes.count,
        let code = UInt8(bytes.string(index + 1..<index + 3), radix: 16)
      {
        plain.append(code)
        index += 3
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}

extension String {
  fileprivate static func missing(_ fragment: String) -> String {
    "No heading or anchor of this page is “#\(fragment)”."
  }
  fileprivate static func otherCase(_ fragment: String, _ real: String) -> String {
    "The heading’s fragment is “#\(real)”, not “#\(fragment)”."
  }
}

/// The fragments that a page has.
private struct PageFragments {
  private var names: Set<String> = []
  private var folded: [String: String] = [:]

  /// O(page).
  init(_ page: Page) {
    var counts: [String: Int] = [:]
    for block in page.text.blocks where block.level > 0 {
      let fragment = Self.fragment(of: page.string(block.range))
      let count = counts[fragment, default: 0]
      counts[fragment] = count + 1
      add(count == 0 ? fragment : "\(fragment)-\(count)")
      addIDs(Array(page.document.bytes[page.document.nodes[block.node].range]))
    }
    addAnchors(page.document.bytes)
  }

  private mutating func add(_ name: String) {
    guard !name.isEmpty, names.insert(name).inserted else { return }
    folded[name.lowercased()] = name
  }

  func contains(_ fragment: String) -> Bool { names.contains(fragment) }
  func ignoringCase(_ fragment: String) -> String? { folded[fragment.lowercased()] }

  /// `top`, `L10`, `L10C2-L12C4`: places that every page has.
  static func isPlace(_ fragment: String) -> Bool {
    if fragment == "top" || fragment.hasPrefix(":~:") { return true }
    let parts = fragment.utf8.split(separator: .of("-"), omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { part in
        guard part.first == .of("L") else { return false }
        let numbers = part.dropFirst().split(separator: .of("C"), omittingEmptySubsequences: false)
        return numbers.count <= 2 && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy(ASCII.isDigit) }
      }
  }

  /// Lower case; letters, marks, digits, connectors and dashes stay, spaces become dashes.
  private static func fragment(of heading: String) -> String {
    var text = ""
    for scalar in heading.lowercased().unicodeScalars {
      if scalar == " " || scalar == "-" {
        text.unicodeScalars.append("-")
      } else if keeps(scalar) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private static func keeps(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return ASCII.isWord(UInt8(scalar.value)) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation:
      return true
    default: return false
    }
  }

  /// `## Heading {#id}`.
  private mutating func addIDs(_ heading: [UInt8]) {
    for open in Occurrences.of(Array("{#".utf8), in: heading) {
      guard let close = heading[open.upperBound...].firstIndex(where: { $0 == .of("}") || $0 == .space }) else {
        continue
      }
      add(heading.string(open.upperBound..<close))
    }
  }

  /// `id="…"` of any tag and `name="…"` of `<a>`.
  private mutating func addAnchors(_ bytes: [UInt8]) {
    var index = 0
    while let open = bytes.firstIndex(of: .of("<"), from: index) {
      index = open + 1
      guard index < bytes.count, ASCII.isLetter(bytes[index]),
        let close = bytes.firstIndex(of: .of(">"), from: index)
      else { continue }
      let isAnchor = bytes[index] | 0x20 == .of("a") && ASCII.isSpace(bytes[index + 1])
      for key in isAnchor ? [" id=", " name="] : [" id="] {
        let name = Array(key.utf8)
        for place in Occurrences.of(name, in: Array(bytes[open..<close]).lowercasedASCII()) {
          var value = bytes[(open + place.upperBound)..<close]
          if let quote = value.first, quote == .of("\"") || quote == .of("'") {
            value = value.dropFirst().prefix { $0 != quote }
          } else {
            value = value.prefix { !ASCII.isSpace($0) && $0 != .of("/") }
          }
          add(String(decoding: value, as: UTF8.self))
        }
      }
      index = open + 1
    }
  }
}
