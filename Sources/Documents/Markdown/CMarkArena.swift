internal import CMarkGFM

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The memory in which cmark builds the tree of a page: a region a thread, given back as a whole.
///
/// cmark asks for every node by itself and frees it by itself, which costs as much as its parsing. Here an allocation is a step forward
/// in a region, and nothing is freed before the page is done. What the region has no room for comes from the C library.
enum CMarkArena {
  /// Room for a page of some ten thousand lines; only what is touched is real memory.
  private static let size = 16 << 20
  /// The length of a block stands before it. Blocks are aligned like it: cmark keeps nothing wider.
  private static let header = MemoryLayout<Int>.stride

  private struct Region {
    let start: UnsafeMutableRawPointer
    var used = 0
    var isOpen = false
    /// Whether a block came from the C library.
    var hasSpilled = false

    func holds(_ block: UnsafeMutableRawPointer) -> Bool { block >= start && block < start + CMarkArena.size }

    /// A block of the region, or nil when it is full.
    mutating func take(_ length: Int) -> UnsafeMutableRawPointer? {
      guard length <= CMarkArena.size - used - CMarkArena.header else { return nil }
      let block = start + used + CMarkArena.header
      (block - CMarkArena.header).storeBytes(of: length, as: Int.self)
      used += CMarkArena.header + length
      return block
    }
  }

  // MARK: Pages

  /// Opens the thread's region for one page. What cmark is to ask for memory; nil when the region is in use or cannot be had.
  static func open() -> UnsafeMutablePointer<cmark_mem>? {
    guard let region = region ?? make(), !region.pointee.isOpen else { return nil }
    region.pointee.isOpen = true
    region.pointee.used = 0
    region.pointee.hasSpilled = false
    return functions
  }

  /// Whether everything cmark asked for lies in the region: then nothing needs to be freed one by one.
  static var holdsAll: Bool { region?.pointee.hasSpilled == false }

  static func close() { region?.pointee.isOpen = false }

  // MARK: The region of a thread

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { region in
      guard let region = region as UnsafeMutableRawPointer? else { return }
      munmap(region.assumingMemoryBound(to: Region.self).pointee.start, CMarkArena.size)
      region.deallocate()
    }
    return key
  }()

  private static var region: UnsafeMutablePointer<Region>? {
    pthread_getspecific(key)?.assumingMemoryBound(to: Region.self)
  }

  private static func make() -> UnsafeMutablePointer<Region>? {
    let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else { return nil }
    let region = UnsafeMutablePointer<Region>.allocate(capacity: 1)
    region.initialize(to: Region(start: memory))
    pthread_setspecific(key, region)
    return region
  }

  // MARK: What cmark calls

  // Written once; cmark only reads it.
  nonisolated(unsafe) private static let functions: UnsafeMutablePointer<cmark_mem> = {
    let functions = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    functions.initialize(
      to: cmark_mem(
        calloc: { CMarkArena.zeroed($0, of: $1) }, realloc: { CMarkArena.resized($0, to: $1) },
        free: { CMarkArena.free($0) }))
    return functions
  }()

  private static func zeroed(_ count: Int, of length: Int) -> UnsafeMutableRawPointer? {
    let (bytes, isTooLong) = count.multipliedReportingOverflow(by: length)
    if !isTooLong, let region {
      if let block = region.pointee.take(aligned(bytes)) { return memset(block, 0, bytes) }
      region.pointee.hasSpilled = true
    }
    return granted(calloc(count, length))
  }

  private static func resized(_ block: UnsafeMutableRawPointer?, to bytes: Int) -> UnsafeMutableRawPointer? {
    guard let region else { return granted(realloc(block, bytes)) }
    guard let block else { return region.pointee.take(aligned(bytes)) ?? spilled(region, bytes) }
    guard region.pointee.holds(block) else { return granted(realloc(block, bytes)) }
    let old = (block - header).load(as: Int.self)
    if bytes <= old { return block }
    // The last block grows where it is.
    if block + old == region.pointee.start + region.pointee.used {
      region.pointee.used -= header + old
      if let grown = region.pointee.take(aligned(bytes)) { return grown }
      region.pointee.used += header + old
    }
    let copy = region.pointee.take(aligned(bytes)) ?? spilled(region, bytes)
    memcpy(copy, block, old)
    return copy
  }

  private static func free(_ block: UnsafeMutableRawPointer?) {
    guard let block else { return }
    guard let region, region.pointee.holds(block) else {
      #if canImport(Glibc)
        Glibc.free(block)
      #elseif canImport(Musl)
        Musl.free(block)
      #else
        Darwin.free(block)
      #endif
      return
    }
    let length = (block - header).load(as: Int.self)
    if block + length == region.pointee.start + region.pointee.used { region.pointee.used -= header + length }
  }

  private static func spilled(_ region: UnsafeMutablePointer<Region>, _ bytes: Int) -> UnsafeMutableRawPointer {
    region.pointee.hasSpilled = true
    return granted(malloc(bytes))
  }

  private static func aligned(_ bytes: Int) -> Int { (max(bytes, 1) + header - 1) & ~(header - 1) }

  /// cmark looks at no result: without memory there is no going on, as in Swift itself.
  private static func granted(_ block: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer {
    guard let block else { fatalError("out of memory for the tree of a page") }
    return block
  }
}
