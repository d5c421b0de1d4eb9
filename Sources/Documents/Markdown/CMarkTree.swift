internal import CMarkGFM

/// A node of cmark's tree; lives as long as its `CMarkTree`.
typealias CMarkNode = UnsafeMutablePointer<cmark_node>

/// Owns a parser and the tree of blocks it built from one text. Inlines are parsed block by block, when the walk comes
/// there.
///
/// `cmark_parser_finish` is never called: it would merge texts (which then no longer say where they stand), move
/// footnotes to the end of the page, and switch special characters of the extensions on and off for all threads.
struct CMarkTree: ~Copyable {
  private let parser: UnsafeMutablePointer<cmark_parser>
  let root: CMarkNode
  private let isInArena: Bool

  /// Parses the blocks of `feed` over `bytes`. O(bytes). Nil when memory is short.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, feed: Feed) {
    let setup = CMarkSetup.shared
    let memory = CMarkArena.open()
    let isInArena = memory != nil
    let made = cmark_parser_new_with_mem(
      CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE, memory ?? cmark_get_default_mem_allocator())
    guard let parser = made else {
      if isInArena { CMarkArena.close() }
      return nil
    }
    for (syntax, needs) in setup.extensions where needs(bytes) { cmark_parser_attach_syntax_extension(parser, syntax) }
    feed.withPieces(over: bytes) { piece in
      piece.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    // A last line without a line end, and then a blank line, which ends the last paragraph.
    cmark_parser_feed(parser, "\n\n", 2)
    guard let root = parser.pointee.root else {
      Self.free(parser, isInArena: isInArena)
      return nil
    }
    self.parser = parser
    self.root = root
    self.isInArena = isInArena
    shortenReferences()
  }

  /// Every use of a reference copies its address and title: a long one used often would take memory without bound.
  private func shortenReferences() {
    let longest: bufsize_t = 2_048
    var next = parser.pointee.refmap?.pointee.refs
    while let entry = next {
      next = entry.pointee.next
      entry.withMemoryRebound(to: cmark_reference.self, capacity: 1) { reference in
        reference.pointee.url.len = min(reference.pointee.url.len, longest)
        reference.pointee.title.len = min(reference.pointee.title.len, longest)
      }
    }
  }

  deinit { Self.free(parser, isInArena: isInArena) }

  private static func free(_ parser: UnsafeMutablePointer<cmark_parser>, isInArena: Bool) {
    if !isInArena || !CMarkArena.holdsAll { cmark_parser_free(parser) }
    if isInArena { CMarkArena.close() }
  }

  /// Builds the inlines of a block that holds text.
  func parseInlines(of node: CMarkNode) {
    cmark_parse_inlines(parser, node, parser.pointee.refmap, parser.pointee.options)
  }

  /// Frees the inlines of a block once they are read.
  func freeInlines(of node: CMarkNode) {
    if isInArena, CMarkArena.holdsAll { return }
    while let child = node.pointee.first_child { cmark_node_free(child) }
  }
}

/// What cmark has to be told once per process, and the numbers it gives to the node types of its extensions.
struct CMarkSetup {
  /// Each with a look at a page that tells whether it can find anything there: cmark asks every extension about every line.
  let extensions: [(syntax: OpaquePointer, isNeeded: (UnsafeBufferPointer<UInt8>) -> Bool)]
  let taskList: OpaquePointer?
  private(set) var table: UInt16 = 0
  private(set) var strikethrough: UInt16 = 0

  private static let names: [(String, @Sendable (UnsafeBufferPointer<UInt8>) -> Bool)] = [
    ("table", { Bytes.holds("|", in: $0) }), ("strikethrough", { Bytes.holds("~", in: $0) }),
    ("autolink", { Bytes.holds("://", in: $0) || Bytes.holds("www.", in: $0) }),
    ("tasklist", { Bytes.holds("[ ]", in: $0) || Bytes.holds("[x]", in: $0) || Bytes.holds("[X]", in: $0) }),
  ]

  // Written once, by the first thread that reads a page; only read afterwards.
  nonisolated(unsafe) static let shared = CMarkSetup()

  private init() {
    cmark_gfm_core_extensions_ensure_registered()
    extensions = Self.names.compactMap { name, isNeeded in
      name.withCString { cmark_find_syntax_extension($0) }.map { ($0, isNeeded) }
    }
    taskList = cmark_find_syntax_extension("tasklist")
    learnTypes()
    keepSpecialCharacters()
  }

  /// The types of the extensions are numbered at run time and not exported: a sample tells them.
  private mutating func learnTypes() {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return }
    defer { cmark_parser_free(parser) }
    for (syntax, _) in extensions { cmark_parser_attach_syntax_extension(parser, syntax) }
    let sample = "| a |\n|---|\n| b |\n\n~~c~~\n"
    sample.withCString { cmark_parser_feed(parser, $0, sample.utf8.count) }
    guard let root = cmark_parser_finish(parser) else { return }
    defer { cmark_node_free(root) }
    guard let first = root.pointee.first_child, let paragraph = first.pointee.next,
      let struck = paragraph.pointee.first_child
    else { return }
    table = first.pointee.type
    strikethrough = struck.pointee.type
  }

  /// The characters that begin inlines of the extensions are in a global table of cmark's, into which
  /// `cmark_parser_finish` puts them and from which it takes them out again. Put there for good, the table is only
  /// read.
  private func keepSpecialCharacters() {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return }
    for (syntax, _) in extensions { cmark_parser_attach_syntax_extension(parser, syntax) }
    cmark_manage_extensions_special_characters(parser, 1)
    cmark_parser_free(parser)
  }
}
