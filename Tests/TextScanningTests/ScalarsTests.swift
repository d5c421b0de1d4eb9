import TextScanning
import Testing

@Suite struct ScalarsTests {
  @Test func `every scalar is read with its length, forwards and backwards`() {
    let scalars: [Unicode.Scalar] = ["a", "é", "ह", "😀", "\u{FFFD}", "\n"]
    let bytes = Array(String(String.UnicodeScalarView(scalars)).utf8)
    var index = 0
    for scalar in scalars {
      let found = Scalars.scalar(bytes, at: index)
      #expect(found.scalar == scalar)
      index += found.length
      #expect(Scalars.scalar(bytes, before: index) == scalar)
    }
    #expect(index == bytes.count)
    #expect(Scalars.scalar(bytes, before: 0) == nil)
  }

  @Test(
    arguments: [[0x80], [0xC3], [0xE0, 0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] as [[UInt8]])
  func `ill-formed bytes are one replacement each`(bytes: [UInt8]) {
    let found = Scalars.scalar(bytes, at: 0)
    #expect(found.scalar == "\u{FFFD}")
    #expect(found.length == 1)
  }

  @Test func `letters and numbers of any script are words, marks and signs are not`() {
    for scalar in "aZ_5éßжह字५²".unicodeScalars { #expect(Scalars.isWord(scalar), "\(scalar)") }
    for scalar in "-'’ि😀·,\u{301}".unicodeScalars { #expect(!Scalars.isWord(scalar), "\(scalar)") }
  }

  @Test func `white space is what separates words in any script`() {
    for scalar in " \t\n\u{A0}\u{2003}\u{3000}\u{1F}".unicodeScalars { #expect(Scalars.isSpace(scalar)) }
    for scalar in "a\u{200B}\u{FEFF}\u{0}".unicodeScalars { #expect(!Scalars.isSpace(scalar)) }
  }
}
