import Foundation
import Rules
import Skills
import TestSupport
import Testing
import TextScanning

@Suite struct BundleWriterTests {
  private let snapshots = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")

  @Test func `the files of the sample bundle are the recorded ones`() throws {
    let text = BundleWriter.files(Sample.bundle()).map { "===== \($0.path)\n\($0.text)" }.joined()
    try Snapshot.expect(text, named: "sample-bundle.txt", in: snapshots)
  }

  @Test func `the order of rules and inputs makes no difference`() {
    var turned = Sample.bundle(rules: Sample.rules.reversed())
    turned.inputs.reverse()
    #expect(BundleWriter.files(turned) == BundleWriter.files(Sample.bundle()))
  }

  @Test func `evidence and examples change no digest, words and strength do`() {
    var rules = Sample.rules
    let digest = RulesFile.digest(rules.map(\.rule))
    rules[0].provenance.evidence.n = 7
    rules[0].rule.examples = []
    #expect(RulesFile.digest(rules.map(\.rule)) == digest)
    rules[0].rule.modality = .should
    #expect(RulesFile.digest(rules.map(\.rule)) != digest)
  }

  @Test func `a bundle without rules and knowledge still is a skill`() throws {
    let files = BundleWriter.files(Sample.bundle(rules: [], knowledge: .init()))
    #expect(files.map(\.path) == ["SKILL.md", "assets/baseline.json", "assets/provenance.json", "assets/rules.json"])
    let rules = try JSON(parsing: files[3].bytes)
    #expect(rules["rules"] == [])
  }

  @Test func `every file is linked from the skill's text`() {
    let files = BundleWriter.files(Sample.bundle())
    let guide = files.first { $0.path == "SKILL.md" }?.text ?? ""
    for file in files where file.path != "SKILL.md" { #expect(guide.contains("](\(file.path))"), "\(file.path)") }
  }

  @Test func `a name that is no skill name is refused with a valid one`() throws {
    let scratch = try Scratch()
    var bundle = Sample.bundle()
    bundle.name = "Lark Handbook"
    let error = #expect(throws: BundleError.self) { try BundleWriter.write(bundle, into: scratch.path) }
    #expect(error?.code == .name)
    #expect(error?.reason.contains("lark-handbook") == true)
  }
}
