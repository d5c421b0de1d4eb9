import Rules
import TextScanning

/// Makes a bundle of Vale styles: of a folder that holds one or more, or of what a `.vale.ini` turns on.
package enum ValeImport {
  /// What came of an import.
  package struct Result: Sendable {
    package var bundle: SkillBundle
    /// In the order of the files.
    package var leftOut: [LeftOut]
  }

  private static let largestFile = 4 << 20

  /// The bundle of what stands at `path`; throws when nothing can be read there.
  package static func read(_ path: String, name: String) throws(BundleError) -> Result {
    var reading = ValeReading()
    switch Disk.entry(path) {
    case .folder: try reading.readStyles(path)
    case .file: try reading.readConfiguration(path)
    case nil: throw BundleError(.missing, path: path, reason: "no such file or folder")
    default: throw BundleError(.occupied, path: path, reason: "no regular file or folder")
    }
    return reading.result(name: name)
  }

  static func bytes(_ path: String) throws(BundleError) -> [UInt8] { try Disk.read(path, limit: largestFile) }

  static func lastName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// An import on its way.
struct ValeReading {
  private var rules: [CompiledRule] = []
  private var inputs: [SkillBundle.Input] = []
  private var leftOut: [LeftOut] = []
  private var places: [String: Int] = [:]
  private var styles: [String] = []
  private var reader = ValeRuleReader()

  /// All styles below a folder, each with the vocabulary that has its name and lies where Vale looks for it.
  mutating func readStyles(_ folder: String) throws(BundleError) {
    let names = try Disk.names(in: folder)
    let holdsRules = names.contains { $0.hasSuffix(".yml") }
    let name = ValeImport.lastName(folder)
    let parent = folder.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    if holdsRules {
      reader = ValeRuleReader(accepted: words("accept", of: name, in: parent), words: Self.lists([folder, parent]))
      return try readFolder(folder, cited: name)
    }
    for style in names where style != "config" && style != "Vocab" && Disk.entry(folder + "/" + style) == .folder {
      reader = ValeRuleReader(
        accepted: words("accept", of: style, in: folder), words: Self.lists([folder + "/" + style, folder]))
      try readFolder(folder + "/" + style, cited: name + "/" + style)
    }
  }

  /// All rule files below a folder; the folder a file lies in is its style.
  mutating func readFolder(
    _ folder: String, cited: String, only isOn: (String, String) -> ValeRuleReader.Setting? = { _, _ in .init() }
  ) throws(BundleError) {
    for path in try FolderListing.paths(in: folder) where path.hasSuffix(".yml") {
      let parts = path.split(separator: "/").map(String.init)
      let style = parts.count > 1 ? parts[parts.count - 2] : ValeImport.lastName(folder)
      let name = "\(style).\((parts.last ?? path).dropLast(4))"
      guard let setting = isOn(style, name) else { continue }
      try readFile(folder + "/" + path, cited: cited.isEmpty ? path : cited + "/" + path, style: style, name, setting)
    }
  }

  private mutating func readFile(
    _ path: String, cited: String, style: String, _ name: String, _ setting: ValeRuleReader.Setting
  ) throws(BundleError) {
    do throws(BundleError) {
      add(try ValeImport.bytes(path), cited: cited, style: style, name, setting)
    } catch {
      leftOut.append(LeftOut(path: cited, line: 1, name: name, reason: error.reason))
    }
  }

  private mutating func add(
    _ bytes: [UInt8], cited: String, style: String, _ name: String, _ setting: ValeRuleReader.Setting
  ) {
    let (rule, faults) = reader.read(bytes, name: name, path: cited, setting: setting)
    leftOut += faults
    inputs.append(SkillBundle.Input(path: cited, sha256: Digest.sha256(bytes)))
    guard let rule else { return }
    if let place = places[rule.rule.id] {
      let twin = rules[place].rule.alias ?? rule.rule.id
      leftOut.append(LeftOut(path: cited, line: 1, name: name, reason: "says the same as \(twin)"))
      return
    }
    places[rule.rule.id] = rules.count
    rules.append(rule)
    if !styles.contains(style) { styles.append(style) }
  }

  /// What a configuration turns on.
  mutating func readConfiguration(_ path: String) throws(BundleError) {
    let bytes = try ValeImport.bytes(path)
    let configuration = ValeConfiguration(bytes)
    let file = ValeImport.lastName(path)
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let folder = parts.isEmpty ? "." : parts.joined(separator: "/")
    if let packages = configuration.packages {
      leftOut.append(
        LeftOut(
          path: file, line: packages.line, name: packages.names,
          reason: "packages are not fetched; import their folders"))
    }
    let styles = folder + "/" + configuration.stylesPath.split(separator: "/").joined(separator: "/")
    let words = vocabulary(of: configuration, in: styles)
    reader = ValeRuleReader(accepted: words.accepted, words: Self.lists([styles]))
    if Disk.entry(styles) == .folder {
      try readFolder(styles, cited: configuration.stylesPath.split(separator: "/").joined(separator: "/")) {
        style, name in
        configuration.setting(style: style, rule: name)
      }
    }
    for rule in ValeBuiltIn.all(accepted: words.accepted, rejected: words.rejected) {
      guard let setting = configuration.setting(style: "Vale", rule: rule.name) else { continue }
      add(Array(rule.text.utf8), cited: file, style: "Vale", rule.name, setting)
    }
    inputs = inputs.filter { $0.path != file } + [SkillBundle.Input(path: file, sha256: Digest.sha256(bytes))]
  }

  private func vocabulary(
    of configuration: ValeConfiguration, in styles: String
  ) -> (accepted: [String], rejected: [String]) {
    let names = configuration.vocabularies
    return (
      names.flatMap { words("accept", of: $0, in: styles) }, names.flatMap { words("reject", of: $0, in: styles) }
    )
  }

  /// The words of a list beside the styles, one a line; none for a list that lies elsewhere.
  private static func lists(_ folders: [String]) -> @Sendable (String) -> [String] {
    { name in
      guard !name.hasPrefix("/"), !name.contains("..") else { return [] }
      for folder in folders + folders.map({ $0 + "/config/ignore" }) {
        guard let bytes = try? ValeImport.bytes(folder + "/" + name) else { continue }
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
      }
      return []
    }
  }

  /// One list of a vocabulary, without the expressions that cannot be read.
  private func words(_ list: String, of vocabulary: String, in styles: String) -> [String] {
    for folder in ["\(styles)/config/vocabularies/\(vocabulary)", "\(styles)/Vocab/\(vocabulary)"] {
      guard let bytes = try? ValeImport.bytes("\(folder)/\(list).txt") else { continue }
      return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
        .filter { !$0.hasPrefix("#") && (try? RegexParser.parse($0)) != nil }
    }
    return []
  }

  func result(name: String) -> ValeImport.Result {
    let subject = styles.isEmpty ? name : styles.joined(separator: ", ")
    let bundle = SkillBundle(
      subject: subject, name: name, rules: rules, knowledge: Knowledge(), inputs: inputs, pagesRead: 0,
      pagesSkipped: [], baseline: [:], diagnostics: [])
    return ValeImport.Result(bundle: bundle, leftOut: leftOut)
  }
}
