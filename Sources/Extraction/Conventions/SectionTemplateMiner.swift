import TextScanning

/// Finds the sections that pages share: in a folder, among decision records, among pages of one type, in the forms that
/// authors fill in.
struct SectionTemplateMiner {
  let pages: [(path: String, conventions: PageConventions)]
  let index: SectionIndex
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
    index = SectionIndex(self.pages)
    let forms = pages.indices.filter {
      FormPages.isForm(pages[$0].path, pages[$0].conventions, isNamed: pages[$0].role == .template)
    }
    let others = Set(pages.indices).subtracting(forms)
    let records = others.filter { position in
      !FileNames.isIndex(pages[position].path)
        && (pages[position].role == .decisionRecord
          || DecisionRecords.isRecord(pages[position].path, pages[position].conventions))
    }
    self.forms = forms
    self.records = records
    shown = others.filter { pages[$0].role.isExemplary }.sorted()
    exemplary = Set(shown.filter { !records.contains($0) && !FileNames.isIndex(pages[$0].path) })
  }

  /// All templates, in the order of their scopes.
  func mine() -> [SectionTemplate] {
    let ofRecords = DecisionRecords.folders(records.sorted(), pages).compactMap { folder, members in
      let scope = [DecisionRecords.glob(folder, members.map { pages[$0].path })]
      return SectionCensus(members, index).template(scope: scope, isLoose: true, offered: offered(in: folder))
    }
    let tree = FolderTree(pages.map(\.path))
    let ofForms = FormPages(self, tree).templates(beside: ofRecords)
    let taken = Set(ofForms.flatMap(\.scope))
    let ofFolders = merged(folders(tree)).filter { $0.scope.allSatisfy { !taken.contains($0) } }
    // One section alone tells nobody how a page is built.
    let all = (ofRecords + ofForms + ofFolders + types(ofFolders)).filter { $0.entries.count > 1 }
    return all.sorted {
      $0.scope != $1.scope
        ? $0.scope.lexicographicallyPrecedes($1.scope, by: JSON.bytewise)
        : JSON.bytewise($0.when ?? "", $1.when ?? "")
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
    if folder.own.isEmpty, folder.children.count == 1 { return folder.children.flatMap(folders) }
    let below = folder.children.flatMap(folders)
    let isDeep = !folder.children.isEmpty
    let scope = folder.path.isEmpty && isDeep ? [] : [folder.path + (isDeep ? "**" : "*")]
    guard let here = SectionCensus(all, index).template(scope: scope) else {
      return below + (isDeep ? own(folder) : [])
    }
    let richer = below.filter { $0.requiredKeys.count > here.requiredKeys.count }
    guard !richer.isEmpty else { return [here] }
    let covered = richer.reduce(0) { $0 + $1.members.count }
    return covered * 2 < all.count ? [here] + richer : below + own(folder)
  }

  /// The template of the pages that lie in a folder itself.
  private func own(_ folder: FolderTree) -> [SectionTemplate] {
    let members = folder.own.filter(exemplary.contains)
    return SectionCensus(members, index).template(scope: [folder.path + "*"]).map { [$0] } ?? []
  }

  private static let mostFolders = 24

  /// Folders with much the same sections hold one sort of page: one template of what they share.
  private func merged(_ templates: [SectionTemplate]) -> [SectionTemplate] {
    var merged: [SectionTemplate] = []
    for template in templates.sorted(by: { $0.members.count > $1.members.count }) {
      guard let same = merged.firstIndex(where: { $0.isAlike(template) && $0.scope.count < Self.mostFolders }),
        let joined = join(merged[same], template)
      else {
        merged.append(template)
        continue
      }
      merged[same] = joined
    }
    return merged
  }

  /// What two templates share, if that is much of each.
  private func join(_ left: SectionTemplate, _ right: SectionTemplate) -> SectionTemplate? {
    guard !left.scope.isEmpty, !right.scope.isEmpty else { return nil }
    let members = Set(left.members).union(right.members).sorted()
    let scope = (left.scope + right.scope).sorted(by: JSON.bytewise)
    guard let joined = SectionCensus(members, index).template(scope: scope), joined.isAlike(left), joined.isAlike(right)
    else { return nil }
    return joined
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
      let found = SectionCensus(own, index).template(scope: [], when: "the page’s type is “\(type)”")
      guard let found, own.count >= 10 || found.entries.count > 1 else { return nil }
      let isKnown = folders.contains { folder in
        folder.requiredKeys.isSuperset(of: found.requiredKeys) && Set(folder.members).isSuperset(of: own)
      }
      return isKnown ? nil : found
    }
  }
}
