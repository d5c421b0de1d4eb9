import Documents
import Prose
import TextScanning

/// What the sentence around a mention says of it.
struct MentionContext {
  /// The sentence says that the thing is gone, is not there yet or must not be used.
  private(set) var speaksOfAbsence = false
  /// The sentence shows a form, or tells what will be made.
  private(set) var isExample = false

  init(_ page: Page, around span: Range<Int>) {
    guard let block = page.text.block(at: span.lowerBound) else { return }
    let bytes = page.text.bytes
    let sentence = Self.sentence(page, block, at: span.lowerBound)
    var before: Range<Int>?
    for word in Words.ranges(bytes, in: sentence) {
      if span.overlaps(word) { continue }
      speaksOfAbsence = speaksOfAbsence || Self.absence.contains(bytes, word)
      isExample = isExample || Self.example.contains(bytes, word)
      if word.upperBound <= span.lowerBound, !Self.skipped.contains(bytes, word) { before = word }
    }
    if let before, Self.making.contains(bytes, before) { isExample = true }
  }

  private static func sentence(_ page: Page, _ block: Int, at offset: Int) -> Range<Int> {
    var (low, high) = (0, page.sentences.count)
    while low < high {
      let middle = (low + high) / 2
      if page.sentences[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < page.sentences.count ? page.sentences[low].range : page.text.blocks[block].range
  }

  private static let absence = WordList(
    """
    longer removed deprecated obsolete planned todo future eventually formerly previously nonexistent missing
    legacy instead unlike forbidden yet
    """)
  private static let example = WordList(
    """
    example examples instance e.g eg like named called create creates created creating generate generates generated
    output outputs produce produces produced save saved saves emit emits scaffold placeholder hypothetical rename
    renames delete deletes deleted remove removes move moved copy copies ignored gitignored ignore optional optionally
    absent exist exists local locally download downloads downloaded
    """)
  /// Words between a verb and its object.
  private static let skipped = WordList("a an the new file files folder directory script your own module under in at")
  private static let making = WordList("add adds write writes build builds make makes put puts adding writing open")
}
