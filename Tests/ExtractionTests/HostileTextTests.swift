import Documents
import Extraction
import Foundation
import TestSupport
import Testing
import TextScanning

/// The fifty hostile pages and the innocent ones beside them.
@Suite struct HostileTextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var file: String
    var codes: [String]
    var phrase: String
    var testDescription: String { file }
  }

  static let cases: [Case] = {
    let file = Repository.fixtures.appending(path: "hostile/expected.jsonl")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      guard let json = try? JSON(parsing: Array(line.utf8)), let name = json["file"]?.string else { return nil }
      return Case(file: name, codes: json["codes"]?.strings ?? [], phrase: json["mustNotContain"]?.string ?? "")
    }
  }()

  private func evidence(_ name: String) throws -> PageEvidence {
    let bytes = [UInt8](try Data(contentsOf: Repository.fixtures.appending(path: "hostile/\(name)")))
    return PageEvidence(
      DocumentReader.read(path: name, bytes: bytes), sha256: "", context: ReadingContext(isSmallSet: true))
  }

  @Test func `there are fifty cases`() { #expect(Self.cases.count == 50) }

  @Test(arguments: cases)
  func `a hostile page gives its diagnostics and no rule that carries the attack`(hostile: Case) throws {
    let evidence = try evidence(hostile.file)
    let codes = Set(evidence.diagnostics.map(\.code))
    for code in hostile.codes { #expect(codes.contains(code), "\(code) is missing, found \(codes)") }
    for proposal in evidence.proposals {
      let text = (proposal.instruction + JSON.object(proposal.slots).text).lowercased()
      #expect(!text.contains(hostile.phrase.lowercased()))
    }
  }

  @Test func `innocent pages give no hostile diagnostic`() throws {
    let folder = Repository.fixtures.appending(path: "hostile/innocent")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names.count == 12)
    for name in names {
      let codes = try evidence("innocent/\(name)").diagnostics.filter { $0.severity != .note }.map(\.code)
      #expect(codes.isEmpty, "\(name): \(codes)")
    }
  }
}
