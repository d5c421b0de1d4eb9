import TextScanning
import Testing

@Suite struct ASCIITests {
  @Test func `classes agree with Unicode on ASCII`() {
    for byte in UInt8(0)..<0x80 {
      let scalar = Unicode.Scalar(byte)
      #expect(ASCII.isLetter(byte) == scalar.properties.isAlphabetic)
      #expect(ASCII.isUpper(byte) == scalar.properties.isUppercase)
      #expect(ASCII.isLower(byte) == scalar.properties.isLowercase)
      #expect(ASCII.isDigit(byte) == (scalar.properties.numericType == .decimal))
      #expect(ASCII.isSpace(byte) == scalar.properties.isWhitespace)
      #expect(String(Unicode.Scalar(ASCII.lower(byte))) == scalar.properties.lowercaseMapping)
    }
  }

  @Test func `bytes above ASCII are word bytes and nothing else`() {
    for byte in UInt8(0x80)...0xFF {
      #expect(ASCII.isWord(byte))
      #expect(!ASCII.isLetter(byte) && !ASCII.isDigit(byte) && !ASCII.isSpace(byte) && !ASCII.isPunctuation(byte))
      #expect(ASCII.lower(byte) == byte)
    }
  }

  @Test func `a prefix is looked for inside the text only`() {
    let bytes = Array("abc".utf8)
    #expect(bytes.hasBytes("bc", at: 1))
    #expect(!bytes.hasBytes("bcd", at: 1))
    #expect(!bytes.hasBytes("a", at: -1))
    #expect(!bytes.hasBytes("a", at: 9))
    #expect(bytes.hasBytes("", at: 3))
  }
}
