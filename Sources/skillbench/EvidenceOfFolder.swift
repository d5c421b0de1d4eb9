import Documents
import Extraction

/// The evidence of all pages below a folder, as a build gathers it.
enum EvidenceOfFolder {
  static func read(_ folder: String) throws(Failure) -> [PageEvidence] {
    let root = try ProjectRoot.find([folder], explicit: folder, in: FileSystem.workingFolder)
    let tree = SourceTree(
      .init(root: root, settings: ProjectSettings(), out: root.path + "/skills", allowsProjectFiles: false))
    let context = ReadingContext(isSmallSet: tree.pages.count <= ReadingContext.smallSetLimit)
    return tree.pages.compactMap { page in
      (try? FileSystem.read(page.location)).map { bytes in
        PageEvidence(DocumentReader.read(path: page.path, bytes: bytes), sha256: "", context: context)
      }
    }
  }
}
