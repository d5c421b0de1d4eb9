import TextScanning

/// Boxes opened and closed by lines of their own: admonitions and the containers of `:::`.
struct Box {
  /// How many containers were open around it.
  var depth: Int
  var fence: String
  var width: Int
  var isInTree: Bool
  /// Its end was found inside a deeper container: to be closed when the walk is back.
  var isEnding = false
}

extension MarkdownWalk {
  mutating func closeBoxes(inContainer depth: Int) {
    while let box = boxes.last, box.depth >= depth {
      boxes.removeLast()
      if box.isInTree { tree.close(end: lastEnd) }
    }
  }

  mutating func closeRequestedBoxes() {
    while let box = boxes.last, box.isEnding, box.depth >= containerDepth {
      boxes.removeLast()
      if box.isInTree { tree.close(end: lastEnd) }
    }
  }

  /// The node of a marker's line.
  mutating func box(_ marker: BlockMarker) {
    switch marker.role {
    case .open(let isTransparent): openBox(marker, isTransparent)
    case .close: closeBox(marker)
    case .alert, .code, .silent: break
    case .leaf(let kind): leaf(kind, marker.range, string: marker.name.isEmpty ? nil : marker.name)
    }
  }

  private mutating func openBox(_ marker: BlockMarker, _ isTransparent: Bool) {
    let fits = !isTransparent && tree.depth < Self.deepest
    boxes.append(Box(depth: containerDepth, fence: marker.fence, width: marker.width, isInTree: fits))
    if fits { tree.open(.admonition, marker.range, string: marker.name) }
    title(of: marker)
    lastEnd = max(lastEnd, marker.range.upperBound)
  }

  private mutating func closeBox(_ marker: BlockMarker) {
    lastEnd = max(lastEnd, marker.range.upperBound)
    guard let place = boxes.lastIndex(where: { $0.fence == marker.fence && $0.width <= marker.width && !$0.isEnding })
    else { return leaf(.shortcode, marker.range) }
    // What was opened inside and never closed ends here too.
    for index in place..<boxes.count { boxes[index].isEnding = true }
    closeRequestedBoxes()
  }

  /// The title of an admonition is a paragraph of the page.
  mutating func title(of marker: BlockMarker) {
    guard let title = marker.title, !title.isEmpty else { return }
    tree.open(.paragraph, title)
    var start = title.lowerBound
    // Of all inline syntax, code is what titles have.
    while let open = Bytes.first(.of("`"), in: bytes, from: start, to: title.upperBound),
      let close = Bytes.first(.of("`"), in: bytes, from: open + 1, to: title.upperBound), close > open + 1
    {
      pieces(of: start..<open, isCode: false)
      tree.open(.code, open..<close + 1)
      pieces(of: open + 1..<close, isCode: true)
      tree.close()
      start = close + 1
    }
    pieces(of: start..<title.upperBound, isCode: false)
    tree.close()
  }
}
