import Documents
import Foundation
import Prose
import Rules
import TestSupport
import TextScanning
import Testing

/// What holds for every kind, tried with the rules of the specs.
@Suite struct EveryKindTests {
  /// The rules and pages of all cases of all specs.
  private static func cases() throws -> [(rule: Rule, path: String, page: [UInt8])] {
    try LiterateSpecs.files.flatMap { file in
      let url = Repository.fixtures.appending(path: "rules").appending(path: file)
      let spec = try LiterateSpec(parsing: String(contentsOf: url, encoding: .utf8))
      return try spec.cases.map { (try $0.rule(ofKind: spec.kind), $0.path, $0.page) }
    }
  }

  private func findings(_ checker: Checker, _ path: String, _ bytes: [UInt8]) -> [Checker.Outcome] {
    checker.check(Page(DocumentReader.read(path: path, bytes: bytes)))
  }

  @Test func `no page breaks a kind, and every finding lies in its page`() throws {
    let cases = try Self.cases()
    let checker = Checker(cases.map(\.rule))
    let alphabet = Array("aAsI1 0.,;:!?'\"()[]*_`#-–—…’“”|>\n\n\t&/@<>é😀".utf8)
    var state: UInt64 = 1
    for round in 0..<60 {
      var bytes: [UInt8] = []
      for _ in 0..<300 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(
          round % 3 == 0
            ? UInt8(truncatingIfNeeded: state >> 56) : alphabet[Int((state >> 33) % UInt64(alphabet.count))])
      }
      for path in ["page.md", "page.html", "page.txt"] {
        for outcome in findings(checker, path, bytes) {
          #expect(outcome.applies || outcome.findings.isEmpty)
          for finding in outcome.findings {
            #expect(finding.range.lowerBound >= 0 && finding.range.upperBound <= bytes.count, "\(finding.kind)")
          }
        }
      }
    }
  }

  @Test func `an empty page keeps no rule about its text`() throws {
    let checker = Checker(try Self.cases().map(\.rule))
    for outcome in findings(checker, "page.md", []) where outcome.rule.kind != "file.name" {
      #expect(!outcome.applies || !outcome.findings.isEmpty, "\(outcome.rule.kind) \(outcome.rule.slots)")
    }
  }

  @Test func `a fix makes its finding go away`() throws {
    for (rule, path, page) in try Self.cases() {
      let checker = Checker([rule])
      var bytes = page
      let fixes = findings(checker, path, bytes)[0].findings.compactMap(\.fix)
      for fix in fixes.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
        bytes.replaceSubrange(fix.range, with: Array(fix.text.utf8))
      }
      let left = findings(checker, path, bytes)[0].findings.filter { $0.fix != nil }
      #expect(left.isEmpty, "\(rule.kind): \(left.map(\.message)) in \(bytes.string(0..<bytes.count))")
    }
  }

  @Test func `rules are checked together as they are alone`() throws {
    let cases = try Self.cases()
    let together = Checker(cases.map(\.rule))
    for (index, example) in cases.enumerated() {
      let alone = findings(Checker([example.rule]), example.path, example.page)[0]
      let among = findings(together, example.path, example.page)[index]
      #expect(alone.applies == among.applies && alone.findings == among.findings, "\(example.rule.kind)")
    }
  }

  @Test func `slots that do not fit are refused with a reason`() {
    for kind in RuleKinds.all {
      #expect(kind.slots.allSatisfy { !$0.isRequired } || (try? kind.init(slots: [:])) == nil, "\(kind.name)")
      for slot in kind.slots where slot.isRequired {
        #expect((try? kind.init(slots: [slot.name: .null])) == nil, "\(kind.name)")
      }
    }
  }

  @Test func `a rule survives writing and reading`() throws {
    for (rule, _, _) in try Self.cases() {
      #expect(try Rule(JSON(parsing: Array(rule.json.text.utf8))) == rule)
    }
  }
}
