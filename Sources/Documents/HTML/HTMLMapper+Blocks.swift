import TextScanning

extension HTMLMapper {
  /// An open list: the number of its next item.
  struct ListState {
    var isOrdered: Bool
    var next: Int
    var step: Int
  }

  /// Begins a block that does not stand in running text; returns the item to go on with.
  mutating func block(_ index: Int) -> Int {
    let item = page.items[index]
    flush(at: Int(item.start))
    switch item.tag {
    case .p, .h1, .h2, .h3, .h4, .h5, .h6, .dt, .td, .th, .tr, .table, .ul, .ol, .menu, .dir:
      return textualBlock(index)
    case .hr:
      tree.leaf(.thematicBreak, item.range)
    case .pre, .listing, .xmp, .plaintext:
      guard survey.sizes[index] > 0 else { return Int(item.subtreeEnd) }
      beginCode(index)
    case .blockquote: return node(index, .blockQuote)
    case .figure: return node(index, .figure)
    case .dd: return node(index, .definition)
    case .li where tree.nodes[tree.current].kind == .list: return listItem(index)
    case .div where survey.isAdmonition(index), .section where survey.isAdmonition(index),
      .aside where survey.isAdmonition(index), .details where survey.isAdmonition(index):
      return node(index, .admonition, string: HTMLNames.admonitionType(index, in: page))
    case .figcaption, .summary, .caption, .legend, .address:
      if survey.traits[index].contains(.hasBlock) { enter(index, .container) } else { beginText(index, .paragraph) }
    default:
      enter(index, .container)
    }
    return index + 1
  }

  private mutating func textualBlock(_ index: Int) -> Int {
    let item = page.items[index]
    switch item.tag {
    case .p: beginText(index, .paragraph)
    case .dt: beginText(index, .definitionTerm)
    case .table: return table(index)
    case .tr where tree.nodes[tree.current].kind == .table: row(index)
    case .td where tree.nodes[tree.current].kind == .tableRow, .th where tree.nodes[tree.current].kind == .tableRow:
      beginText(index, .tableCell, detail: column(index))
    case .ul, .ol, .menu, .dir: return list(index)
    case .tr, .td, .th: enter(index, .container)
    default: beginText(index, .heading, detail: item.tag.headingLevel)
    }
    return index + 1
  }

  /// A block whose node stands in the tree while its content is walked; nothing when it is empty.
  private mutating func node(_ index: Int, _ kind: Node.Kind, string: String? = nil) -> Int {
    guard survey.sizes[index] > 0 else { return Int(page.items[index].subtreeEnd) }
    tree.open(kind, page.items[index].range, string: string)
    enter(index, .node)
    return index + 1
  }

  // MARK: Lists

  private mutating func list(_ index: Int) -> Int {
    let item = page.items[index]
    guard survey.sizes[index] > 0 else { return Int(item.subtreeEnd) }
    let isOrdered = item.tag == .ol
    let isReversed = isOrdered && page.attribute(.reversed, of: index) != nil
    let count = isReversed ? page.children(of: index).reduce(0) { $0 + (page.items[$1].tag == .li ? 1 : 0) } : 1
    let first = inRange(page.number(.start, of: index) ?? count)
    tree.open(.list, item.range, detail: isOrdered ? first : 0, string: isOrdered ? "." : nil)
    lists.append(ListState(isOrdered: isOrdered, next: first, step: isReversed ? -1 : 1))
    enter(index, .list)
    return index + 1
  }

  /// Numbers beyond what a list can count to are written by nobody.
  private func inRange(_ number: Int) -> Int { min(max(number, -1_000_000), 1_000_000_000) }

  private mutating func listItem(_ index: Int) -> Int {
    guard var list = lists.last else { return index + 1 }
    var detail = 0
    if list.isOrdered {
      if let value = page.number(.value, of: index) { list.next = inRange(value) }
      detail = list.next
      list.next += list.step
      lists[lists.count - 1] = list
    } else {
      detail = taskState(index)
    }
    tree.open(.listItem, page.items[index].range, detail: detail)
    enter(index, .node)
    return index + 1
  }

  /// 1 or 2 for an item that begins with a check box, else 0.
  private func taskState(_ index: Int) -> Int {
    let end = min(Int(page.items[index].subtreeEnd), index + 5)
    for inner in index + 1..<max(end, index + 1) where page.items[inner].tag == .input {
      guard page.attribute(.type, of: inner, is: "checkbox") else { return 0 }
      return page.attribute(.checked, of: inner) == nil ? 1 : 2
    }
    return 0
  }

  /// What stands in a list outside its items gets an item of its own, unless it only wraps items. False when it holds nothing.
  mutating func enterListChild(_ index: Int) -> Bool {
    let item = page.items[index]
    let isList = item.tag == .ul || item.tag == .ol || item.tag == .menu || item.tag == .dir
    if item.tag == .li || (survey.traits[index].contains(.hasListItem) && !isList) { return true }
    guard survey.sizes[index] > 0 else { return false }
    flush(at: Int(item.start))
    tree.open(.listItem, item.range)
    enter(index, .node)
    return true
  }

  // MARK: Code

  /// The language of a code block: named by its own class, by that of the `code` in it, or by that of the blocks around it.
  func codeLanguage(_ index: Int) -> String? {
    if let language = language(ofClass: index) { return language }
    let inner = index + 1
    if inner < Int(page.items[index].subtreeEnd), page.items[inner].tag == .code,
      let language = language(ofClass: inner)
    {
      return language
    }
    var outer = Int(page.items[index].parent)
    for _ in 0..<2 where outer > 0 {
      if let language = language(ofClass: outer) { return language }
      outer = Int(page.items[outer].parent)
    }
    return nil
  }

  private func language(ofClass index: Int) -> String? {
    guard let range = page.attribute(.class, of: index) else { return nil }
    for word in page.bytes[range].split(whereSeparator: ASCII.isSpace) {
      for prefix in ["language-", "lang-", "highlight-source-", "highlight-"] where word.starts(with: prefix.utf8) {
        let language = String(decoding: word.dropFirst(prefix.utf8.count), as: UTF8.self).lowercased()
        if !language.isEmpty, language != "default", language != "none", language != "notranslate" { return language }
      }
    }
    return nil
  }
}
