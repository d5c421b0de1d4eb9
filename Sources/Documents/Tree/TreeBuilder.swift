/// Builds the pre-order node array: `open` and `close` nest like the tree does.
public struct TreeBuilder {
  public private(set) var nodes: [Node] = []
  public private(set) var strings: [String] = []
  private var stack: [Int] = []

  public init(bytes: Int) {
    nodes.reserveCapacity(bytes / 24 + 8)
    nodes.append(Node(.document, parent: -1, range: 0..<bytes))
    stack.append(0)
  }

  /// Index of the innermost open node.
  public var current: Int { stack[stack.count - 1] }
  public var depth: Int { stack.count }

  @discardableResult
  public mutating func open(_ kind: Node.Kind, _ range: Range<Int>, detail: Int = 0, string: String? = nil) -> Int {
    let index = nodes.count
    nodes.append(Node(kind, parent: current, range: range, detail: detail, string: string.map { intern($0) } ?? -1))
    stack.append(index)
    return index
  }

  /// Closes the innermost open node; `end` moves the end of its range when the reader learns it only now.
  public mutating func close(end: Int? = nil) {
    let index = stack.removeLast()
    nodes[index].subtreeEnd = Int32(nodes.count)
    if let end { nodes[index].end = UInt32(max(end, Int(nodes[index].start))) }
  }

  /// Adds a node without children.
  public mutating func leaf(_ kind: Node.Kind, _ range: Range<Int>, detail: Int = 0, string: String? = nil) {
    let index = nodes.count
    nodes.append(
      Node(
        kind, parent: current, range: range, detail: detail, string: string.map { intern($0) } ?? -1,
        subtreeEnd: index + 1))
  }

  public mutating func setString(_ string: String, of index: Int) { nodes[index].string = Int32(intern(string)) }
  public mutating func setDetail(_ detail: Int, of index: Int) { nodes[index].detail = Int32(detail) }
  public mutating func setKind(_ kind: Node.Kind, of index: Int) { nodes[index].kind = kind }
  public mutating func setRange(_ range: Range<Int>, of index: Int) {
    nodes[index].start = UInt32(range.lowerBound)
    nodes[index].end = UInt32(range.upperBound)
  }

  /// Closes everything and hands over the tree.
  public mutating func finish() -> (nodes: [Node], strings: [String]) {
    while !stack.isEmpty { close() }
    return (nodes, strings)
  }

  /// The position of a string; what repeats (the delimiters of lists) mostly does so at once.
  private mutating func intern(_ string: String) -> Int {
    if strings.last != string { strings.append(string) }
    return strings.count - 1
  }
}
