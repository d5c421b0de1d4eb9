import TextScanning

/// The elements and texts of a page as its markup nests them, in document order; implied ends are resolved.
struct HTMLPage {
  struct Item {
    var tag: HTMLTag
    /// Whether no references are read in it: the text of `xmp`.
    var isVerbatim = false
    /// From `<` of the start tag.
    var start: UInt32
    /// To behind `>` of the end tag, or where the element is implied to end.
    var end: UInt32
    /// Behind the start tag.
    var innerStart: UInt32
    /// Before the end tag.
    var innerEnd: UInt32
    /// -1 for the root.
    var parent: Int32
    /// Index just past the last descendant.
    var subtreeEnd: Int32
    var firstAttribute: Int32
    var attributeCount: Int32

    var range: Range<Int> { Int(start)..<Int(end) }
    var startTag: Range<Int> { Int(start)..<Int(innerStart) }
    var endTag: Range<Int> { Int(innerEnd)..<Int(end) }
  }

  let bytes: [UInt8]
  /// Pre-order; item 0 is the page.
  let items: [Item]
  let attributes: [HTMLAttribute]
  /// What stands between the marks of each comment.
  let comments: [Range<Int>]
  /// What the page's own style sheets hide.
  let styleSheet: HTMLStyleSheet
  /// The encoding a `meta` element names, in lower case.
  let declaredEncoding: String?
  /// Where the page first nests deeper than is kept.
  let firstTooDeep: Int?

  /// The bytes of an attribute's value; nil when the item does not have it.
  func attribute(_ name: HTMLAttribute.Name, of index: Int) -> Range<Int>? {
    let item = items[index]
    for slot in Int(item.firstAttribute)..<Int(item.firstAttribute + item.attributeCount)
    where attributes[slot].name == name {
      return attributes[slot].range
    }
    return nil
  }

  /// Whether the item has the attribute and its value is `word`, in any case.
  func attribute(_ name: HTMLAttribute.Name, of index: Int, is word: StaticString) -> Bool {
    guard let range = attribute(name, of: index), range.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { buffer in
      for offset in 0..<buffer.count where ASCII.lower(bytes[range.lowerBound + offset]) != buffer[offset] {
        return false
      }
      return true
    }
  }

  /// The number an attribute holds.
  func number(_ name: HTMLAttribute.Name, of index: Int) -> Int? {
    attribute(name, of: index).flatMap { Int(bytes.string($0)) }
  }

  /// Indices of the direct children of an item, in order.
  func children(of index: Int) -> some Sequence<Int> {
    let end = Int(items[index].subtreeEnd)
    return sequence(first: index + 1) { Int(items[$0].subtreeEnd) }.prefix { $0 < end }
  }
}
