import TestSupport
import Testing

@testable import Inference

@Suite struct OutputTextTests {
  @Test("text is shown as it comes when there are no stop strings, but never half a character")
  func characters() {
    var output = OutputText(stops: [])
    #expect(output.append(Array("a".utf8)) == .text(Array("a".utf8)))
    #expect(output.append([0xE2, 0x82]) == .text([]))
    #expect(output.append([0xAC, 0x62]) == .text(Array("€b".utf8)))
    #expect(output.append([0xFF]) == .text([0xFF]))
    #expect(output.append([0xC3]) == .text([]))
    #expect(output.finish() == [0xC3])
  }

  @Test("what could begin a stop string waits until it is one or is not")
  func waiting() {
    var output = OutputText(stops: [Array("END".utf8)])
    #expect(output.append(Array("xE".utf8)) == .text(Array("x".utf8)))
    #expect(output.append(Array("N".utf8)) == .text([]))
    #expect(output.append(Array("o".utf8)) == .text(Array("ENo".utf8)))
    #expect(output.append(Array("EN".utf8)) == .text([]))
    #expect(output.append(Array("Dy".utf8)) == .stopped([], at: Array("END".utf8)))
  }

  @Test("the first of several stop strings ends the text, wherever tokens are cut")
  func anyCut() {
    let text = Array("one two stop halt".utf8)
    var random = RandomSource(seed: 3)
    for _ in 0..<200 {
      var output = OutputText(stops: [Array("halt".utf8), Array("stop".utf8), []])
      var shown: [UInt8] = []
      var rest = text[...]
      while !rest.isEmpty {
        let piece = rest.prefix(1 + random.below(4))
        rest = rest.dropFirst(piece.count)
        switch output.append(Array(piece)) {
        case .text(let text): shown += text
        case .stopped(let text, let stop):
          #expect(stop == Array("stop".utf8))
          shown += text
          rest = []
        }
      }
      #expect(shown == Array("one two ".utf8))
    }
  }
}
