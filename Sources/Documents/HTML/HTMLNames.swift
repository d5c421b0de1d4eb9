import TextScanning

/// What the words of an element's `class` and `id` say about it. Names are conventions, so this is a list of what site generators,
/// themes and hand-written pages use.
struct HTMLNames: OptionSet {
  let rawValue: UInt8

  /// Belongs to the site, not to the page: navigation, banners, tables of contents.
  static let chrome = HTMLNames(rawValue: 1)
  /// Holds the page's own text.
  static let content = HTMLNames(rawValue: 2)
  static let admonition = HTMLNames(rawValue: 4)
  /// A link from a heading to itself.
  static let permalink = HTMLNames(rawValue: 8)

  /// Reads both attributes of an item.
  static func of(_ index: Int, in page: HTMLPage) -> HTMLNames {
    var names: HTMLNames = []
    for name in [HTMLAttribute.Name.class, .id] {
      guard let range = page.attribute(name, of: index) else { continue }
      forEachWord(page.bytes, range) { names.formUnion(meaning(of: $0, page.bytes)) }
    }
    return names
  }

  /// The kind of note that an admonition's class names; `note` where it names none.
  static func admonitionType(_ index: Int, in page: HTMLPage) -> String {
    var type: String?
    guard let range = page.attribute(.class, of: index) else { return "note" }
    forEachWord(page.bytes, range) { word in
      forEachPart(page.bytes, word) { part in type = type ?? types[hash(page.bytes, part)] }
    }
    return type ?? "note"
  }

  private static func meaning(of word: Range<Int>, _ bytes: [UInt8]) -> HTMLNames {
    if let meaning = words[hash(bytes, word)] { return meaning }
    // `page-sidebar` names a sidebar, `has-sidebar` the page around one.
    var (isChrome, isGuarded) = (false, false)
    forEachPart(bytes, word) { part in
      let hash = hash(bytes, part)
      if chromeParts.contains(hash) { isChrome = true }
      if guards.contains(hash) { isGuarded = true }
    }
    return isChrome && !isGuarded ? .chrome : []
  }

  private static func forEachWord(_ bytes: [UInt8], _ range: Range<Int>, _ body: (Range<Int>) -> Void) {
    forEachRun(range, separated: { ASCII.isSpace(bytes[$0]) }, body)
  }

  private static func forEachPart(_ bytes: [UInt8], _ range: Range<Int>, _ body: (Range<Int>) -> Void) {
    forEachRun(range, separated: { bytes[$0] == .of("-") || bytes[$0] == .of("_") }, body)
  }

  private static func forEachRun(_ range: Range<Int>, separated: (Int) -> Bool, _ body: (Range<Int>) -> Void) {
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, !separated(end) { end += 1 }
      if end > start { body(start..<end) }
      start = end + 1
    }
  }

  private static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var hash = HTMLTag.emptyHash
    for index in range { hash = HTMLTag.hash(hash, ASCII.lower(bytes[index])) }
    return hash
  }

  // MARK: Lists

  private static let words: [UInt64: HTMLNames] = {
    var table: [UInt64: HTMLNames] = [:]
    func add(_ names: HTMLNames, _ words: String) {
      for word in words.split(separator: " ") { table[HTMLTag.hash(of: String(word))] = names }
    }
    add(
      .chrome,
      """
      toc table-of-contents tableofcontents table_of_contents on-this-page onthispage page-toc toc-container toc-wrapper \
      local-toc contents-list vector-toc \
      breadcrumb breadcrumbs pagination pager page-nav prev-next prevnext prev-next-area next-prev rst-footer-buttons \
      post-navigation nav navbar site-nav sidenav side-nav topnav top-nav bottom-nav main-nav navigation \
      mainmenu main-menu site-header siteheader global-header masthead topbar site-footer page-footer global-footer \
      sidebar side-bar sphinxsidebar cookie-banner cookie-notice cookie-consent consent consent-banner gdpr \
      edit-this-page edit-page-link edit-page edit-link edit-on-github editlink theme-edit-this-page skip-link skiplink \
      skip-to-content skip-nav share social-share share-buttons feedback page-feedback related-posts newsletter \
      announcement-bar mw-editsection mw-jump-link navbox printfooter catlinks noprint
      """)
    add(
      .content,
      """
      content main main-content maincontent main_content page-content article article-body article-content article__body \
      post post-content post-body entry-content doc docs document documentation doc-content docs-content document-body \
      body-content bodycontent content-body page-body markdown-body markdown md-content rst-content prose readme \
      theme-doc-markdown mw-body mw-parser-output mw-content-text wiki-content
      """)
    add(
      .admonition,
      "note tip warning caution important admonition callout alert theme-admonition markdown-alert notecard admonitionblock"
    )
    add(
      .permalink,
      "headerlink anchor permalink heading-anchor heading-link anchor-link anchorjs-link hash-link header-anchor")
    return table
  }()

  private static let chromeParts = hashes("breadcrumb breadcrumbs sidebar pagination cookie cookies navbar skiplink")
  private static let guards = hashes("has no with without is show hide hidden open layout content main")

  private static let types: [UInt64: String] = Dictionary(
    uniqueKeysWithValues:
      "note tip warning caution important danger info hint error attention seealso success example todo question"
      .split(separator: " ").map { (HTMLTag.hash(of: String($0)), String($0)) })

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { HTMLTag.hash(of: String($0)) })
  }
}
