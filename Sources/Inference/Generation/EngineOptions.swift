extension Engine.Options {
  /// Says which size makes no sense. Errors: `input`.
  func check() throws(InferenceError) {
    func require(_ value: Int, _ range: ClosedRange<Int>, _ what: String) throws(InferenceError) {
      guard range.contains(value) else {
        throw InferenceError(.input, "expected \(what) from \(range.lowerBound) to \(range.upperBound), found \(value)")
      }
    }
    try require(context, 2...1 << 26, "a context")
    try require(slots, 1...4_096, "slots")
    try require(queue, 0...1 << 20, "a queue")
    try require(batch, 1...65_536, "tokens of a step")
    try require(threads, 0...1_024, "threads")
  }

  /// Pages for keys and values: as many as all slots could fill, or what half of the free memory holds; at least one whole
  /// context. Errors: `memory`, with the numbers.
  func pages(_ model: Model) throws(InferenceError) -> Int {
    guard case .decoder(let weights) = model.weights else { return 1 }
    let pageBytes = PageArena.pageBytes(model.config, weights.cells(isExact: isExact))
    // One more than the context fills: a shared page is copied before it is written.
    let least = (context + PageArena.positions - 1) / PageArena.positions + 1
    if let pages { return max(pages, least) }
    guard let available = MachineMemory.available else { return least * slots }
    let affordable = available / 2 / pageBytes
    guard affordable >= least else {
      throw InferenceError(
        .memory, path: model.file.path,
        "a context of \(context) tokens needs \(ByteCount(least * pageBytes)) for keys and values, and \(ByteCount(available)) "
          + "of memory are available, of which half may go there",
        wayOut: "Take a smaller context.")
    }
    return min(least * slots + slots, affordable)
  }
}
