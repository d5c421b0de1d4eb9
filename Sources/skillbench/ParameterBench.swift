import Documents
import Extraction
import Prose
import Skills
import TextScanning

/// `skillbench parameters FOLDER GOLD`: how many documented parameters are read right, with their type and their default.
///
/// GOLD is JSON Lines, one parameter a line: `{"page","name","type"?,"default"?,"allowed"?}`, `page` being the path below the folder; or a JSON
/// Schema whose top-level properties are named like the pages (`MD013` for `md013.md`) and hold the parameters as properties of their
/// own. A parameter counts as right when all that GOLD says of it was read: the type by its name, the default by its value, every
/// allowed value.
struct ParameterBench {
  private struct Wanted {
    var page: String
    var name: String
    var type: String?
    var value: String?
    var allowed: [String]
  }

  private var read: [String: [Parameter]] = [:]
  private let wanted: [Wanted]

  init(folder: String, gold: String) throws(Failure) {
    let root = try ProjectRoot.find([folder], explicit: folder, in: FileSystem.workingFolder)
    let tree = SourceTree(
      .init(root: root, settings: ProjectSettings(), out: root.path + "/skills", allowsProjectFiles: false))
    for page in tree.pages {
      guard let bytes = try? FileSystem.read(page.location) else { continue }
      let document = DocumentReader.read(path: page.path, bytes: bytes)
      read[page.path] = PageKnowledge(Page(document)).parameters
    }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(FilePath.absolute(gold, in: FileSystem.workingFolder))
    } catch {
      throw Failure(.unreadable, path: gold, error.reason)
    }
    wanted = Self.lines(bytes) ?? Self.schema(bytes, pages: read.keys.sorted())
  }

  /// Prints the shares; with `isVerbose` every parameter that is not right.
  func report(isVerbose: Bool) {
    var (named, typed, defaulted, allowing, right, types, values, enums) = (0, 0, 0, 0, 0, 0, 0, 0)
    for wanted in wanted {
      let candidates = (read[wanted.page] ?? []).filter { $0.name == wanted.name }
      let best = candidates.max { score(wanted, $0) < score(wanted, $1) }
      let isTyped = wanted.type.map { Self.sameType($0, best?.type ?? "") }
      let isDefaulted = wanted.value.map { Self.sameValue($0, best?.defaultValue ?? "") }
      let isAllowing = wanted.allowed.isEmpty ? nil : Set(best?.allowed ?? []) == Set(wanted.allowed)
      named += best == nil ? 0 : 1
      types += isTyped == nil ? 0 : 1
      values += isDefaulted == nil ? 0 : 1
      enums += isAllowing == nil ? 0 : 1
      typed += isTyped == true ? 1 : 0
      defaulted += isDefaulted == true ? 1 : 0
      allowing += isAllowing == true ? 1 : 0
      let isRight = best != nil && isTyped != false && isDefaulted != false && isAllowing != false
      right += isRight ? 1 : 0
      if isVerbose, !isRight {
        print(
          "  \(wanted.page) \(wanted.name): wanted \(wanted.type ?? "-"), \(wanted.value ?? "-"), \(wanted.allowed)")
        print("    read \(best.map { "\($0.type), \($0.defaultValue), \($0.allowed)" } ?? "nothing")")
      }
    }
    let names = Dictionary(grouping: wanted, by: \.page).mapValues { Set($0.map(\.name)) }
    let invented = read.reduce(0) { count, page in
      count + page.value.count { !(names[page.key] ?? []).contains($0.name) }
    }
    print("parameters \(wanted.count), pages \(read.count)")
    print("  named    \(Self.share(named, wanted.count))")
    print("  type     \(Self.share(typed, types))")
    print("  default  \(Self.share(defaulted, values))")
    print("  allowed  \(Self.share(allowing, enums))")
    print("  right    \(Self.share(right, wanted.count))")
    print("  read besides: \(invented)")
  }

  private func score(_ wanted: Wanted, _ read: Parameter) -> Int {
    (wanted.type.map { Self.sameType($0, read.type) } == true ? 1 : 0)
      + (wanted.value.map { Self.sameValue($0, read.defaultValue) } == true ? 1 : 0)
      + (Set(read.allowed) == Set(wanted.allowed) ? 1 : 0)
  }

  private static func share(_ count: Int, _ total: Int) -> String {
    total == 0 ? "-" : "\(count) of \(total) = \((Double(count) / Double(total) * 1000).rounded() / 1000)"
  }

  // MARK: - Gold

  private static func lines(_ bytes: [UInt8]) -> [Wanted]? {
    var wanted: [Wanted] = []
    for line in bytes.split(separator: .lineFeed) {
      guard let entry = try? JSON(parsing: Array(line)), let page = entry["page"]?.string,
        let name = entry["name"]?.string
      else { return nil }
      wanted.append(
        Wanted(
          page: page, name: name, type: entry["type"]?.string, value: entry["default"].map(text),
          allowed: entry["allowed"]?.strings ?? []))
    }
    return wanted
  }

  private static func schema(_ bytes: [UInt8], pages: [String]) -> [Wanted] {
    guard let schema = try? JSON(parsing: bytes), let rules = schema["properties"]?.object else { return [] }
    return pages.flatMap { page -> [Wanted] in
      let stem = FilePath.stem(of: page).lowercased()
      guard let rule = rules.first(where: { $0.key.lowercased() == stem })?.value, let properties = properties(rule)
      else { return [] }
      return properties.keys.sorted().compactMap { name in
        guard let entry = properties[name], !general.contains(name) else { return nil }
        return Wanted(
          page: page, name: name, type: type(entry), value: entry["default"].map(text),
          allowed: (entry["enum"]?.array ?? []).map(text))
      }
    }
  }

  /// Members that every rule of a schema has and no page tells of.
  private static let general: Set<String> = ["enabled", "severity"]

  /// The properties of an object, or of the alternative that is one.
  private static func properties(_ rule: JSON) -> [String: JSON]? {
    if let found = rule["properties"]?.object { return found }
    for key in ["oneOf", "anyOf", "allOf"] {
      for part in rule[key]?.array ?? [] {
        if let found = properties(part) { return found }
      }
    }
    return nil
  }

  private static func type(_ entry: JSON) -> String? {
    if let name = entry["type"]?.string {
      return name == "array" ? (entry["items"]?["type"]?.string ?? "string") + "[]" : name
    }
    if let names = entry["type"]?.strings, !names.isEmpty { return names.joined(separator: "|") }
    let parts = (entry["oneOf"]?.array ?? entry["anyOf"]?.array ?? []).compactMap(type)
    return parts.isEmpty ? nil : parts.joined(separator: "|")
  }

  private static func text(_ value: JSON) -> String { value.string ?? value.text }

  // MARK: - Comparing

  /// `Boolean` and `bool` are one type, whatever the order of alternatives.
  private static func sameType(_ wanted: String, _ read: String) -> Bool { typeKey(wanted) == typeKey(read) }

  private static func typeKey(_ type: String) -> Set<String> {
    Set(
      type.lowercased().replacing(" or ", with: "|").split { $0 == "|" || $0 == "/" }.map { part in
        let name = part.filter { $0 != " " }
        return synonyms[name] ?? name
      })
  }

  private static let synonyms = [
    "bool": "boolean", "int": "integer", "str": "string", "float": "number", "arrayofstrings": "string[]",
    "listofstrings": "string[]", "array<string>": "string[]", "list<string>": "string[]", "arrayofstring": "string[]",
    "listofstring": "string[]", "list[string]": "string[]",
  ]

  private static func sameValue(_ wanted: String, _ read: String) -> Bool {
    wanted.filter { $0 != " " } == read.filter { $0 != " " }
  }
}
