import TextScanning

/// Bare mail addresses in running text.
extension MarkdownWalk {
  /// A run with bare mail addresses, which cmark makes links of only in a step that is not taken here.
  mutating func mailAddresses(in text: Range<Int>) {
    let content = cursor.content
    var start = text.lowerBound
    var index = start
    while let at = Bytes.first(.of("@"), in: content, from: index, to: text.upperBound) {
      index = at + 1
      guard let address = mailAddress(around: at, in: start..<text.upperBound) else { continue }
      run(start, address.lowerBound)
      let first = cursor.source(address.lowerBound)
      if tree.depth < Self.deepest, first >= hiddenUntil {
        let name = UnsafeBufferPointer(start: content + address.lowerBound, count: address.count)
        tree.open(.link, first..<first, string: "mailto:" + String(decoding: name, as: UTF8.self))
        run(address.lowerBound, address.upperBound)
        tree.close(end: cursor.source(address.upperBound - 1) + 1)
      } else {
        run(address.lowerBound, address.upperBound)
      }
      start = address.upperBound
      index = start
    }
    run(start, text.upperBound)
  }

  /// The address around an `@`, by GitHub's rules.
  private func mailAddress(around at: Int, in text: Range<Int>) -> Range<Int>? {
    let content = cursor.content
    func isPlain(_ byte: UInt8) -> Bool {
      ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == .of("-") || byte == .of("_")
    }
    var start = at
    while start > text.lowerBound {
      let byte = content[start - 1]
      guard isPlain(byte) || byte == .of(".") || byte == .of("+") else { break }
      start -= 1
    }
    guard start < at, start == text.lowerBound || content[start - 1] != .of("/") else { return nil }
    var end = at + 1
    var dots = 0
    while end < text.upperBound {
      let byte = content[end]
      if byte == .of("@") { return nil }
      if byte == .of("."), end + 1 < text.upperBound,
        ASCII.isLetter(content[end + 1]) || ASCII.isDigit(content[end + 1])
      {
        dots += 1
      } else if !isPlain(byte) {
        break
      }
      end += 1
    }
    return dots > 0 && ASCII.isLetter(content[end - 1]) ? start..<end : nil
  }
}
