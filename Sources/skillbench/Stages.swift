import Documents
import Extraction
import Prose
import Rules
import Skills

/// The way of a page through the compiler, cut where it can be timed.
struct Stages {
  let pages: [(path: String, bytes: [UInt8])]
  private let documents: [Document]
  private let readPages: [Page]
  private let evidence: [PageEvidence]
  private let bundle: SkillBundle
  private let context: ReadingContext

  /// Reads all pages below a folder.
  init(folder: String) throws(Failure) {
    let root = try ProjectRoot.find([folder], explicit: folder, in: FileSystem.workingFolder)
    let tree = SourceTree(
      .init(root: root, settings: ProjectSettings(), out: root.path + "/skills", allowsProjectFiles: false))
    pages = tree.pages.compactMap { page in
      (try? FileSystem.read(page.location)).map { (page.path, $0) }
    }
    let context = ReadingContext(isSmallSet: pages.count <= ReadingContext.smallSetLimit)
    self.context = context
    documents = pages.map { DocumentReader.read(path: $0.path, bytes: $0.bytes) }
    readPages = documents.map { Page($0) }
    evidence = documents.map { PageEvidence($0, sha256: "", context: context) }
    bundle = Compiler(name: "bench", subject: "bench").compile(evidence, skipped: [])
  }

  /// Every stage by its name; each runs over all pages and gives a number that depends on its result, so that nothing is left out.
  var all: [(name: String, run: () -> Int)] {
    [
      ("parse", { pages.reduce(0) { $0 + DocumentReader.read(path: $1.path, bytes: $1.bytes).nodes.count } }),
      ("reading text", { documents.reduce(0) { $0 + PlainText($1).bytes.count } }),
      ("sentences, words", { documents.reduce(0) { $0 + Page($1).words.count } }),
      ("conventions", { readPages.reduce(0) { sum, page in withExtendedLifetime(PageConventions(page)) { sum + 1 } } }),
      ("knowledge", { readPages.reduce(0) { sum, page in withExtendedLifetime(PageKnowledge(page)) { sum + 1 } } }),
      ("names in code", { readPages.reduce(0) { $0 + IdentifierReader($1).sightings().count } }),
      ("evidence", { documents.reduce(0) { $0 + PageEvidence($1, sha256: "", context: context).wordCount } }),
      ("store", { evidence.reduce(0) { $0 + Self.stored($1) } }),
      ("compile", { Compiler(name: "bench", subject: "bench").compile(evidence, skipped: []).rules.count }),
      ("write", { BundleWriter.files(bundle).count }),
      ("check", check),
    ] + CheckStages(readPages, bundle: Compiler(name: "bench", subject: "bench").compile(evidence, skipped: [])).all
  }

  private static func stored(_ evidence: PageEvidence) -> Int {
    var writer = ByteWriter()
    evidence.encode(to: &writer)
    return writer.bytes.count
  }

  private func check() -> Int {
    let rules = Compiler(name: "bench", subject: "bench").compile(evidence, skipped: []).rules.map(\.checked)
    let checker = Checker(rules)
    return documents.reduce(0) { sum, document in
      sum + checker.check(Page(document)).reduce(0) { $0 + $1.findings.count }
    }
  }
}
