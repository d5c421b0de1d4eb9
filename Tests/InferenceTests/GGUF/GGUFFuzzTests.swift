import Foundation
import TestSupport
import Testing

@testable import Inference

@Suite struct GGUFFuzzTests {
  /// `SKILLC_FUZZ_CASES` asks for more.
  static let cases = ProcessInfo.processInfo.environment["SKILLC_FUZZ_CASES"].flatMap { Int($0) } ?? 2_000

  @Test("whatever the bytes of a file are, reading and loading it ends in a model or an error")
  func mutations() throws {
    let whole = try RandomModel().writer().encoded()
    let head = try GGUFFile(FileBytes(whole)).tensors.map(\.range.lowerBound).min() ?? 0
    var random = RandomSource(seed: 11)
    var loaded = 0
    for number in 0..<Self.cases {
      var bytes = whole
      for _ in 0..<1 + random.below(4) { mutate(&bytes, head, &random) }
      guard let file = try? GGUFFile(FileBytes(bytes)) else { continue }
      for tensor in file.tensors { #expect(tensor.range.upperBound <= bytes.count, "case \(number)") }
      _ = try? file.tokenizer()
      if number % 16 == 0, (try? Model(file, threads: 1)) != nil { loaded += 1 }
    }
    #expect(loaded > 0)
  }

  private func mutate(_ bytes: inout [UInt8], _ head: Int, _ random: inout RandomSource) {
    let place = random.below(min(head, bytes.count))
    switch random.below(6) {
    case 0: bytes[place] ^= 1 << random.below(8)
    case 1: bytes[place] = UInt8(random.below(256))
    case 2: for index in place..<min(place + 8, bytes.count) { bytes[index] = 0xFF }
    case 3: for index in place..<min(place + 8, bytes.count) { bytes[index] = 0 }
    case 4: bytes.removeLast(random.below(bytes.count))
    default:
      let other = random.below(head)
      for index in 0..<max(0, min(16, bytes.count - max(place, other))) { bytes[place + index] = bytes[other + index] }
    }
    if bytes.isEmpty { bytes = [0] }
  }
}
