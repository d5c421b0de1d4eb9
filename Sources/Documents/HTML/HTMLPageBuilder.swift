import TextScanning

/// Nests the tags of a page: which elements end where their end tag is missing, and which tags mean nothing.
///
/// This is tree construction as browsers do it where pages depend on it (paragraphs, list items, tables, drawings, depth); what
/// differs is that nothing is moved or made twice, so that the tree keeps the order of the bytes.
struct HTMLPageBuilder {
  /// Elements nested deeper keep their text but not their tags.
  static let depthLimit = 512

  private typealias Item = HTMLPage.Item
  private var tokenizer: HTMLTokenizer
  private var items: [Item] = []
  /// Indices of the open elements; the first is the page.
  private var stack: [Int] = [0]
  /// How many elements of each tag are open.
  private var open = [Int32](repeating: 0, count: 256)
  private let traits = HTMLTraits.ofTag
  private var comments: [Range<Int>] = []
  private var declaredEncoding: String?
  private var firstTooDeep: Int?
  /// Open elements that are not in the tree because they are too deep.
  private var tooDeep = 0

  private init(_ bytes: [UInt8], from index: Int) {
    tokenizer = HTMLTokenizer(bytes, from: index)
    items.reserveCapacity(bytes.count / 16 + 8)
    append(.document, 0..<bytes.count, attributes: 0..<0)
  }

  /// The page in `bytes` from `index` (behind a byte-order mark) on.
  static func page(_ bytes: [UInt8], from index: Int) -> HTMLPage {
    var builder = HTMLPageBuilder(bytes, from: index)
    builder.build()
    return HTMLPage(
      bytes: bytes, items: builder.items, attributes: builder.tokenizer.attributes, comments: builder.comments,
      styleSheet: HTMLStyleSheet(bytes, sheets: builder.styleSheets),
      declaredEncoding: builder.declaredEncoding, firstTooDeep: builder.firstTooDeep)
  }

  /// What stands inside the `style` elements.
  private var styleSheets: [Range<Int>] = []

  private mutating func build() {
    while let token = tokenizer.next() {
      switch token.kind {
      case .text: text(token.range)
      case .startTag: startTag(token)
      case .endTag: endTag(token)
      case .comment: comments.append(token.content)
      case .nothing: break
      }
    }
    let end = tokenizer.bytes.count
    close(downTo: 0, at: end..<end)
  }

  // MARK: Open elements

  private var current: HTMLTag { items[stack[stack.count - 1]].tag }

  private func isOpen(_ tag: HTMLTag) -> Bool { open[Int(tag.rawValue)] > 0 }

  private func has(_ trait: HTMLTraits, _ tag: HTMLTag) -> Bool { traits[Int(tag.rawValue)].contains(trait) }

  @discardableResult
  private mutating func append(_ tag: HTMLTag, _ range: Range<Int>, attributes: Range<Int>) -> Int {
    let index = items.count
    items.append(
      Item(
        tag: tag, start: UInt32(range.lowerBound), end: UInt32(range.upperBound), innerStart: UInt32(range.upperBound),
        innerEnd: UInt32(range.upperBound), parent: index == 0 ? -1 : Int32(stack[stack.count - 1]),
        subtreeEnd: Int32(index + 1), firstAttribute: Int32(attributes.lowerBound),
        attributeCount: Int32(attributes.count)))
    return index
  }

  private mutating func push(_ tag: HTMLTag, _ range: Range<Int>, attributes: Range<Int> = 0..<0) {
    stack.append(append(tag, range, attributes: attributes))
    open[Int(tag.rawValue)] += 1
  }

  /// Closes the elements from the innermost down to the one at `depth`; `endTag` is that one's own, the others are implied to end
  /// before it.
  private mutating func close(downTo depth: Int, at endTag: Range<Int>) {
    while stack.count > depth {
      let index = stack.removeLast()
      items[index].subtreeEnd = Int32(items.count)
      // An inline element whose end tag came while a block in it was open has its end already.
      guard items[index].innerEnd == items[index].innerStart, items[index].end == items[index].innerStart || index == 0
      else { continue }
      items[index].innerEnd = UInt32(endTag.lowerBound)
      items[index].end = UInt32(stack.count == depth ? endTag.upperBound : endTag.lowerBound)
      open[Int(items[index].tag.rawValue)] -= 1
    }
  }

  private mutating func closeImplied(downTo depth: Int, at place: Int) { close(downTo: depth, at: place..<place) }

  /// The depth of the innermost open element that `isMatch`, unless one that `isBarrier` stands over it.
  private func depth(of isMatch: (HTMLTag) -> Bool, before isBarrier: (HTMLTag) -> Bool) -> Int? {
    var depth = stack.count - 1
    while depth > 0 {
      let tag = items[stack[depth]].tag
      if isMatch(tag) { return depth }
      if isBarrier(tag) { return nil }
      depth -= 1
    }
    return nil
  }

  // MARK: Tokens

  private mutating func text(_ range: Range<Int>) {
    if isTableStructure(current) {
      guard tokenizer.bytes[range].contains(where: { !ASCII.isSpace($0) }) else { return }
      leaveTableStructure(at: range.lowerBound)
    }
    append(.text, range, attributes: 0..<0)
  }

  private mutating func startTag(_ token: HTMLTokenizer.Token) {
    let (tag, place) = (token.tag, token.range.lowerBound)
    if tag == .html || tag == .head || tag == .body { return }
    if tag == .meta { readEncoding(token.attributes) }
    var isForeign = isOpen(.svg) || isOpen(.math)
    if isForeign, !isOpen(.foreignobject), has(.leavesForeign, tag) {
      if let depth = depth(of: { $0 == .svg || $0 == .math }, before: { _ in false }) {
        closeImplied(downTo: depth, at: place)
      }
      isForeign = false
    }
    if has(.raw, tag), !isForeign { return rawElement(token) }
    guard prepare(for: tag, at: place) else { return }
    if has(.void, tag) || (isForeign && token.closesItself) {
      append(tag, token.range, attributes: token.attributes)
    } else if stack.count >= Self.depthLimit {
      tooDeep += 1
      firstTooDeep = firstTooDeep ?? place
      // Keeps the text before and after apart.
      if has(.block, tag) { append(.div, place..<place, attributes: 0..<0) }
    } else {
      push(tag, token.range, attributes: token.attributes)
    }
  }

  /// Script and style leave no item; `xmp` and `plaintext` hold text as it is.
  private mutating func rawElement(_ token: HTMLTokenizer.Token) {
    let (content, end) = tokenizer.rawText(of: token.tag)
    if token.tag == .style, !content.isEmpty { styleSheets.append(content) }
    guard token.tag == .xmp || token.tag == .plaintext, stack.count < Self.depthLimit else { return }
    guard prepare(for: token.tag, at: token.range.lowerBound) else { return }
    push(token.tag, token.range, attributes: token.attributes)
    if !content.isEmpty { items[append(.text, content, attributes: 0..<0)].isVerbatim = true }
    close(downTo: stack.count - 1, at: content.upperBound..<end)
  }

  /// Ends the elements that cannot hold `tag`. False when the tag means nothing here.
  private mutating func prepare(for tag: HTMLTag, at place: Int) -> Bool {
    if has(.tablePart, tag) { return prepareTable(for: tag, at: place) }
    if isTableStructure(current) {
      if tag == .form || tag == .input { return false }
      leaveTableStructure(at: place)
      if tag == .table { closeImplied(downTo: stack.count - 1, at: place) }
    }
    switch tag {
    case .li: closeSibling(at: place) { $0 == .li }
    case .dt, .dd: closeSibling(at: place) { $0 == .dt || $0 == .dd }
    case .option, .optgroup: if current == .option { closeImplied(downTo: stack.count - 1, at: place) }
    case .a, .button, .nobr: if isOpen(tag) { endInline(tag, at: place..<place) }
    default: break
    }
    if has(.block, tag), isOpen(.p), let depth = depth(of: { $0 == .p }, before: { has(.scope, $0) || $0 == .button }) {
      closeImplied(downTo: depth, at: place)
    }
    if tag.headingLevel > 0, current.headingLevel > 0 { closeImplied(downTo: stack.count - 1, at: place) }
    return true
  }

  /// A list item ends at the next one, but not one that an inner block (a nested list) hides.
  private mutating func closeSibling(at place: Int, _ isSibling: (HTMLTag) -> Bool) {
    let found = depth(of: isSibling) {
      (has(.block, $0) && $0 != .div && $0 != .p && $0 != .address) || has(.scope, $0)
    }
    if let found { closeImplied(downTo: found, at: place) }
  }

  private mutating func endTag(_ token: HTMLTokenizer.Token) {
    let tag = token.tag
    if tooDeep > 0, stack.count >= Self.depthLimit, !has(.raw, tag) {
      tooDeep -= 1
      return
    }
    if tag == .br { append(.br, token.range, attributes: 0..<0) }
    if tag.headingLevel > 0 {
      if let depth = depth(of: { $0.headingLevel > 0 }, before: { has(.scope, $0) }) {
        close(downTo: depth, at: token.range)
      }
      return
    }
    guard isOpen(tag), tag != .unknown else { return endUnknown(token) }
    guard has(.block, tag) || has(.scope, tag) else { return endInline(tag, at: token.range) }
    let isTablePart = has(.tablePart, tag) || tag == .table
    let found = depth(of: { $0 == tag }) {
      if isTablePart { return $0 == .table }
      return has(.scope, $0) || (tag == .li && ($0 == .ul || $0 == .ol)) || (tag == .p && $0 == .button)
    }
    if let found { close(downTo: found, at: token.range) }
  }

  /// The end tag of an inline element. Over an open block it ends only what the element says about the text, not the block.
  private mutating func endInline(_ tag: HTMLTag, at endTag: Range<Int>) {
    var hasBlock = false
    let found = depth(of: { $0 == tag }) {
      hasBlock = hasBlock || has(.block, $0)
      return has(.scope, $0)
    }
    guard let found else { return }
    guard hasBlock else { return close(downTo: found, at: endTag) }
    let index = stack[found]
    guard items[index].end == items[index].innerStart else { return }
    items[index].innerEnd = UInt32(endTag.lowerBound)
    items[index].end = UInt32(endTag.upperBound)
    open[Int(tag.rawValue)] -= 1
  }

  private mutating func endUnknown(_ token: HTMLTokenizer.Token) {
    // Custom elements have no name here; the innermost one is as good as another, since they only nest.
    guard token.tag == .unknown, current == .unknown else { return }
    close(downTo: stack.count - 1, at: token.range)
  }

  private mutating func readEncoding(_ attributes: Range<Int>) {
    for attribute in tokenizer.attributes[attributes] where declaredEncoding == nil {
      let value = tokenizer.bytes.string(attribute.range).lowercased()
      if attribute.name == .charset {
        declaredEncoding = value
      } else if attribute.name == .content, let mark = value.utf8.firstIndex(of: .of("=")), value.hasPrefix("text/") {
        declaredEncoding = String(value[value.index(after: mark)...])
      }
    }
  }
}

// MARK: - Tables

extension HTMLPageBuilder {
  private func isTableStructure(_ tag: HTMLTag) -> Bool {
    tag == .table || tag == .tr || tag == .tbody || tag == .thead || tag == .tfoot
  }

  /// What stands in a table outside its cells becomes a child of the table, where browsers move it before the table.
  private mutating func leaveTableStructure(at place: Int) {
    if let depth = depth(of: { $0 == .table }, before: { _ in false }) { closeImplied(downTo: depth + 1, at: place) }
  }

  /// Ends what stands between the table and a new part of it; a cell without a row gets one.
  private mutating func prepareTable(for tag: HTMLTag, at place: Int) -> Bool {
    if tag == .template || tag == .script || tag == .style { return true }
    guard let table = depth(of: { $0 == .table }, before: { $0 == .template }) else { return false }
    switch tag {
    case .td, .th:
      let row = depth(of: { $0 == .tr || $0 == .tbody || $0 == .thead || $0 == .tfoot }, before: { $0 == .table })
      closeImplied(downTo: (row ?? table) + 1, at: place)
      if current != .tr {
        guard stack.count < Self.depthLimit else { return true }
        push(.tr, place..<place)
      }
    case .tr:
      let section = depth(of: { $0 == .tbody || $0 == .thead || $0 == .tfoot }, before: { $0 == .table })
      closeImplied(downTo: (section ?? table) + 1, at: place)
    default:
      closeImplied(downTo: table + 1, at: place)
    }
    return true
  }
}
