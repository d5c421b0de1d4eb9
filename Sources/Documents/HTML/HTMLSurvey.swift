import TextScanning

/// What of a page is read: which subtree is its main content, and what in it is left out.
struct HTMLSurvey {
  enum Mark: UInt8 {
    case kept
    /// Never text on a page: drawings, controls, templates.
    case unseen
    /// Text that the page hides from people.
    case hidden
    /// The site's, not the page's.
    case chrome
  }

  struct Traits: OptionSet {
    let rawValue: UInt8
    static let hasBlock = Traits(rawValue: 1)
    static let hasHeading = Traits(rawValue: 2)
    static let hasListItem = Traits(rawValue: 4)
    static let hasTable = Traits(rawValue: 8)
    static let hasMain = Traits(rawValue: 16)
    static let hasFirstHeading = Traits(rawValue: 32)
  }

  private let page: HTMLPage
  /// By item; a marked item's descendants are left out with it.
  private(set) var marks: [Mark]
  /// By item: bytes of text in it that are no white space, without what is marked.
  private(set) var sizes: [UInt32] = []
  /// By item: what its descendants are.
  private(set) var traits: [Traits]
  private var names: [HTMLNames]
  /// The element whose content is the page's.
  private(set) var root = 0

  init(_ page: HTMLPage) {
    self.page = page
    marks = [Mark](repeating: .kept, count: page.items.count)
    traits = [Traits](repeating: [], count: page.items.count)
    names = [HTMLNames](repeating: [], count: page.items.count)
    markUnseen()
    gatherTraits()
    sizes = measured()
    let visible = sizes[0]
    let withoutChrome = marks
    markChrome()
    let visibleSizes = sizes
    sizes = measured()
    root = chosen()
    if sizes[root] * 10 < visible, root != 0 { root = 0 }
    if sizes[root] * 10 < visible {
      marks = withoutChrome
      sizes = visibleSizes
    }
  }

  func isAdmonition(_ index: Int) -> Bool { names[index].contains(.admonition) }

  // MARK: Passes

  private mutating func markUnseen() {
    var index = 1
    while index < page.items.count {
      let item = page.items[index]
      if HTMLTraits.ofTag[Int(item.tag.rawValue)].contains(.unseen) {
        marks[index] = .unseen
      } else if HTMLHidden.isHidden(index, in: page) {
        marks[index] = .hidden
      }
      index = marks[index] == .kept ? index + 1 : Int(item.subtreeEnd)
    }
  }

  private mutating func gatherTraits() {
    for index in stride(from: page.items.count - 1, to: 0, by: -1) {
      let (tag, parent) = (page.items[index].tag, Int(page.items[index].parent))
      guard tag != .text, marks[index] == .kept else { continue }
      if page.items[index].attributeCount > 0 { names[index] = HTMLNames.of(index, in: page) }
      var own = traits[index]
      if HTMLTraits.ofTag[Int(tag.rawValue)].contains(.block) { own.insert(.hasBlock) }
      if tag.headingLevel > 0 { own.insert(.hasHeading) }
      if tag == .h1 { own.insert(.hasFirstHeading) }
      if tag == .li { own.insert(.hasListItem) }
      if tag == .table { own.insert(.hasTable) }
      if isMain(index) || tag == .article { own.insert(.hasMain) }
      traits[parent].formUnion(own)
    }
  }

  /// The sizes as the marks are now. An image counts as one byte, so that what holds it is not empty.
  private func measured() -> [UInt32] {
    var sizes = [UInt32](repeating: 0, count: page.items.count)
    var index = 0
    while index < page.items.count {
      let item = page.items[index]
      if marks[index] != .kept {
        index = Int(item.subtreeEnd)
        continue
      }
      if item.tag == .text {
        var count: UInt32 = 0
        for offset in item.range where !ASCII.isSpace(page.bytes[offset]) { count += 1 }
        sizes[index] = count
      } else if item.tag == .img {
        sizes[index] = 1
      }
      index += 1
    }
    for index in stride(from: page.items.count - 1, to: 0, by: -1) {
      sizes[Int(page.items[index].parent)] += sizes[index]
    }
    return sizes
  }

  private mutating func markChrome() {
    // Up to where the walk is inside of content that has its own headers and asides.
    var (contentEnd, sectionEnd) = (0, 0)
    var index = 1
    while index < page.items.count {
      let item = page.items[index]
      if marks[index] == .kept, item.tag != .text {
        if isMain(index) || item.tag == .article { contentEnd = max(contentEnd, Int(item.subtreeEnd)) }
        if item.tag == .section { sectionEnd = max(sectionEnd, Int(item.subtreeEnd)) }
        if isChrome(index, inContent: index < contentEnd, inSection: index < sectionEnd) { marks[index] = .chrome }
      }
      index = marks[index] == .kept ? index + 1 : Int(item.subtreeEnd)
    }
  }
}

// MARK: - What is the site's

extension HTMLSurvey {
  private func isMain(_ index: Int) -> Bool {
    page.items[index].tag == .main || page.attribute(.role, of: index, is: "main")
  }

  /// More than half of the page is no side matter, whatever its name.
  private func isMostOfPage(_ index: Int) -> Bool { sizes[index] * 2 > sizes[0] }

  private func isChrome(_ index: Int, inContent: Bool, inSection: Bool) -> Bool {
    switch page.items[index].tag {
    case .nav, .search: return true
    case .footer: return !traits[index].contains(.hasMain)
    case .header: return !inContent && !inSection && !holdsTitle(index) && !holdsPage(index)
    case .aside where !inContent && !names[index].contains(.admonition): return !holdsPage(index)
    case .form: return !holdsPage(index)
    case .a: return isChromeLink(index)
    case .main, .article, .h1, .h2, .h3, .h4, .h5, .h6, .td, .th, .tr, .tbody, .li, .code, .pre:
      return hasChromeRole(index)
    default: return (names[index].contains(.chrome) || hasChromeRole(index)) && !holdsPage(index)
    }
  }

  private func holdsPage(_ index: Int) -> Bool { traits[index].contains(.hasMain) || isMostOfPage(index) }

  /// Whether the page's first heading stands in this header and nowhere else.
  private func holdsTitle(_ index: Int) -> Bool {
    guard traits[index].contains(.hasFirstHeading) else { return false }
    let end = Int(page.items[index].subtreeEnd)
    return !page.items[end...].contains { $0.tag == .h1 }
  }

  private func hasChromeRole(_ index: Int) -> Bool {
    guard page.attribute(.role, of: index) != nil else { return false }
    return
      (["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"] as [StaticString])
      .contains { page.attribute(.role, of: index, is: $0) }
  }

  /// A mark beside a heading, or an invitation to edit the page.
  private func isChromeLink(_ index: Int) -> Bool {
    if names[index].contains(.permalink), HTMLHidden.words(index, in: page, atMost: 1) == 0 { return true }
    if names[index].contains(.chrome) { return !isMostOfPage(index) }
    guard let text = page.items[index..<Int(page.items[index].subtreeEnd)].first(where: { $0.tag == .text }) else {
      return false
    }
    var start = Int(text.start)
    while start < text.end, ASCII.isSpace(page.bytes[start]) { start += 1 }
    guard start < text.end, page.bytes[start] | 0x20 == .of("e") || page.bytes[start] | 0x20 == .of("v") else {
      return false
    }
    let words = page.bytes[start..<min(Int(text.end), start + 16)].map(ASCII.lower)
    return (["edit this page", "edit on github", "edit on gitlab", "view page source"] as [StaticString])
      .contains { words.hasBytes($0, at: 0) }
  }
}

// MARK: - What is the page's

extension HTMLSurvey {
  /// The element that holds the page's text: `main`; else one article; else a container named so; else all.
  private func chosen() -> Int {
    if let main = largest(where: isMain) { return main }
    if let article = largest(where: isArticle), isMostOfRest(article), isMostOfArticles(article) { return article }
    let container = largest { names[$0].contains(.content) && isContainer($0) }
    if let container, isMostOfRest(container) { return container }
    return 0
  }

  private func isArticle(_ index: Int) -> Bool {
    page.items[index].tag == .article || page.attribute(.itemprop, of: index, is: "articlebody")
  }

  /// Of several articles beside each other none is the page, unless it is by far the longest.
  private func isMostOfArticles(_ article: Int) -> Bool {
    var total = 0
    var index = 1
    while index < page.items.count {
      let isOutermost = marks[index] == .kept && isArticle(index)
      if isOutermost { total += Int(sizes[index]) }
      index = isOutermost || marks[index] != .kept ? Int(page.items[index].subtreeEnd) : index + 1
    }
    return Int(sizes[article]) * 10 > total * 7
  }

  private func isMostOfRest(_ index: Int) -> Bool { sizes[index] * 2 > sizes[0] }

  private func isContainer(_ index: Int) -> Bool {
    switch page.items[index].tag {
    case .div, .section, .td, .center, .unknown: true
    default: false
    }
  }

  /// The item with the most text of those that match, the outermost of equals; nil when none has any.
  private func largest(where isMatch: (Int) -> Bool) -> Int? {
    var best: Int?
    var index = 1
    while index < page.items.count {
      guard marks[index] == .kept else {
        index = Int(page.items[index].subtreeEnd)
        continue
      }
      if page.items[index].tag != .text, sizes[index] > (best.map { sizes[$0] } ?? 0), isMatch(index) { best = index }
      index += 1
    }
    return best
  }
}
