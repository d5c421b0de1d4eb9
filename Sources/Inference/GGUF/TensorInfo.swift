/// What the head of a GGUF file says of a tensor.
package struct TensorInfo: Sendable, Equatable {
  package let name: String
  package let type: TensorType
  /// One to four sizes as the file lists them: elements of a row first, then rows. `[cols, rows]` is a matrix that turns `cols`
  /// inputs into `rows` outputs.
  package let dimensions: [Int]
  /// Where its bytes lie in the file.
  package let range: Range<Int>

  package var cols: Int { dimensions[0] }
  /// All sizes but the first, multiplied.
  package var rows: Int { dimensions.dropFirst().reduce(1, *) }
  package var elementCount: Int { cols * rows }

  /// Bytes of the shortest entry: length of the name, number of sizes, one size, type, offset.
  static let minimumBytes = 8 + 4 + 8 + 4 + 8
}

extension GGUFCursor {
  /// The list of tensors; the cursor stands behind it afterwards, where padding and the tensors' bytes follow.
  mutating func tensors(count: Int, alignment: Int) throws(InferenceError) -> [TensorInfo] {
    var entries: [TensorEntry] = []
    entries.reserveCapacity(count)
    var names: Set<String> = []
    for _ in 0..<count {
      let entry = try tensorEntry(alignment: alignment)
      guard names.insert(entry.name).inserted else {
        throw malformed("the tensor “\(entry.name)” stands there twice", at: entry.place)
      }
      entries.append(entry)
    }
    // At most the file's size and a mebibyte: cannot overflow.
    let start = (offset + alignment - 1) / alignment * alignment
    var tensors: [TensorInfo] = []
    tensors.reserveCapacity(count)
    for entry in entries { tensors.append(try locate(entry, from: start)) }
    try refuseOverlap(tensors)
    return tensors
  }

  /// An entry of the list, before it is known where the tensors' bytes begin.
  private struct TensorEntry {
    var place: Int
    var name: String
    var type: TensorType
    var dimensions: [Int]
    var byteCount: Int
    var offset: UInt64
  }

  private mutating func tensorEntry(alignment: Int) throws(InferenceError) -> TensorEntry {
    let place = offset
    let name = try name("a tensor's name", limit: 255)
    let dimensions = try dimensions(of: name)
    let type = try tensorType(of: name)
    guard dimensions[0].isMultiple(of: type.blockCount) else {
      throw malformed(
        "tensor “\(name)”: expected rows of a multiple of \(type.blockCount) for \(type.name), found \(dimensions[0])",
        at: place)
    }
    var blocks = dimensions[0] / type.blockCount
    var overflow = false
    for size in dimensions.dropFirst() where !overflow {
      (blocks, overflow) = blocks.multipliedReportingOverflow(by: size)
    }
    let (byteCount, tooLarge) = blocks.multipliedReportingOverflow(by: type.blockBytes)
    guard !overflow, !tooLarge, byteCount <= file.bytes.count else {
      throw malformed("tensor “\(name)” of \(dimensions) is larger than the file", at: place)
    }
    let offsetPlace = offset
    let position = try integer(UInt64.self, "a tensor's offset")
    guard position.isMultiple(of: UInt64(alignment)) else {
      throw malformed(
        "tensor “\(name)”: expected an offset that is a multiple of \(alignment), found \(position)", at: offsetPlace)
    }
    return TensorEntry(
      place: place, name: name, type: type, dimensions: dimensions, byteCount: byteCount, offset: position)
  }

  private mutating func dimensions(of name: String) throws(InferenceError) -> [Int] {
    let place = offset
    let rank = try integer(UInt32.self, "a tensor's number of sizes")
    guard (1...4).contains(rank) else {
      throw malformed("tensor “\(name)”: expected 1 to 4 sizes, found \(rank)", at: place)
    }
    var dimensions: [Int] = []
    for _ in 0..<rank {
      let place = offset
      let size = try integer(UInt64.self, "a tensor's size")
      guard size >= 1, size <= UInt64(Int32.max) else {
        throw malformed("tensor “\(name)”: expected a size from 1 to \(Int32.max), found \(size)", at: place)
      }
      dimensions.append(Int(size))
    }
    return dimensions
  }

  private mutating func tensorType(of name: String) throws(InferenceError) -> TensorType {
    let place = offset
    let number = try integer(UInt32.self, "a tensor's type")
    if let signed = Int32(exactly: number), let type = TensorType(rawValue: signed) { return type }
    let found = TensorType.foreignNames[number] ?? "number \(number)"
    throw InferenceError(
      .unsupported, path: file.path, offset: place,
      "tensor “\(name)” is of type \(found), which this engine does not read",
      wayOut: "It reads " + TensorType.allCases.map(\.name).joined(separator: ", ") + ".")
  }

  private func locate(_ entry: TensorEntry, from start: Int) throws(InferenceError) -> TensorInfo {
    guard entry.offset <= UInt64(file.bytes.count), start + Int(entry.offset) <= file.bytes.count - entry.byteCount
    else {
      throw malformed(
        "tensor “\(entry.name)” needs \(entry.byteCount) bytes at offset \(entry.offset) of the data, which begin at byte "
          + "\(start): the file ends at byte \(file.bytes.count)", at: entry.place)
    }
    let first = start + Int(entry.offset)
    return TensorInfo(
      name: entry.name, type: entry.type, dimensions: entry.dimensions, range: first..<first + entry.byteCount)
  }

  private func refuseOverlap(_ tensors: [TensorInfo]) throws(InferenceError) {
    let sorted = tensors.sorted { $0.range.lowerBound < $1.range.lowerBound }
    for (before, after) in zip(sorted, sorted.dropFirst()) where before.range.upperBound > after.range.lowerBound {
      throw malformed("the tensors “\(before.name)” and “\(after.name)” overlap", at: after.range.lowerBound)
    }
  }
}
