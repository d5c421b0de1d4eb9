import InferenceKernels
import Testing

/// The blocks here are written byte by byte, and what they stand for by the formats' definitions.
@Suite struct BlockTests {
  private let half: [UInt8] = [0x00, 0x38]  // 0.5
  private let two: [UInt8] = [0x00, 0x40]
  private let minusThree: [UInt8] = [0x00, 0xc2]

  private func expand(_ type: ik_type, _ block: [UInt8]) -> [Float] {
    let elements = Int(ik_type_block(Int32(type.rawValue)))
    #expect(block.count == Int(ik_type_bytes(Int32(type.rawValue))))
    var out = [Float](repeating: .nan, count: elements)
    ik_dequantize(Int32(type.rawValue), block, Int64(elements), &out)
    return out
  }

  /// Low nibbles count up, high ones down.
  private let nibbles: [UInt8] = (0..<16).map { UInt8($0 + (15 - $0) * 16) }
  private func nibble(_ element: Int) -> Int { element < 16 ? element : 31 - element }
  /// The fifth bits of elements 0, 3, 6, …
  private let fifths: [UInt8] = [0b0100_1001, 0b1001_0010, 0b0010_0100, 0b0100_1001]
  private func five(_ element: Int) -> Int { nibble(element) + (element % 3 == 0 ? 16 : 0) }

  private func elements(_ count: Int, _ number: (Int) -> Float) -> [Float] { (0..<count).map(number) }

  @Test func `blocks of 32 with one scale stand for whole steps around zero`() {
    #expect(expand(IK_TYPE_Q4_0, half + nibbles) == elements(32) { Float(nibble($0) - 8) * 0.5 })
    #expect(expand(IK_TYPE_Q5_0, half + fifths + nibbles) == elements(32) { Float(five($0) - 16) * 0.5 })
    let bytes = (0..<32).map { UInt8(bitPattern: Int8($0 * 8 - 128)) }
    #expect(expand(IK_TYPE_Q8_0, half + bytes) == elements(32) { Float($0 * 8 - 128) * 0.5 })
  }

  @Test func `blocks of 32 with an addend stand for steps from it`() {
    let four = elements(32) { Float(nibble($0)) * 0.5 - 3 }
    #expect(expand(IK_TYPE_Q4_1, half + minusThree + nibbles) == four)
    let five = elements(32) { Float(self.five($0)) * 0.5 - 3 }
    #expect(expand(IK_TYPE_Q5_1, half + minusThree + fifths + nibbles) == five)
  }

  @Test func `IQ4_NL looks its sixteen values up`() {
    let values: [Float] = [-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113]
    #expect(expand(IK_TYPE_IQ4_NL, two + nibbles) == elements(32) { values[nibble($0)] * 2 })
  }

  /// Byte l holds 0, 1, 2 and 3 for elements l, l + 32, l + 64 and l + 96 of its half.
  private let pairs = [UInt8](repeating: 0b11_10_01_00, count: 64)
  private func pair(_ element: Int) -> Int { element % 128 / 32 }

  @Test func `Q2_K scales and shifts every 16 elements`() {
    let groups = (0..<16).map { UInt8($0 + (15 - $0) * 16) }
    let expected = elements(256) { element in
      let scale = Float(element / 16) * 0.5, minimum = 2 * Float(15 - element / 16)
      return scale * Float(pair(element)) - minimum
    }
    #expect(expand(IK_TYPE_Q2_K, groups + pairs + half + two) == expected)
  }

  @Test func `Q3_K puts its third bits and its 6-bit scales together`() {
    let thirds = [UInt8](repeating: 0b0000_1111, count: 32)  // the first half of the block
    // Scale g is 2 g + 3, less 32: the lower four bits in the first 8 bytes, the upper two in the last 4.
    var scales = [UInt8](repeating: 0, count: 12)
    for group in 0..<16 {
      let scale = UInt8(2 * group + 3)
      scales[group % 8] |= (scale & 15) << UInt8(group / 8 * 4)
      scales[8 + group % 4] |= (scale >> 4) << UInt8(group / 4 * 2)
    }
    let expected = elements(256) { element in
      let code = pair(element) - (element < 128 ? 0 : 4)
      return 0.5 * Float(2 * (element / 16) + 3 - 32) * Float(code)
    }
    #expect(expand(IK_TYPE_Q3_K, thirds + pairs + scales + half) == expected)
  }

  /// Scale g is 7 g + 1, minimum g is 50 - 6 g, in 12 bytes.
  private let scalesAndMinimums: [UInt8] = {
    var bytes = [UInt8](repeating: 0, count: 12)
    for group in 0..<4 {
      let scale = UInt8(7 * group + 1), minimum = UInt8(50 - 6 * group)
      let laterScale = UInt8(7 * (group + 4) + 1), laterMinimum = UInt8(50 - 6 * (group + 4))
      bytes[group] = scale | (laterScale >> 4) << 6
      bytes[group + 4] = minimum | (laterMinimum >> 4) << 6
      bytes[group + 8] = (laterScale & 15) | (laterMinimum & 15) << 4
    }
    return bytes
  }()
  private func shifted(_ code: Int, _ element: Int) -> Float {
    let group = element / 32
    return 0.5 * Float(7 * group + 1) * Float(code) - 2 * Float(50 - 6 * group)
  }
  private func alternating(_ element: Int) -> Int { element % 64 < 32 ? element % 16 : 15 - element % 16 }

  @Test func `Q4_K and Q5_K scale and shift every 32 elements`() {
    let codes = nibbles + nibbles + nibbles + nibbles + nibbles + nibbles + nibbles + nibbles
    let four = elements(256) { shifted(alternating($0), $0) }
    #expect(expand(IK_TYPE_Q4_K, half + two + scalesAndMinimums + codes) == four)

    let fifths = (0..<32).map { UInt8($0 * 7) }
    let five = elements(256) { element in
      let fifth = Int(fifths[element % 32] >> UInt8(element / 32) & 1)
      return shifted(alternating(element) + 16 * fifth, element)
    }
    #expect(expand(IK_TYPE_Q5_K, half + two + scalesAndMinimums + fifths + codes) == five)
  }

  @Test func `Q6_K scales every 16 elements by a signed byte`() {
    let lows = nibbles + nibbles + nibbles + nibbles + nibbles + nibbles + nibbles + nibbles
    let scales = (0..<16).map { UInt8(bitPattern: Int8($0 * 15 - 120)) }
    let expected = elements(256) { element in
      let low = element % 128 < 64 ? element % 16 : 15 - element % 16
      return 0.5 * Float(element / 16 * 15 - 120) * Float(low + pair(element) * 16 - 32)
    }
    #expect(expand(IK_TYPE_Q6_K, lows + pairs + scales + half) == expected)
  }

  @Test func `every binary16 survives the way to a float and back`() {
    let halves = (0...UInt16.max).map { $0 }
    var floats = [Float](repeating: 0, count: halves.count)
    ik_dequantize(Int32(IK_TYPE_F16.rawValue), halves, Int64(halves.count), &floats)
    var back = [UInt16](repeating: 0, count: halves.count)
    #expect(ik_quantize(Int32(IK_TYPE_F16.rawValue), floats, Int64(floats.count), &back) == 0)
    for (half, (float, again)) in zip(halves, zip(floats, back)) {
      if half & 0x7fff > 0x7c00 {
        #expect(float.isNaN && again & 0x7fff > 0x7c00)
      } else if half != again {
        Issue.record("\(half) became \(again)")
      }
    }
    #expect(floats[0x3c00] == 1)
    #expect(floats[0x0001] == 0x1p-24)
    #expect(floats[0x7bff] == 65504)
    #expect(floats[0xfc00] == -.infinity)
  }

  @Test func `floats round to the nearest binary16 and bfloat16, ties to even`() {
    let floats: [Float] = [1 + 0x1p-11, 1 + 0x3p-11, 65519, 65520, 0x1p-25, 0x1.8p-25, 1 + 0x1p-8, 1 + 0x3p-8]
    var halves = [UInt16](repeating: 0, count: 8)
    var bfloats = halves
    #expect(ik_quantize(Int32(IK_TYPE_F16.rawValue), floats, 8, &halves) == 0)
    #expect(ik_quantize(Int32(IK_TYPE_BF16.rawValue), floats, 8, &bfloats) == 0)
    #expect(halves[0...5] == [0x3c00, 0x3c02, 0x7bff, 0x7c00, 0x0000, 0x0001])
    #expect(bfloats[6...7] == [0x3f80, 0x3f82])
  }

  @Test(arguments: TensorKind.blocks)
  func `rounding stays within a step of the largest number`(kind: TensorKind) {
    var random = Numbers(seed: 3)
    let numbers = random.floats(1024)
    let block = Memory(1024 / kind.block * kind.blockBytes)
    #expect(ik_quantize(kind.type, numbers, 1024, block.start) == 0)
    var back = [Float](repeating: 0, count: 1024)
    ik_dequantize(kind.type, block.start, 1024, &back)
    let bits = Int(kind.testDescription.filter(\.isNumber).prefix(1)) ?? 0
    let step = 2 / Float((1 << bits) - 1)
    let worst = zip(numbers, back).map { abs($0 - $1) }.max() ?? 1
    #expect(worst < step * 1.25)
  }

  @Test(arguments: TensorKind.blocks)
  func `blocks of zeros, of subnormals and of NaN can be written`(kind: TensorKind) {
    for number in [Float(0), 0x1p-140, .nan] {
      let block = Memory(kind.blockBytes)
      let numbers = [Float](repeating: number, count: kind.block)
      #expect(ik_quantize(kind.type, numbers, Int64(kind.block), block.start) == 0)
      var back = numbers
      ik_dequantize(kind.type, block.start, Int64(kind.block), &back)
      if !number.isNaN { #expect(back.allSatisfy { abs($0) < 1e-6 }) }
    }
  }

  @Test func `a type that is not known has no block`() {
    #expect(ik_type_block(4) == 0 && ik_type_bytes(99) == 0 && ik_pack_bytes(4, 16, 32) == 0)
    var byte: UInt8 = 0
    #expect(ik_quantize(9, [0], 0, &byte) == -1)
  }
}
