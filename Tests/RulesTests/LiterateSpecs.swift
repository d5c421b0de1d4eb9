import Documents
import Foundation
import Prose
import Rules
import TestSupport
import TextScanning
import Testing

/// Every `fixtures/rules/<kind>.md` is a test of that kind, and its documentation.
///
/// `RECORD_SNAPSHOTS=1` writes what the checker says into the `findings` fences; read the difference before you keep it.
@Suite struct LiterateSpecs {
  private static let folder = Repository.fixtures.appending(path: "rules")

  /// The names of all spec files, sorted.
  static let files: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted()
  }()

  @Test(arguments: files) func `every case of a spec says what the checker says`(file: String) throws {
    let url = Self.folder.appending(path: file)
    var spec = try LiterateSpec(parsing: String(contentsOf: url, encoding: .utf8))
    #expect(spec.kind + ".md" == file, "the title of a spec names its kind")
    #expect(spec.cases.count >= 4, "a spec shows at least four cases")
    for index in spec.cases.indices {
      let example = spec.cases[index]
      let (findings, instruction) = try example.run(kind: spec.kind)
      if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
        spec.record(findings, in: index)
      } else {
        #expect(findings == example.findings, "\(file): \(example.title)")
      }
      if let expected = example.instruction { #expect(instruction == expected, "\(file): \(example.title)") }
    }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try Data(spec.text.utf8).write(to: url)
    }
  }

  @Test func `every kind has a spec`() {
    let missing = RuleKinds.all.map { $0.name }.filter { !Self.files.contains($0 + ".md") }
    #expect(missing.isEmpty)
  }

  @Test func `every kind of the folder is in the list`() throws {
    let folder = Repository.root.appending(path: "Sources/Rules/Kinds")
    var declared: [String] = []
    for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where file.hasSuffix(".swift") {
      let source = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for line in source.split(separator: "\n") {
        let parts = line.split(separator: "static let name = \"")
        if parts.count == 2, let name = parts[1].split(separator: "\"").first { declared.append(String(name)) }
      }
    }
    #expect(declared.sorted() == RuleKinds.all.map { $0.name }.sorted())
  }

  @Test func `kinds are listed by the names of their types, described, and named by family and action`() {
    let types = RuleKinds.all.map { String(describing: $0) }
    #expect(types == types.sorted())
    for kind in RuleKinds.all {
      #expect(kind.summary.hasSuffix("."), "\(kind.name)")
      #expect((1...2).contains(kind.name.split(separator: ".").count), "\(kind.name)")
    }
  }
}
