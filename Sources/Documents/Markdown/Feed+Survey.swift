import TextScanning

extension MarkdownSurvey {
  /// What cmark is to read: the lines from `first` on, the first of them from `start`.
  ///
  /// Lines of other syntaxes become markers, and the indented bodies of `!!!` lose their indentation.
  func feed(from first: Int, start: Int) -> Feed {
    var feed = Feed(firstLine: first)
    var next = 0
    var line = first
    var bodies: [Body] = []
    var prefix = 0..<0
    if first < lines.count { feed.skip(start - lines.starts[first]) }
    while line < lines.count {
      let from = line == first ? max(start, lines.starts[line]) : lines.starts[line]
      if bodies.isEmpty, next == markers.count || markers[next].line > line {
        let until = next == markers.count ? lines.count : markers[next].line
        feed.append(source: from..<lines.starts[until], lines: until - line)
        line = until
        continue
      }
      end(&bodies, before: line, in: &feed)
      let dedent = dedent(line, columns: 4 * bodies.count)
      if next < markers.count, markers[next].line == line {
        let marker = markers[next].marker
        // A further line of something stands where its first line does, however it is indented.
        let isFurther = marker.role == .silent && next > 0 && markers[next - 1].line == line - 1
        if !isFurther { prefix = self.prefix(of: marker, line, from: from + dedent) }
        feed.append(marker, prefix: prefix, dedent: dedent)
        if marker.fence == "!", case .open = marker.role {
          bodies.append(Body(indentation: indentation(line), prefix: prefix, end: marker.range.upperBound))
        }
        next += 1
      } else {
        feed.append(source: from..<lines.starts[line + 1], dedent: dedent, of: bytes)
      }
      line += 1
    }
    if !bodies.isEmpty, let last = bytes.last, last != .lineFeed, last != .carriageReturn { feed.endLine() }
    end(&bodies, before: nil, in: &feed)
    return feed
  }

  /// An indented body under way.
  private struct Body {
    var indentation: Int
    /// The white space before its first line, as cmark saw it.
    var prefix: Range<Int>
    /// Where its last line of text ended.
    var end: Int
  }

  /// Ends the bodies that `line` is not indented for; all of them at the end of the page.
  private func end(_ bodies: inout [Body], before line: Int?, in feed: inout Feed) {
    guard !bodies.isEmpty else { return }
    var column = -1
    if let line {
      let content = Bytes.trimmed(lines.content(line, in: bytes), in: bytes)
      if content.isEmpty { return }
      column = indentation(line)
    }
    while let body = bodies.last, column < body.indentation + 4 {
      bodies.removeLast()
      let place = body.end..<body.end
      feed.insert(BlockMarker(role: .close, fence: "!", range: place), prefix: body.prefix)
    }
    if let line, let last = bodies.indices.last { bodies[last].end = lines.content(line, in: bytes).upperBound }
  }

  /// How many bytes of white space make up `columns` columns at the start of a line.
  private func dedent(_ line: Int, columns: Int) -> Int {
    let content = lines.content(line, in: bytes)
    var column = 0
    var index = content.lowerBound
    while index < content.upperBound, column < columns {
      if bytes[index] == .space {
        column += 1
      } else if bytes[index] == .tab {
        column += 4 - column % 4
      } else {
        break
      }
      index += 1
    }
    return index - content.lowerBound
  }

  /// What stands before a marker on its line and belongs to the containers around it.
  private func prefix(of marker: BlockMarker, _ line: Int, from start: Int) -> Range<Int> {
    guard marker.role == .silent else { return start..<max(start, marker.range.lowerBound) }
    let content = lines.content(line, in: bytes)
    var index = start
    while index < content.upperBound, ASCII.isSpace(bytes[index]) { index += 1 }
    return start..<index
  }
}
