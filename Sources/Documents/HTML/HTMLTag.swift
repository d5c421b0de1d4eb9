/// The elements the reader treats in a way of their own; every other name is `.unknown`, whose tags mean nothing here.
enum HTMLTag: UInt8, CaseIterable, Sendable {
  /// The root, and the kinds of item that are no element.
  case document, text, unknown

  // Document and head
  case html, head, body, base, link, meta, title, script, style, template, noscript
  // Sections
  case address, article, aside, footer, header, h1, h2, h3, h4, h5, h6, hgroup, main, nav, section, search
  // Blocks
  case blockquote, center, dd, details, dialog, dir, div, dl, dt, figcaption, figure, fieldset, form, hr, legend, li
  case listing, menu, ol, p, plaintext, pre, summary, ul, xmp
  // Inlines
  case a, abbr, b, bdi, bdo, big, br, cite, code, data, del, dfn, em, font, i, ins, kbd, mark, nobr, q, rp, rt, ruby
  case s, samp, small, span, strike, strong, sub, sup, time, tt, u, `var`, wbr
  // Tables
  case caption, col, colgroup, table, tbody, td, tfoot, th, thead, tr
  // Embedded
  case area, audio, canvas, embed, frame, frameset, iframe, img, map, math, noembed, noframes, object, param, picture
  case source, svg, track, video, foreignobject, annotation
  // Forms
  case button, datalist, input, label, meter, optgroup, option, output, progress, select, textarea

  /// The tag with this name hash; see `hash`.
  static func named(_ hash: UInt64) -> HTMLTag { tagOfHash[hash] ?? .unknown }

  /// One step of the hash of a name, byte by byte in lower case (FNV-1a).
  @inline(__always)
  static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// The hash of no bytes.
  static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of a whole name written in lower case.
  static func hash(of name: String) -> UInt64 { name.utf8.reduce(emptyHash) { hash($0, $1) } }

  private static let tagOfHash: [UInt64: HTMLTag] = Dictionary(
    uniqueKeysWithValues: allCases.filter { $0.rawValue > HTMLTag.unknown.rawValue }
      .map { (hash(of: String(describing: $0)), $0) })

  /// The level of a heading, else 0.
  var headingLevel: Int {
    rawValue >= HTMLTag.h1.rawValue && rawValue <= HTMLTag.h6.rawValue ? Int(rawValue - HTMLTag.h1.rawValue) + 1 : 0
  }

  /// What the element says about the running text in it, or nil.
  var inlineKind: Node.Kind? {
    switch self {
    case .a: .link
    case .em, .i: .emphasis
    case .strong, .b: .strong
    case .del, .s, .strike: .strikethrough
    case .code, .kbd, .samp, .tt, .var: .code
    default: nil
    }
  }
}
