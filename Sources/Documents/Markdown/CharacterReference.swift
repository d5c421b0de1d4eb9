internal import CMarkGFM

/// A character reference such as `&amp;` or `&#38;`, resolved by cmark's own table.
struct CharacterReference {
  /// Bytes from `&` to `;`.
  let length: Int
  /// What it stands for, in UTF-8.
  let text: [UInt8]

  /// The reference at `index` of `content`; nil when an ampersand is just one.
  init?(_ content: UnsafePointer<UInt8>, at index: Int, count: Int) {
    var buffer = cmark_strbuf()
    cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0)
    defer { cmark_strbuf_free(&buffer) }
    let used = Int(houdini_unescape_ent(&buffer, content + index + 1, Int32(clamping: count - index - 1)))
    guard used > 0 else { return nil }
    length = used + 1
    text = Array(UnsafeBufferPointer(start: buffer.ptr, count: Int(buffer.size)))
  }

  var string: String { String(decoding: text, as: UTF8.self) }

  func stands(in literal: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + text.count <= literal.count else { return false }
    for offset in text.indices where literal[index + offset] != text[offset] { return false }
    return true
  }
}
