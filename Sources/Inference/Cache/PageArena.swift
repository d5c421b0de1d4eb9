import InferenceKernels

/// Memory for keys and values, in pages of 64 positions of all layers. Pages are counted: several texts may read the same page, and
/// who writes into a shared one gets a copy of their own.
final class PageArena {
  /// Positions of a page.
  static let positions = IK_PAGE_TOKENS

  let count: Int
  let layers: Int
  /// Bytes of a page of one layer.
  private let layerBytes: Int
  private let memory: AlignedBuffer
  /// Texts that hold each page.
  private var holders: [Int32]
  /// Pages that nobody holds, the one to be given next last.
  private var free: [Int32]

  /// Errors: `memory`. Keys and values are stored as F16 or F32 `cells`. The system gives the memory page by page when it is first written.
  init(pages: Int, of cells: TensorType, _ config: ModelConfig) throws(InferenceError) {
    count = pages
    layers = config.layers
    layerBytes = Self.layerBytes(config, cells)
    memory = try AlignedBuffer(byteCount: pages * layers * layerBytes, for: "keys and values")
    holders = [Int32](repeating: 0, count: pages)
    free = (0..<Int32(pages)).reversed()
  }

  static func layerBytes(_ config: ModelConfig, _ cells: TensorType) -> Int {
    let bytes = ik_kv_page_bytes(cells.rawValue, Int64(config.kvHeads), Int64(config.headSize))
    return (bytes + 63) / 64 * 64
  }

  static func pageBytes(_ config: ModelConfig, _ cells: TensorType) -> Int { layerBytes(config, cells) * config.layers }

  var freeCount: Int { free.count }

  /// A page that nobody holds, now held once; nil when there is none.
  func take() -> Int32? {
    guard let page = free.popLast() else { return nil }
    holders[Int(page)] = 1
    return page
  }

  func hold(_ page: Int32) { holders[Int(page)] += 1 }

  func release(_ page: Int32) {
    holders[Int(page)] -= 1
    if holders[Int(page)] == 0 { free.append(page) }
  }

  func isShared(_ page: Int32) -> Bool { holders[Int(page)] > 1 }

  /// Where the keys and values of a layer lie.
  func address(_ page: Int32, layer: Int) -> UnsafeMutableRawPointer {
    memory.start + (Int(page) * layers + layer) * layerBytes
  }

  func copy(_ page: Int32, to other: Int32) {
    address(other, layer: 0).copyMemory(from: address(page, layer: 0), byteCount: layers * layerBytes)
  }
}
