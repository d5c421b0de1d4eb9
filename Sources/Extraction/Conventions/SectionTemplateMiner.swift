import TextScanning

/// Finds the sections that pages share: in a folder, among decision records, among pages of one type, in the forms authors fill in.
struct SectionTemplateMiner {
  let pages: [(path: String, conventions: PageConventions)]
  /// Pages that show how pages are, in order.
  let shown: [Int]
  /// Those that may share sections: no indexes, no records, no forms.
  let exemplary: Set<Int>
  let records: Set<Int>
  /// Pages that are forms to fill in.
  let forms: [Int]

  /// - Parameter pages: sorted by path.
  init(_ pages: [(path: String, role: PageRole, conventions: PageConventions)]) {
    self.pages = pages.map { ($0.path, $0.conventions) }
    let forms = pages.indices.filter {
      pages[$0].role == .template || FormPages.isForm(pages[$0].path, pages[$0].conventions)
    }
    let records = pages.indices.filter { position in
      !forms.contains(position) && !FileNames.isIndex(pages[position].path)
        && (pages[position].role == .decisionRecord
          || DecisionRecords.isRecord(pages[position].path, pages[position].conventions))
    }
    self.forms = forms
    self.records = Set(records)
    let shown = pages.indices.filter { pages[$0].role.isExemplary && !forms.contains($0) }
    self.shown = shown
    exemplary = Set(shown.filter { !records.contains($0) && !FileNames.isIndex(pages[$0].path) })
  }

  /// All templates, in the order of their scopes.
  func mine() -> [SectionTemplate] {
    let ofRecords = DecisionRecords.folders(records.sorted(), pages).compactMap { folder, members in
      SectionCensus(members, pages).template(
        scope: [DecisionRecords.glob(folder, members.map { pages[$0].path })], isLoose: true,
        offered: offered(in: folder))
    }
    let tree = FolderTree(pages.map(\.path))
    let ofForms = FormPages(self, tree).templates(beside: ofRecords)
    let taken = Set(ofForms.flatMap(\.scope))
    let ofFolders = merged(folders(tree)).filter { template in !template.scope.contains { taken.contains($0) } }
    let ofTypes = types(ofFolders)
    return (ofRecords + ofForms + ofFolders + ofTypes).sorted {
      $0.scope != $1.scope
        ? $0.scope.lexicographicallyPrecedes($1.scope, by: JSON.bytewise) : JSON.bytewise($0.when ?? "", $1.when ?? "")
    }
  }

  /// The sections of the forms in a folder of records, or above it.
  private func offered(in folder: String) -> Set<String> {
    let near = forms.filter { FormPages.isNear(pages[$0].path, folder) }
    return Set(near.flatMap { pages[$0].conventions.sections.map { SectionNames.key($0.name) } })
  }

  // MARK: Folders

  /// The templates of a folder: its own when no folder below has a richer one, else theirs.
  private func folders(_ folder: FolderTree) -> [SectionTemplate] {
    let all = folder.range.filter(exemplary.contains)
    guard all.count >= SectionCensus.fewestPages else { return [] }
    let below = folder.children.flatMap(folders)
    let isDeep = !folder.children.isEmpty
    let glob = isDeep ? folder.path + "**" : folder.path + "*"
    guard let here = SectionCensus(all, pages).template(scope: folder.path.isEmpty && isDeep ? [] : [glob]) else {
      return below + (isDeep ? own(folder) : [])
    }
    let richer = below.filter { $0.requiredKeys.count > here.requiredKeys.count }
    guard !richer.isEmpty else { return [here] }
    let covered = richer.reduce(0) { $0 + $1.pages }
    return covered * 2 < all.count ? [here] + richer : below + own(folder)
  }

  /// The template of the pages that lie in a folder itself.
  private func own(_ folder: FolderTree) -> [SectionTemplate] {
    let members = folder.own.filter(exemplary.contains)
    return SectionCensus(members, pages).template(scope: [folder.path + "*"]).map { [$0] } ?? []
  }

  /// Folders with much the same sections are one sort of page: one template of what they share.
  private func merged(_ templates: [SectionTemplate]) -> [SectionTemplate] {
    var merged: [SectionTemplate] = []
    for template in templates.sorted(by: { $0.pages > $1.pages }) {
      guard let same = merged.firstIndex(where: { $0.isAlike(template) }),
        let joined = census(merged[same].scope + template.scope).template(scope: merged[same].scope + template.scope),
        joined.isAlike(template), joined.isAlike(merged[same])
      else {
        merged.append(template)
        continue
      }
      merged[same] = joined
    }
    return merged.map { template in
      var template = template
      template.scope.sort(by: JSON.bytewise)
      return template
    }
  }

  private func census(_ globs: [String]) -> SectionCensus {
    SectionCensus(
      exemplary.sorted().filter { position in globs.contains { Glob.matches($0, pages[position].path) } }, pages)
  }

  // MARK: Types

  /// The templates of the types that front matter names, where they say more than those of the folders.
  private func types(_ folders: [SectionTemplate]) -> [SectionTemplate] {
    var members: [String: [Int]] = [:]
    for position in exemplary.sorted() {
      if let type = pages[position].conventions.type { members[type, default: []].append(position) }
    }
    guard members.count > 1 else { return [] }
    return members.keys.sorted(by: JSON.bytewise).compactMap { type in
      let own = members[type] ?? []
      guard let found = SectionCensus(own, pages).template(scope: [], when: "the page’s type is “\(type)”") else {
        return nil
      }
      if own.count < 10, found.entries.count < 2 { return nil }
      let isKnown = folders.contains { folder in
        folder.requiredKeys.isSuperset(of: found.requiredKeys) && own.allSatisfy { folder.speaks(of: pages[$0].path) }
      }
      return isKnown ? nil : found
    }
  }
}

extension SectionTemplate {
  /// Whether two templates share three in five of the sections that either has.
  func isAlike(_ other: SectionTemplate) -> Bool {
    let shared = requiredKeys.intersection(other.requiredKeys).count
    return shared * 5 >= requiredKeys.union(other.requiredKeys).count * 3 && scope.count + other.scope.count <= 24
  }

  /// Whether the template's scope takes in a page.
  func speaks(of path: String) -> Bool { when == nil && (scope.isEmpty || scope.contains { Glob.matches($0, path) }) }
}
