import Rules
import TextScanning

/// Turns a compiled skill into files, and puts them in place.
package enum BundleWriter {
  /// What stands at the top of a bundle's folder; a folder that holds anything else is not replaced.
  static let topNames: Set<String> = ["SKILL.md", "assets", "evals", "references"]

  /// The files of a bundle, sorted by path: the same bundle always gives the same bytes.
  package static func files(_ bundle: SkillBundle) -> [BundleFile] {
    var bundle = bundle
    bundle.rules.sort { JSON.bytewise($0.rule.id, $1.rule.id) }
    let assets =
      RulesFile.files(name: bundle.name, rules: bundle.rules.map(\.rule)) + ProvenanceFile.files(bundle)
      + BaselineFile.files(bundle) + IdentifiersFile.files(bundle.identifiers, parameters: bundle.knowledge.parameters)
      + EvalsFile.files(bundle)
    let references = References.files(bundle, room: 1_000_000 - assets.reduce(40_000) { $0 + $1.bytes.count })
    let guide = SkillDocument(bundle, linking: (assets + references).map(\.path)).file
    return ([guide] + assets + references).sorted { JSON.bytewise($0.path, $1.path) }
  }

  /// Writes `OUT/NAME/` in one step. A failure or a kill at any moment leaves what was there; files that the new bundle no longer has
  /// are gone. Returns false when the folder already held exactly these files and nothing was touched.
  @discardableResult
  package static func write(_ bundle: SkillBundle, into out: String) throws(BundleError) -> Bool {
    guard SkillName.isValid(bundle.name) else {
      throw BundleError(
        .name, path: out, reason: "“\(bundle.name)” is no valid skill name; “\(SkillName.nearest(to: bundle.name))” is")
    }
    let files = files(bundle)
    if try differences(files, in: out + "/" + bundle.name).isEmpty { return false }
    try FolderSwap.replace(bundle.name, in: out, with: files, replaceable: topNames)
    return true
  }

  /// Paths under which a folder and a set of files differ: changed, missing or too many. Empty when the folder is up to date.
  package static func differences(_ files: [BundleFile], in folder: String) throws(BundleError) -> [String] {
    guard Disk.entry(folder) == .folder else { return files.map(\.path) }
    let wanted = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
    var present: Set<String> = []
    var different: Set<String> = []
    for path in try FolderListing.paths(in: folder) {
      present.insert(path)
      guard let bytes = wanted[path], Disk.entry(folder + "/" + path) == .file,
        try Disk.read(folder + "/" + path) == bytes
      else {
        different.insert(path)
        continue
      }
    }
    different.formUnion(wanted.keys.filter { !present.contains($0) })
    return different.sorted(by: JSON.bytewise)
  }
}
