import Foundation
import Rules
import Skills
import Testing
import TextScanning

@Suite struct IdentifiersFileTests {
  private func table(_ count: Int) -> IdentifierTable {
    let entries = (0..<count).map { index in
      IdentifierEntry(
        name: Array("--flag-\(IdentifierHash.mixed(UInt64(index)))".utf8), kind: .flag, isFirm: true, page: 0,
        line: index + 1)
    }
    return IdentifierTable(entries, pages: ["docs/cli.md"])
  }

  @Test func `names survive writing and reading`() throws {
    let scratch = try Scratch()
    var bundle = Sample.bundle()
    bundle.identifiers = table(40)
    try BundleWriter.write(bundle, into: scratch.path)
    let folder = scratch.path + "/" + bundle.name
    #expect(try IdentifiersFile.table(folder) == bundle.identifiers)
    #expect(try BundleReader.read(folder).identifiers?.table == bundle.identifiers)
    bundle.identifiers = table(0)
    try BundleWriter.write(bundle, into: scratch.path)
    #expect(try BundleReader.read(folder).identifiers == nil)
  }

  @Test func `a long table is split into files that loaders take`() throws {
    let table = table(9_000)
    let files = IdentifiersFile.files(table)
    #expect(files.map(\.path) == ["assets/identifiers.json", "assets/identifiers-2.json"])
    for file in files {
      #expect(file.bytes.count <= 200_100)
      let json = try JSON(parsing: file.bytes)
      #expect(json["schema"]?.string == "skillc.identifiers/1")
    }
    let lines = try files.flatMap { try JSON(parsing: $0.bytes)["names"]?.strings ?? [] }
    #expect(lines.map { Array($0.utf8) } == table.lines)
  }
}
