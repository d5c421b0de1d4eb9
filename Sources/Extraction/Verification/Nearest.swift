import TextScanning

/// What somebody may have meant by a name that does not exist.
enum Nearest {
  /// The most similar name; nil when none has anything in common with it.
  static func of(_ name: String, among names: some Sequence<String>) -> (name: String, isTypo: Bool)? {
    let wanted = Array(name.utf8)
    var best: (name: String, cost: Int, distance: Int)?
    for candidate in names.sorted(by: JSON.bytewise) {
      let bytes = Array(candidate.utf8)
      let distance = distance(wanted, bytes)
      let shared = zip(wanted, bytes).prefix { $0 == $1 }.count
      let isRelated = distance * 3 <= max(wanted.count, bytes.count, 6) || sharesStart(wanted, bytes, shared)
      let cost = distance - shared
      if isRelated, best.map({ cost < $0.cost }) ?? true { best = (candidate, cost, distance) }
    }
    return best.map { ($0.name, $0.distance <= 2) }
  }

  /// The file of the same name elsewhere, else the one of the same folder with the most similar name.
  static func path(_ path: String, among paths: [String]) -> String? {
    let name = FilePath.name(of: path)
    let namesakes = paths.filter { FilePath.name(of: $0) == name }
    if let namesake = namesakes.min(by: { $0.utf8.count < $1.utf8.count }) { return namesake }
    let folder = FilePath.parent(of: path)
    let beside = paths.filter { FilePath.parent(of: $0) == folder }
    return of(name, among: beside.map(FilePath.name(of:))).map { FilePath.join(folder, $0.name) }
  }

  /// Whether two names share their first part up to a mark: `docs:spell`, `docs:build`.
  private static func sharesStart(_ left: [UInt8], _ right: [UInt8], _ shared: Int) -> Bool {
    guard shared >= 2 else { return false }
    return left[..<shared].contains { "-_:./".utf8.contains($0) }
      || (shared == right.count || shared == left.count)
        && (left.count == shared || !ASCII.isWord(left[shared]))
        && (right.count == shared || !ASCII.isWord(right[shared]))
  }

  /// Edits that turn one name into the other. O(left × right).
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (line, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for column in right.indices {
        let cost = min(row[column + 1] + 1, row[column] + 1, diagonal + (byte == right[column] ? 0 : 1))
        diagonal = row[column + 1]
        row[column + 1] = cost
      }
    }
    return row[right.count]
  }
}
