/// A binary heap: the least element comes first.
struct PriorityQueue<Element: Comparable> {
  private var heap: [Element] = []

  /// O(log n)
  mutating func push(_ element: Element) {
    heap.append(element)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child] < heap[parent] else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  /// O(log n)
  mutating func pop() -> Element? {
    guard let least = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return least }
    heap[0] = last
    var parent = 0
    while true {
      var child = parent * 2 + 1
      guard child < heap.count else { return least }
      if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
      guard heap[child] < heap[parent] else { return least }
      heap.swapAt(child, parent)
      parent = child
    }
  }

  mutating func removeAll() { heap.removeAll(keepingCapacity: true) }
}
