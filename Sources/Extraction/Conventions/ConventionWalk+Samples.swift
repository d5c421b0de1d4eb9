import Documents
import Prose
import Rules
import TextScanning

/// Samples of data in code blocks: whether they parse.
extension ConventionWalk {
  /// Larger samples, and more of one page, say no more about its habit.
  private static let largest = 16_384
  private static let mostOfPage = 8

  mutating func sample(_ block: Int, _ info: String, _ count: inout Int) {
    guard count < Self.mostOfPage, nodes[block].range.count <= Self.largest, let format = DataFormat(info: info) else {
      return
    }
    let habit: Habit
    switch format {
    case .json: habit = .jsonSample
    case .yaml: habit = .yamlSample
    case .toml: habit = .tomlSample
    case .jsonLines: return
    }
    count += 1
    switch CodeSample.reading(ofBlock: block, in: document, format) {
    case .sound: note(habit, 0, at: nodes[block].range)
    case .broken: note(habit, 1, at: nodes[block].range)
    case .excerpt: break
    }
  }
}
