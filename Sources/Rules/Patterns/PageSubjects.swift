import Documents
import Prose
import TextScanning

/// The texts of a page as expressions search them, made when a rule first needs one.
final class PageSubjects {
  private let page: Page
  /// The reading text with an asterisk for every byte of code and of addresses: they are there, and no rule reads them.
  private(set) lazy var prose = Pattern.Subject(Self.masked(page))
  /// The reading text with its code.
  private(set) lazy var reading = Pattern.Subject(page.text.bytes)
  /// The file.
  private(set) lazy var source = Pattern.Subject(page.document.bytes)

  init(_ page: Page) { self.page = page }

  private static func masked(_ page: Page) -> [UInt8] {
    var bytes = page.text.bytes
    for span in page.text.spans where span.kind == .code {
      for index in span.range where bytes[index] != .lineFeed { bytes[index] = .of("*") }
    }
    for address in addresses(in: page.text.bytes) {
      for index in address { bytes[index] = .of("*") }
    }
    return bytes
  }

  /// Addresses written out in a text, without the mark that ends their sentence. O(bytes).
  private static func addresses(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for mark in [UInt8.of("/"), .of("@"), .of(".")] {
      var index = bytes.firstIndex(of: mark, from: 0)
      while let place = index {
        var next = place + 1
        if isAddressMark(bytes, place), Surroundings.isAddress(bytes, place..<place + 1) {
          let range = extent(bytes, around: place)
          found.append(range)
          next = max(next, range.upperBound)
        }
        index = bytes.firstIndex(of: mark, from: next)
      }
    }
    return found
  }

  /// Whether the mark could be that of `://`, `name@host` or `www.`.
  private static func isAddressMark(_ bytes: [UInt8], _ place: Int) -> Bool {
    switch bytes[place] {
    case .of("/"): bytes.hasBytes("://", at: place - 1)
    case .of("@"): true
    default: bytes.hasBytes("www", at: place - 3)
    }
  }

  private static func extent(_ bytes: [UInt8], around place: Int) -> Range<Int> {
    let range = Surroundings.token(bytes, around: place..<place + 1)
    var end = range.upperBound
    while end > place + 1, ".,;:!?'".utf8.contains(bytes[end - 1]) { end -= 1 }
    return range.lowerBound..<end
  }
}
