import Documents
import Prose
import TextScanning

/// Which words a page uses: enough to ask of any term on how many pages it stands and in which spellings.
struct WordUse: Sendable, Hashable {
  /// A name as written in the middle of a sentence: with a capital, outside markup.
  struct Name: Sendable, Hashable {
    var spelling: String
    var count: Int
    var line: Int
  }

  /// 23-bit hashes of words and of pairs of neighbours, in the order of the text and as often as they stand there; of words with a
  /// capital they are salted.
  var hashes: [UInt32]
  /// In order of first appearance.
  var names: [Name]

  static let bits: UInt64 = (1 << 23) - 1
  /// Marks a word that begins with a capital.
  static let capital: UInt64 = 0x5bd1_e995_1b87_3593

  static func slot(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: (hash ^ (hash >> 31)) & bits) }

  init(_ reading: Reading) {
    var scan = WordScan(reading)
    scan.run()
    hashes = scan.hashes
    names = scan.names.map {
      Name(spelling: reading.page.string($0.range), count: $0.count, line: reading.line(at: $0.range.lowerBound))
    }
  }
}

extension WordUse {
  /// The same words and names: how often a word stands there, and where, is not kept in the stored form.
  static func == (left: WordUse, right: WordUse) -> Bool {
    left.names == right.names && RadixSort.unique(left.hashes) == RadixSort.unique(right.hashes)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(names)
    hasher.combine(RadixSort.unique(hashes))
  }
}

extension WordUse: ByteCodable {
  package func encode(to writer: inout ByteWriter) {
    let sorted = RadixSort.unique(hashes)
    writer.write(sorted.count)
    var last: UInt32 = 0
    var packed: [UInt8] = []
    packed.reserveCapacity(sorted.count * 2)
    for hash in sorted {
      var gap = hash - last
      last = hash
      while gap >= 0x80 {
        packed.append(UInt8(truncatingIfNeeded: gap) | 0x80)
        gap >>= 7
      }
      packed.append(UInt8(gap))
    }
    writer.write(packed)
    writer.write(names.count)
    for name in names {
      writer.write(name.spelling)
      writer.write(name.count)
      writer.write(name.line)
    }
  }

  package init(from reader: inout ByteReader) throws(ByteCodingError) {
    let count = try reader.int()
    let packed = try reader.byteArray()
    var hashes: [UInt32] = []
    var (hash, gap, shift): (UInt32, UInt32, UInt32) = (0, 0, 0)
    for byte in packed {
      guard shift < 28 else { throw ByteCodingError() }
      gap |= UInt32(byte & 0x7F) << shift
      shift += 7
      guard byte < 0x80 else { continue }
      hash &+= gap
      hashes.append(hash)
      (gap, shift) = (0, 0)
    }
    guard hashes.count == count else { throw ByteCodingError() }
    self.hashes = hashes
    var names: [Name] = []
    for _ in 0..<(try reader.count()) {
      names.append(Name(spelling: try reader.string(), count: try reader.int(), line: try reader.int()))
    }
    self.names = names
  }
}

/// Sorts small numbers by their bytes: three passes, no comparison.
private enum RadixSort {
  /// The numbers below 2²⁴ in rising order, each once.
  static func unique(_ values: [UInt32]) -> [UInt32] {
    var from = values
    var to = values
    for shift: UInt32 in [0, 8, 16] {
      var ends = [Int](repeating: 0, count: 257)
      for value in from { ends[Int(value >> shift & 0xFF) + 1] += 1 }
      for slot in 1..<257 { ends[slot] += ends[slot - 1] }
      for value in from {
        let slot = Int(value >> shift & 0xFF)
        to[ends[slot]] = value
        ends[slot] += 1
      }
      swap(&from, &to)
    }
    var unique: [UInt32] = []
    unique.reserveCapacity(from.count)
    for value in from where unique.last != value { unique.append(value) }
    return unique
  }
}
