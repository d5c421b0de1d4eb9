/// Which texts have a slot and what each step computes. It knows nothing of logits.
///
/// A text needs pages for every token it computes. When there are none left, texts in the cache give theirs up, then the text that
/// came last: it is computed again later, with the same result.
struct Schedule {
  /// A piece of a text that a step computes: its tokens `range`.
  struct Piece {
    var text: RunningText
    var range: Range<Int>
    /// Whether a token is to be chosen after it.
    var isLast: Bool { range.upperBound == text.tokens.count }
  }

  /// In the order they came.
  private(set) var running: [RunningText] = []
  /// Had a slot and lost it; they go before everybody else.
  private(set) var paused: [RunningText] = []
  private var cache: PrefixCache
  private let arena: PageArena
  private let options: Engine.Options
  /// Beginnings shorter than this are not worth sharing.
  private static let leastShared = 16

  init(_ arena: PageArena, _ options: Engine.Options) {
    self.arena = arena
    self.options = options
    cache = PrefixCache(limit: 2 * options.slots + 8)
  }

  var isEmpty: Bool { running.isEmpty && paused.isEmpty }

  /// Whether a text should wait although there is a slot: a running text is computing a beginning that both share, or its prompt
  /// does not fit beside the others.
  mutating func mustWait(_ tokens: [TokenID]) -> Bool {
    for text in running {
      let shared = text.tokens.commonPrefix(with: tokens)
      if shared >= text.computed + PageArena.positions { return true }
    }
    let needed = (tokens.count + PageArena.positions) / PageArena.positions + 1
    while arena.freeCount < needed, cache.dropOldest() {}
    return arena.freeCount < needed && !running.isEmpty
  }

  /// Gives a text a slot, with the longest beginning that is already computed.
  mutating func start(_ text: RunningText) {
    // The last token is computed anew in any case: its logits are wanted.
    let limit = text.tokens.count - 1
    var best = cache.longestPrefix(of: text.tokens, atLeast: Self.leastShared)
    for other in running {
      let shared = min(other.computed, other.tokens.commonPrefix(with: text.tokens))
      if let pages = other.pages, shared >= Self.leastShared, shared > best?.count ?? 0 { best = (pages, shared) }
    }
    let reused = min(best?.count ?? 0, limit)
    text.begin(
      best?.pages.fork(positions: reused) ?? PageTable(arena, context: options.context), reused: reused)
    running.append(text)
  }

  /// The text that lost its slot first.
  mutating func takePaused() -> RunningText? { paused.isEmpty ? nil : paused.removeFirst() }

  /// Takes a text that has ended out; what it computed stays for others.
  mutating func finish(_ text: RunningText) {
    running.removeAll { $0 === text }
    paused.removeAll { $0 === text }
    if let pages = text.pages, text.computed >= Self.leastShared {
      cache.insert(Array(text.tokens[..<text.computed]), pages)
    }
    text.pages = nil
  }

  /// What the next step computes: the next token of every text that is generating, then pieces of prompts.
  mutating func plan() -> [Piece] {
    var pieces: [Piece] = []
    var budget = max(options.batch, options.slots)
    for text in running.filter({ !$0.isReadingPrompt }) + running.filter(\.isReadingPrompt) where budget > 0 {
      let range = text.computed..<text.computed + min(text.pending, budget)
      guard text.pages != nil, reserve(range, for: text) else { continue }
      pieces.append(Piece(text: text, range: range))
      budget -= range.count
    }
    return pieces.filter { $0.text.pages != nil }
  }

  /// Makes pages for a piece, at the cost of the cache and of younger texts, in the end of the text itself.
  private mutating func reserve(_ range: Range<Int>, for text: RunningText) -> Bool {
    while text.pages?.reserve(range.lowerBound, range.upperBound) == false {
      if cache.dropOldest() { continue }
      guard let youngest = running.last else { return false }
      pause(youngest)
      if youngest === text { return false }
    }
    return true
  }

  private mutating func pause(_ text: RunningText) {
    running.removeAll { $0 === text }
    text.pages = nil
    text.computed = 0
    paused.insert(text, at: 0)
  }
}
