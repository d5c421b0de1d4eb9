import Foundation
import Rules
import Skills
import TestSupport
import TextScanning
import Testing

/// Prompts in, rules out, and the same instructions back.
@Suite struct IFEvalTests {
  private static func fixture() throws -> [UInt8] {
    Array(try Data(contentsOf: Repository.fixtures.appending(path: "prompts/ifeval.jsonl")))
  }

  private func imported(_ text: String) -> ImportResult {
    IFEvalImporter.read(ImportedFile(path: "in.jsonl", bytes: Array(text.utf8)))
  }

  /// An instruction in a form that compares: id and arguments that say something.
  private func form(_ id: String, _ arguments: JSON?) -> String {
    let said = (arguments?.object ?? [:]).filter { $0.value != .null }
    return JSON.array([.string(id), .object(said)]).text
  }

  @Test func `what is imported is exported again, all 25 types`() throws {
    let result = IFEvalImporter.read(ImportedFile(path: "ifeval.jsonl", bytes: try Self.fixture()))
    #expect(result.omissions.isEmpty)
    var types: Set<String> = []
    let lines = try Self.fixture().split(separator: .lineFeed).map { try JSON(parsing: Array($0)) }
    #expect(result.bundles.count == lines.count)
    for (line, bundle) in zip(lines, result.bundles) {
      let ids = try #require(line["instruction_id_list"]?.strings)
      let given = zip(ids, try #require(line["kwargs"]?.array)).map { form($0, $1) }.sorted()
      let exported = IFEvalExport.export(LoadedBundle(name: bundle.name, rules: bundle.rules))
      let back = try exported.bytes.split(separator: .lineFeed).map { try JSON(parsing: Array($0)) }
      #expect(exported.omitted.isEmpty)
      #expect(back.map { form($0["instruction_id"]?.string ?? "", $0["kwargs"]) }.sorted() == given)
      #expect(Set(back.compactMap { $0["rule"]?.string }) == Set(bundle.rules.map(\.rule.id)))
      types.formUnion(ids)
    }
    #expect(types.count == 25)
  }

  @Test func `an imported bundle is written, read and linted like any other`() throws {
    let scratch = try Scratch()
    let result = IFEvalImporter.read(ImportedFile(path: "ifeval.jsonl", bytes: try Self.fixture()))
    for bundle in result.bundles {
      try BundleWriter.write(bundle, into: scratch.path)
      let folder = scratch.path + "/" + bundle.name
      let loaded = try BundleReader.read(folder)
      #expect(loaded.rules.map(\.rule) == bundle.rules.map(\.rule))
      #expect(loaded.recordedDigest == loaded.digest)
      #expect(loaded.unknownKinds.isEmpty)
      let profile = try #require(LoaderProfile.named("agentskills"))
      #expect(try BundleLint.lint(folder, profile: profile).isEmpty, "\(bundle.name)")
    }
  }

  @Test func `a rule cites its line`() throws {
    let bytes = try Self.fixture()
    let result = IFEvalImporter.read(ImportedFile(path: "ifeval.jsonl", bytes: bytes))
    let source = try #require(result.bundles[2].rules[0].provenance.sources.first)
    #expect(source.line == 3 && source.endLine == 3)
    #expect(bytes.string(source.byteStart..<source.byteEnd).hasPrefix("{\"key\": 3,"))
    #expect(bytes.string(source.byteStart..<source.byteEnd).hasSuffix("}"))
    #expect(Digest.sha256(Array(bytes[source.byteStart..<source.byteEnd])) == source.quoteSHA256)
  }

  @Test(
    arguments: [
      ("[1]", "is no JSON object"), ("{\"key\": 1", "is no JSON: “,” or “}” missing at byte 10 of the line"),
      (
        #"{"prompt": "", "instruction_id_list": [], "kwargs": []}"#, "“key” is missing or neither a number nor a string"
      ),
      (
        #"{"key": "A b", "prompt": "", "instruction_id_list": [], "kwargs": []}"#,
        "“key” gives the name “kA b”, which may hold lower-case letters, digits and hyphens only"
      ),
      (#"{"key": 1, "instruction_id_list": [], "kwargs": []}"#, "“prompt” is missing or no string"),
      (#"{"key": 1, "prompt": "", "kwargs": []}"#, "“instruction_id_list” is missing or no list of strings"),
      (
        #"{"key": 1, "prompt": "", "instruction_id_list": ["a"], "kwargs": []}"#,
        "“kwargs” must be a list with one entry per instruction"
      ),
    ])
  func `a line that is no prompt is named with the reason`(line: String, reason: String) {
    let result = imported("\n" + line + "\n")
    #expect(result.bundles.isEmpty)
    #expect(result.omissions == [.init(path: "in.jsonl", line: 2, reason: reason)])
  }

  @Test(
    arguments: [
      ("a:b", "{}", "“a:b” is no instruction this version knows"),
      ("length_constraints:number_words", "{}", "kwarg “relation” is missing"),
      ("length_constraints:number_words", #"{"relation": "at least"}"#, "kwarg “num_words” is missing"),
      (
        "length_constraints:number_words", #"{"relation": "at most", "num_words": 1}"#,
        "kwarg “relation” must be “at least” or “less than”"
      ),
      ("length_constraints:number_words", #"{"relation": "less than", "num_words": 0}"#, "nothing is less than 0"),
      (
        "length_constraints:number_words", #"{"relation": "at least", "num_words": "ten"}"#,
        "kwarg “num_words” must be a whole number from 0"
      ),
      ("punctuation:no_comma", #"{"num_words": 3}"#, "kwarg “num_words” is unknown"),
      ("punctuation:no_comma", "[]", "its kwargs are no object"),
      ("keywords:existence", #"{"keywords": "lamp"}"#, "kwarg “keywords” must be a list of strings"),
      ("keywords:existence", #"{"keywords": [""]}"#, "slot “words” must have no empty word"),
      (
        "keywords:letter_frequency", #"{"let_relation": "at least", "letter": "ab", "let_frequency": 1}"#,
        "slot “letter” must be one character"
      ),
      ("language:response_language", #"{"language": "xx"}"#, "“xx” is no language this version knows"),
    ])
  func `an instruction that cannot be read is left out, the others stay`(id: String, kwargs: String, reason: String) {
    let result = imported(
      #"{"key": 1, "prompt": "", "instruction_id_list": ["startend:quotation", "\#(id)"], "kwargs": [{}, \#(kwargs)]}"#)
    #expect(result.bundles.map { $0.rules.map(\.rule.kind) } == [["brief.quotation"]])
    #expect(result.omissions.count == 1)
    #expect(result.omissions.first?.reason.hasSuffix(reason) == true, "\(result.omissions)")
    #expect(result.omissions.first?.reason.contains(id) == true)
  }

  @Test func `a key that stands twice keeps its first line`() {
    let line = #"{"key": 7, "prompt": "", "instruction_id_list": ["startend:quotation"], "kwargs": [{}]}"#
    let result = imported(line + "\n" + line + "\n")
    #expect(result.bundles.count == 1)
    #expect(
      result.omissions.map(\.description) == [
        "in.jsonl:2: warning: key “7” stands on line 1 already [not-imported]"
      ])
  }

  @Test func `an instruction stated many times is as many rules, up to a limit`() {
    let ids = repeatElement("\"startend:quotation\"", count: 12).joined(separator: ",")
    let kwargs = repeatElement("{}", count: 12).joined(separator: ",")
    let result = imported(#"{"key": 1, "prompt": "", "instruction_id_list": [\#(ids)], "kwargs": [\#(kwargs)]}"#)
    #expect(Set(result.bundles.flatMap { $0.rules.map(\.rule.id) }).count == 8)
    #expect(result.omissions.count == 4)
  }

  @Test func `a number between two bounds is two instructions, and a rule for some pages is none`() throws {
    let slots: [String: JSON] = ["min": 10, "max": 20]
    var rule = Rule(
      id: "brief.words/x", facet: .format, kind: "brief.words", modality: .must, severity: .error, slots: slots,
      instruction: "", origin: .explicit, check: .exact)
    #expect(
      IFEvalInstruction.all(for: rule).map(\.arguments) == [
        ["relation": "at least", "num_words": 10], ["relation": "less than", "num_words": 21],
      ])
    rule.scope.pages = ["docs/**"]
    #expect(IFEvalInstruction.all(for: rule).isEmpty)
    rule.scope.pages = []
    rule.kind = "term.ban"
    #expect(IFEvalInstruction.all(for: rule).isEmpty)
  }
}
