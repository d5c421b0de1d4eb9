/// How an element behaves when a page is parsed.
struct HTMLTraits: OptionSet, Sendable {
  let rawValue: UInt16

  /// Has no end tag and no content.
  static let void = HTMLTraits(rawValue: 1)
  /// Stands on lines of its own, and so ends an open paragraph.
  static let block = HTMLTraits(rawValue: 2)
  /// Its content is no markup.
  static let raw = HTMLTraits(rawValue: 4)
  /// End tags do not look past it for their start tag.
  static let scope = HTMLTraits(rawValue: 8)
  /// Can stand in a table outside its cells.
  static let tablePart = HTMLTraits(rawValue: 16)
  /// A reader never sees its content as text.
  static let unseen = HTMLTraits(rawValue: 32)
  /// Ends an `svg` or `math` that was left open.
  static let leavesForeign = HTMLTraits(rawValue: 64)

  /// By the raw value of the tag.
  static let ofTag: [HTMLTraits] = HTMLTag.allCases.map(traits)

  private static func traits(of tag: HTMLTag) -> HTMLTraits {
    var traits: HTMLTraits = []
    if voidTags.contains(tag) { traits.insert(.void) }
    if blocks.contains(tag) { traits.formUnion([.block, .leavesForeign]) }
    if rawTags.contains(tag) { traits.insert(.raw) }
    if scopes.contains(tag) { traits.insert(.scope) }
    if tableParts.contains(tag) { traits.insert(.tablePart) }
    if unseenTags.contains(tag) { traits.insert(.unseen) }
    if leavingForeign.contains(tag) { traits.insert(.leavesForeign) }
    return traits
  }

  private static let voidTags: Set<HTMLTag> = [
    .area, .base, .br, .col, .embed, .hr, .img, .input, .link, .meta, .param, .source, .track, .wbr, .frame,
  ]
  private static let blocks: Set<HTMLTag> = [
    .address, .article, .aside, .footer, .header, .h1, .h2, .h3, .h4, .h5, .h6, .hgroup, .main, .nav, .section, .search,
    .blockquote, .center, .dd, .details, .dialog, .dir, .div, .dl, .dt, .figcaption, .figure, .fieldset, .form, .hr,
    .legend, .li, .listing, .menu, .ol, .p, .plaintext, .pre, .summary, .ul, .xmp, .table, .caption, .tr, .td, .th,
    .thead, .tbody, .tfoot,
  ]
  private static let rawTags: Set<HTMLTag> = [
    .title, .script, .style, .iframe, .noembed, .noframes, .textarea, .xmp, .plaintext,
  ]
  private static let scopes: Set<HTMLTag> = [
    .document, .table, .td, .th, .caption, .template, .object, .foreignobject,
  ]
  private static let tableParts: Set<HTMLTag> = [
    .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr, .script, .style, .template,
  ]
  private static let unseenTags: Set<HTMLTag> = [
    .template, .noscript, .svg, .audio, .video, .canvas, .frameset, .map, .annotation, .rp, .button, .datalist, .input,
    .select, .option, .optgroup, .meter, .progress, .textarea, .object, .dialog, .col, .colgroup,
  ]
  private static let leavingForeign: Set<HTMLTag> = [
    .b, .big, .br, .code, .em, .i, .img, .nobr, .ruby, .s, .small, .span, .strong, .strike, .sub, .sup, .tt, .u, .var,
  ]
}
