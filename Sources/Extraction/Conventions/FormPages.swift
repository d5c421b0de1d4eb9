import TextScanning

/// Forms that authors copy and fill in: their headings are the sections a page is to have.
struct FormPages {
  private let miner: SectionTemplateMiner
  private let trees: [FolderTree]

  init(_ miner: SectionTemplateMiner, _ tree: FolderTree) {
    self.miner = miner
    trees = Self.all(tree)
  }

  private static func all(_ tree: FolderTree) -> [FolderTree] { [tree] + tree.children.flatMap(all) }

  /// Whether a page is a form: by the blanks under its headings. A name says less: a page *about* templates has one, and no blanks.
  static func isForm(_ path: String, _ page: PageConventions, isNamed: Bool = false) -> Bool {
    guard page.sections.count > 1, page.blanks > 0 else { return false }
    return isNamed || isNamedTemplate(path)
      ? page.blanks * 3 >= page.sections.count : page.blanks > 1 && page.blanks * 2 >= page.sections.count
  }

  /// Whether a file or one of its folders is called a template.
  static func isNamedTemplate(_ path: String) -> Bool {
    let bytes = Array(path.utf8)
    let words = FileNames.stem(path).split { !ASCII.isWord($0) || $0 == .of("_") }
    let isNamed = [words.first, words.last].contains { word in
      word.map { $0.count == 8 && $0.lazy.map(ASCII.lower).elementsEqual("template".utf8) } ?? false
    }
    return isNamed
      || bytes.split(separator: .of("/")).dropLast().contains {
        Self.templateFolders.contains(bytes, $0.startIndex..<$0.endIndex)
      }
  }

  private static let templateFolders = WordList("templates template")

  /// The templates of all forms but those that say what the records beside them show already.
  func templates(beside records: [SectionTemplate]) -> [SectionTemplate] {
    miner.forms.compactMap { form in
      let path = miner.pages[form].path
      let entries = entries(of: form)
      guard entries.count > 1, !isShown(entries, by: records, path) else { return nil }
      guard let folder = folder(for: path) else {
        let when = "the page is written from \(path)"
        return SectionTemplate(scope: [], when: when, entries: entries, exemplars: [form])
      }
      let members = folder.range.filter(miner.exemplary.contains)
      let glob = folder.path + (folder.children.isEmpty ? "*" : "**")
      var template = SectionCensus(members, miner.index).measured(SectionTemplate(scope: [glob], entries: entries))
      template.exemplars = [form] + template.exemplars.prefix(2)
      return template
    }
  }

  private func entries(of form: Int) -> [SectionTemplate.Entry] {
    var seen: Set<String> = []
    return miner.pages[form].conventions.sections.compactMap { section in
      let key = SectionNames.key(section.name)
      guard section.level <= 3, !key.isEmpty, seen.insert(key).inserted else { return nil }
      return .init(key: key, name: section.name, level: section.level, isRequired: !section.isOptional)
    }
  }

  /// Whether records near the form have half of its required sections: practice says it better then, and offers the
  /// rest.
  private func isShown(_ entries: [SectionTemplate.Entry], by records: [SectionTemplate], _ path: String) -> Bool {
    let required = entries.filter(\.isRequired)
    return records.contains { template in
      let shared = required.count { entry in template.entries.contains { $0.key == entry.key } }
      return shared * 2 >= required.count && Self.isNear(path, template.scope.first.map(FileNames.folder) ?? "")
    }
  }

  /// Whether a form is one for the records of a folder: it lies there, or below, or is called so.
  static func isNear(_ path: String, _ folder: String) -> Bool {
    path.hasPrefix(folder) || FileNames.stem(path).starts(with: "adr".utf8)
  }

  /// The folder whose pages a form is for: the one that has its name.
  private func folder(for path: String) -> FolderTree? {
    let wanted = Self.singular(String(decoding: FileNames.stem(path), as: UTF8.self))
    let own = FileNames.folder(path)
    guard !wanted.isEmpty else { return nil }
    return trees.first { folder in
      guard !folder.path.isEmpty, folder.path != own, folder.range.contains(where: miner.exemplary.contains) else {
        return false
      }
      let name = folder.path.split(separator: "/").last.map(String.init) ?? ""
      return Self.singular(name) == wanted
    }
  }

  /// A name without “template”, case, marks and the plural.
  private static func singular(_ name: String) -> String {
    var words = name.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0 != "template" && $0 != "page" }
      .map(String.init)
    if let last = words.last, last.hasSuffix("s"), last.utf8.count > 3 {
      words[words.count - 1] = String(last.dropLast())
    }
    return words.joined(separator: "-")
  }
}
