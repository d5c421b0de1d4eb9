import TextScanning
import TestSupport
import Testing

@Suite struct LineIndexTests {
  @Test(arguments: [
    ("", [0]), ("a", [0]), ("a\n", [0, 2]), ("a\nb", [0, 2]), ("a\r\nb\rc", [0, 3, 5]), ("\n\n", [0, 1, 2]),
    ("\r\r\n", [0, 1, 3]),
  ])
  func `lines begin after line ends`(text: String, starts: [Int]) {
    let index = LineIndex(Array(text.utf8))
    #expect(index.starts == starts)
    #expect(index.lineCount == starts.count)
  }

  @Test func `every offset has the line and column that counting gives`() {
    var random = RandomSource(seed: 3)
    let pieces = ["a", "é", "€", "😀", "\n", "\r\n", "\r", " "]
    for _ in 0..<200 {
      let text = (0..<30).map { _ in pieces[Int(random.next() % 8)] }.joined()
      let bytes = Array(text.utf8)
      let index = LineIndex(bytes)
      var (line, column, offset) = (1, 1, 0)
      var wasReturn = false
      for scalar in text.unicodeScalars {
        if wasReturn, scalar != "\n" { (line, column) = (line + 1, 1) }
        #expect(index.line(at: offset) == line)
        #expect(index.column(at: offset, in: bytes) == column)
        wasReturn = scalar == "\r"
        if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
        offset += UTF8.width(scalar)
      }
      let whole = (1...index.lineCount).map { bytes.string(index.range(ofLine: $0)) }.joined()
      #expect(whole == text)
    }
  }

  @Test func `a byte-order mark takes no column`() {
    let bytes = Array("\u{FEFF}ab\ncd".utf8)
    let index = LineIndex(bytes)
    #expect(index.column(at: 3, in: bytes) == 1)
    #expect(index.column(at: 4, in: bytes) == 2)
    #expect(index.column(at: 7, in: bytes) == 2)
  }

  @Test func `a line that is none is empty`() {
    #expect(LineIndex(Array("a\nb".utf8)).range(ofLine: 9).isEmpty)
    #expect(LineIndex(Array("a\nb".utf8)).range(ofLine: 0).isEmpty)
  }
}
