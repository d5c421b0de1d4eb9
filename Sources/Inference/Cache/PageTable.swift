/// The pages of one text: where the keys and values of each position lie. Gives its pages back when it goes.
final class PageTable {
  private let arena: PageArena
  private let capacity: Int
  private(set) var pages: [Int32] = []
  /// `[layers][capacity]`: the addresses of the pages, as the kernels want them.
  private let addresses: UnsafeMutablePointer<UnsafeRawPointer?>

  /// For at most `context` positions.
  init(_ arena: PageArena, context: Int) {
    self.arena = arena
    capacity = (context + PageArena.positions - 1) / PageArena.positions
    addresses = .allocate(capacity: arena.layers * capacity)
    addresses.initialize(repeating: nil, count: arena.layers * capacity)
    pages.reserveCapacity(capacity)
  }

  deinit {
    for page in pages { arena.release(page) }
    addresses.deallocate()
  }

  /// Another text that begins with the same `positions`; it reads the same pages until it writes.
  func fork(positions: Int) -> PageTable {
    let fork = PageTable(arena, context: capacity * PageArena.positions)
    for page in pages.prefix((positions + PageArena.positions - 1) / PageArena.positions) {
      arena.hold(page)
      fork.append(page)
    }
    return fork
  }

  /// Makes positions `first..<end` writable. False when there are not enough pages; what was reserved until then stays.
  func reserve(_ first: Int, _ end: Int) -> Bool {
    guard end > first else { return true }
    for index in first / PageArena.positions...(end - 1) / PageArena.positions {
      if index < pages.count, !arena.isShared(pages[index]) { continue }
      guard let page = arena.take() else { return false }
      if index < pages.count {
        arena.copy(pages[index], to: page)
        arena.release(pages[index])
        replace(index, with: page)
      } else {
        append(page)
      }
    }
    return true
  }

  /// How many pages `reserve` would take.
  func missing(_ first: Int, _ end: Int) -> Int {
    guard end > first else { return 0 }
    return (first / PageArena.positions...(end - 1) / PageArena.positions).count { index in
      index >= pages.count || arena.isShared(pages[index])
    }
  }

  /// The addresses of a layer's pages, oldest first.
  func addresses(layer: Int) -> UnsafePointer<UnsafeRawPointer?> { UnsafePointer(addresses + layer * capacity) }

  /// The page of a position, to write to.
  func page(of position: Int, layer: Int) -> UnsafeMutableRawPointer {
    arena.address(pages[position / PageArena.positions], layer: layer)
  }

  private func append(_ page: Int32) {
    pages.append(page)
    write(page, at: pages.count - 1)
  }

  private func replace(_ index: Int, with page: Int32) {
    pages[index] = page
    write(page, at: index)
  }

  private func write(_ page: Int32, at index: Int) {
    for layer in 0..<arena.layers {
      addresses[layer * capacity + index] = UnsafeRawPointer(arena.address(page, layer: layer))
    }
  }
}
