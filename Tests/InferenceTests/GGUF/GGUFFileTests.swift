import Foundation
import TestSupport
import Testing

@testable import Inference

@Suite struct GGUFFileTests {
  static func small(alignment: Int = 32) -> GGUFWriter {
    var writer = GGUFWriter(alignment: alignment)
    writer.add("general.architecture", .string("llama"))
    writer.add("a.uint8", .uint8(200))
    writer.add("a.int8", .int8(-3))
    writer.add("a.int64", .int64(-1 << 40))
    writer.add("a.uint64", .uint64(.max))
    writer.add("a.float32", .float32(0.5))
    writer.add("a.float64", .float64(-2.25))
    writer.add("a.bool", .bool(true))
    writer.add("a.strings", .array(GGUFArray([[1, 2, 3], [], Array("ü".utf8)])))
    writer.add("a.integers", .array(GGUFArray([-1, 2, 3] as [Int32])))
    writer.add("a.floats", .array(GGUFArray([1.5, -2] as [Float])))
    writer.add("first", .f32, [3, 2], bytes: (0..<24).map { UInt8($0) })
    writer.add("second", .q8_0, [32], bytes: [UInt8](repeating: 9, count: 34))
    return writer
  }

  @Test("what is written is read", arguments: [8, 32, 4_096])
  func roundTrip(alignment: Int) throws {
    let file = try GGUFFile(FileBytes(Self.small(alignment: alignment).encoded()))
    #expect(file.version == 3 && file.alignment == alignment)
    #expect(file["general.architecture"]?.text == "llama")
    #expect(file["a.uint8"]?.integer == 200 && file["a.int8"]?.integer == -3 && file["a.int64"]?.integer == -1 << 40)
    #expect(file["a.uint64"]?.integer == nil && file["a.uint64"]?.kind == .uint64)
    #expect(file["a.float32"]?.double == 0.5 && file["a.float64"]?.double == -2.25 && file["a.bool"]?.bool == true)
    #expect(file["a.strings"]?.array?.strings.map { Array($0) } == [[1, 2, 3], [], [0xC3, 0xBC]])
    #expect(file["a.integers"]?.array?.integers == [-1, 2, 3] && file["a.integers"]?.array?.floats == nil)
    #expect(file["a.floats"]?.array?.floats == [1.5, -2])
    let first = try #require(file.tensor("first"))
    #expect(first.cols == 3 && first.rows == 2 && Array(file.bytes(of: first)) == (0..<24).map { UInt8($0) })
    let second = try #require(file.tensor("second"))
    #expect(second.type == .q8_0 && second.range.lowerBound.isMultiple(of: alignment))
    #expect(file.tensor("third") == nil)
  }

  @Test("the same content gives the same bytes, and a file written to disk is that")
  func bytes() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "small-\(UInt64.random(in: 0...UInt64.max)).gguf")
      .path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Self.small().write(to: path)
    #expect(try WholeFile.read(path) == Self.small().encoded())
    #expect(try GGUFFile(path: path).tensors.count == 2)
  }

  @Test("a file cut anywhere is an error with its byte")
  func truncation() throws {
    let whole = try Self.small().encoded()
    let end = try GGUFFile(FileBytes(whole)).tensors.map(\.range.upperBound).max() ?? 0
    for length in 1..<end {
      #expect(throws: InferenceError.self, "\(length) bytes") {
        try GGUFFile(FileBytes(Array(whole[..<length]), path: "cut.gguf"))
      }
    }
  }

  @Test("errors name the file, the byte and what was expected")
  func errors() throws {
    let whole = try Self.small().encoded()
    func error(_ change: (inout [UInt8]) -> Void) -> String {
      var bytes = whole
      change(&bytes)
      do {
        _ = try GGUFFile(FileBytes(bytes, path: "model.gguf"))
        return "none"
      } catch { return error.description }
    }
    #expect(error { $0[0] = 0 }.hasPrefix("model.gguf: byte 0: expected a GGUF file"))
    #expect(error { $0[4] = 9 } == "model.gguf: byte 4: expected GGUF version 2 or 3, found 9")
    #expect(error { $0[4...7] = [0, 0, 0, 3] }.contains("big-endian"))
    #expect(
      error { $0[15] = 0x7F }.hasPrefix("model.gguf: byte 8: expected a number of tensors that the file can hold"))
    #expect(error { $0[23] = 0x7F }.hasPrefix("model.gguf: byte 16: expected a number of metadata values"))
    #expect(error { $0[31] = 0x7F }.hasPrefix("model.gguf: byte 24: expected a key that the file can hold"))
  }

  @Test("a missing file, a folder and an empty file are errors")
  func unreadable() throws {
    #expect(throws: InferenceError.self) { try GGUFFile(path: "/nowhere/model.gguf") }
    #expect(throws: InferenceError.self) { try GGUFFile(path: "/") }
    #expect(throws: InferenceError.self) { try GGUFFile(path: "/dev/null") }
  }

  @Test("tensors of unknown types, of impossible sizes, twice or one over the other are refused")
  func tensors() throws {
    var foreign = GGUFWriter()
    foreign.add("t", .f32, [4], bytes: [UInt8](repeating: 0, count: 16))
    var bytes = try foreign.encoded()
    // magic, version, two counts; name; rank; size; then the type
    let type = 24 + 9 + 4 + 8
    bytes[type] = 16
    #expect(throws: InferenceError.self) { try GGUFFile(FileBytes(bytes)) }
    bytes[type] = 0
    bytes[type - 1] = 0x7F
    #expect(throws: InferenceError.self) { try GGUFFile(FileBytes(bytes)) }
    var twice = Self.small()
    twice.add("first", .f32, [1], bytes: [0, 0, 0, 0])
    #expect(throws: InferenceError.self) { try GGUFFile(FileBytes(twice.encoded())) }
  }
}
