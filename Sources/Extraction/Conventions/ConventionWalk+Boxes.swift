import Documents
import Prose
import TextScanning

/// Notes and warnings: boxes of the common generators, and what stands in for them.
extension ConventionWalk {
  mutating func box(_ box: Int) {
    guard isMarkdown else { return }
    let range = nodes[box].range
    var start = range.lowerBound
    while start < range.upperBound, ASCII.isSpace(bytes[start]) { start += 1 }
    let value =
      if bytes.hasBytes(">", at: start) || bytes.hasBytes("[!", at: start) {
        0
      } else if bytes.hasBytes(":::", at: start) {
        1
      } else if bytes.hasBytes("!!!", at: start) || bytes.hasBytes("???", at: start) {
        2
      } else if bytes.hasBytes("{{", at: start) {
        3
      } else {
        6
      }
    note(.admonitionSyntax, value, at: range)
  }

  /// A paragraph that begins with a bold “Note:”, or a quotation that begins with a pictograph.
  mutating func fakeBox(_ paragraph: Int, _ block: PlainText.Block) {
    let place = block.place.rawValue
    guard place == PlaceBits.paragraph || place == PlaceBits.paragraph | PlaceBits.quote else { return }
    let first = paragraph + 1
    guard first < Int(nodes[paragraph].subtreeEnd) else { return }
    if place & PlaceBits.quote != 0,
      text[block.range.lowerBound] == 0xF0 || text.hasBytes("⚠", at: block.range.lowerBound)
    {
      return note(.admonitionSyntax, 5, at: nodes[paragraph].range)
    }
    guard nodes[first].kind == .strong else { return }
    // The words of the strong run are the first of the block.
    var end = block.range.lowerBound
    while end < block.range.upperBound, ASCII.isLetter(text[end]) { end += 1 }
    let inner = Int(nodes[first].end) - Int(nodes[first].start)
    guard end < block.range.upperBound, text[end] == .of(":"), inner <= end - block.range.lowerBound + 5,
      Self.names.contains(text, block.range.lowerBound..<end)
    else { return }
    note(.admonitionSyntax, 4, at: nodes[first].range)
  }

  private static let names = Lexicon("note tip important warning caution danger")
}
