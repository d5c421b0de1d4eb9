/// The string literals in a chat template (Jinja): the words a model was trained with stand in them.
struct TemplateLiterals {
  let texts: [String]

  /// O(bytes).
  init(_ template: String) {
    let bytes = Array(template.utf8)
    var (texts, index) = ([String](), 0)
    var isInside = false
    while index < bytes.count {
      let pair = index + 1 < bytes.count ? [bytes[index], bytes[index + 1]] : []
      if pair == Array("{{".utf8) || pair == Array("{%".utf8) {
        isInside = true
        index += 2
      } else if pair == Array("}}".utf8) || pair == Array("%}".utf8) {
        isInside = false
        index += 2
      } else if isInside, bytes[index] == UInt8(ascii: "'") || bytes[index] == UInt8(ascii: "\"") {
        texts.append(Self.literal(bytes, &index))
      } else {
        index += 1
      }
    }
    self.texts = texts
  }

  /// The literal whose quotation mark stands at `index`, without its escapes.
  private static func literal(_ bytes: [UInt8], _ index: inout Int) -> String {
    let quote = bytes[index]
    var text: [UInt8] = []
    index += 1
    while index < bytes.count, bytes[index] != quote {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
        index += 1
        switch bytes[index] {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        default: text.append(bytes[index])
        }
      } else {
        text.append(bytes[index])
      }
      index += 1
    }
    index += 1
    return String(decoding: text, as: UTF8.self)
  }
}
