import Synchronization

/// A bar on standard error while long work runs; nothing where nobody watches.
package final class ProgressBar: Sendable {
  private static let width = 30

  private let isShown: Bool
  private let label: String
  /// The last percentage that was drawn; -1 for none.
  private let drawn = Mutex<Int>(-1)

  package init(_ label: String) {
    self.label = label
    isShown = Terminal.errorIsTerminal
  }

  /// Tells how far the work is; from any thread.
  package func update(_ done: Int, of total: Int) {
    guard isShown, total > 0 else { return }
    let percent = done * 100 / total
    drawn.withLock { last in
      guard percent > last else { return }
      last = percent
      let filled = percent * Self.width / 100
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
      Terminal.note("\r\(label) \(bar) \(done)/\(total)")
    }
  }

  /// Takes the bar away.
  package func finish() {
    drawn.withLock { last in
      if last >= 0 { Terminal.note("\r\u{1B}[2K") }
      last = -1
    }
  }
}
