import TextScanning

/// Records of decisions: numbered pages with a context, a decision and its consequences.
enum DecisionRecords {
  private static let folderNames: Set<String> = [
    "adr", "adrs", "decision", "decisions", "architecture-decisions", "architectural-decisions", "decision-records",
    "architecture-decision-records",
  ]

  /// Whether a page is a record by its place, or by its number and the names of its sections.
  static func isRecord(_ path: String, _ page: PageConventions) -> Bool {
    guard isNumbered(path) || isPlaced(path) else { return false }
    var cues = 0
    for cue in ["status", "context", "decision", "consequences"]
    where page.sections.contains(where: { SectionNames.key($0.name).split(separator: " ").contains(Substring(cue)) }) {
      cues += 1
    }
    return cues >= 2
  }

  private static func isPlaced(_ path: String) -> Bool {
    path.utf8.split(separator: .of("/")).dropLast().contains { folder in
      folderNames.contains(String(decoding: folder.map(ASCII.lower), as: UTF8.self))
    }
  }

  /// `0007-…`, `adr-007-…`, `ADR007_…`.
  static func isNumbered(_ path: String) -> Bool {
    var name = FileNames.stem(path)
    let letters = name.prefix { ASCII.isLetter($0) }
    if letters.count <= 3 {
      name = name.dropFirst(letters.count)
      if let mark = name.first, mark == .of("-") || mark == .of("_") { name = name.dropFirst() }
    }
    let digits = name.prefix { ASCII.isDigit($0) }
    return digits.count >= 2 && digits.count < name.count
  }

  /// The records of each folder, folders in order.
  static func folders(
    _ records: [Int], _ pages: [(path: String, conventions: PageConventions)]
  ) -> [(folder: String, members: [Int])] {
    let byFolder = Dictionary(grouping: records) { FileNames.folder(pages[$0].path) }
    return byFolder.keys.sorted(by: JSON.bytewise).map { ($0, byFolder[$0] ?? []) }
  }

  /// A glob that takes in the records of a folder and neither its index nor its form: `adr/????-*`, `adr/adr-*`, or all
  /// of the folder.
  static func glob(_ folder: String, _ paths: [String]) -> String {
    let stems = paths.map(FileNames.stem)
    guard let first = stems.first else { return folder + "*" }
    let digits = first.prefix { ASCII.isDigit($0) }.count
    if digits > 0, digits < first.count {
      let mark = first[first.startIndex + digits]
      let isSame = stems.allSatisfy { stem in
        stem.prefix { ASCII.isDigit($0) }.count == digits && stem.count > digits
          && stem[stem.startIndex + digits] == mark
      }
      if isSame {
        return folder + String(repeating: "?", count: digits) + String(decoding: [mark], as: UTF8.self) + "*"
      }
    }
    let letters = first.prefix { !ASCII.isDigit($0) }
    if let mark = letters.last, mark == .of("-") || mark == .of("_"), stems.allSatisfy({ $0.starts(with: letters) }) {
      return folder + String(decoding: letters, as: UTF8.self) + "*"
    }
    return folder + "*"
  }
}
