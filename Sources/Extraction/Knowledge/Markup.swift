import Documents
import TextScanning

/// Which inline markup covers each byte of the reading text: one look-up in place of a search through spans.
struct Markup {
  private let flags: [UInt8]

  private static let code: UInt8 = 1
  private static let emphasis: UInt8 = 2
  private static let link: UInt8 = 4

  init(_ text: PlainText) {
    var flags = [UInt8](repeating: 0, count: text.bytes.count + 1)
    for span in text.spans {
      let flag: UInt8 =
        switch span.kind {
        case .code: Self.code
        case .emphasis, .strong: Self.emphasis
        case .link, .image: Self.link
        default: 0
        }
      if flag != 0 { for index in span.range { flags[index] |= flag } }
    }
    self.flags = flags
  }

  func isCode(_ index: Int) -> Bool { flags[index] & Self.code != 0 }
  func isEmphasized(_ index: Int) -> Bool { flags[index] & Self.emphasis != 0 }
  func isLink(_ index: Int) -> Bool { flags[index] & Self.link != 0 }
  func isMarked(_ index: Int) -> Bool { flags[index] != 0 }
}
