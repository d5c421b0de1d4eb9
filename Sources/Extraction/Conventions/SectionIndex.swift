/// The sections of all pages with their names told apart once: counting them again and again costs no strings.
struct SectionIndex {
  struct Occurrence {
    /// Position in `keys`.
    var key: Int
    /// Position in the page's sections.
    var section: Int
    /// Where on the page it stands, from 0 to 1.
    var position: Double
  }

  let pages: [(path: String, conventions: PageConventions)]
  private(set) var keys: [String] = []
  /// For each page its sections down to level 4, each name once, in order.
  private(set) var occurrences: [[Occurrence]] = []
  private var numbers: [String: Int] = [:]

  init(_ pages: [(path: String, conventions: PageConventions)]) {
    self.pages = pages
    var keyOfName: [String: Int] = [:]
    occurrences.reserveCapacity(pages.count)
    for page in pages.indices {
      let sections = pages[page].conventions.sections
      var own: [Occurrence] = []
      for (position, section) in sections.enumerated() where section.level <= 4 {
        let key: Int
        if let known = keyOfName[section.name] {
          key = known
        } else {
          key = number(of: SectionNames.key(section.name))
          keyOfName[section.name] = key
        }
        guard !keys[key].isEmpty, !own.contains(where: { $0.key == key }) else { continue }
        let place = (Double(position) + 0.5) / Double(sections.count)
        own.append(Occurrence(key: key, section: position, position: place))
      }
      occurrences.append(own)
    }
  }

  /// The position of a key in `keys`, or nil where no page has it.
  func position(of key: String) -> Int? { numbers[key] }

  private mutating func number(of key: String) -> Int {
    if let known = numbers[key] { return known }
    numbers[key] = keys.count
    keys.append(key)
    return keys.count - 1
  }

  func section(_ occurrence: Occurrence, of page: Int) -> PageConventions.Section {
    pages[page].conventions.sections[occurrence.section]
  }
}
