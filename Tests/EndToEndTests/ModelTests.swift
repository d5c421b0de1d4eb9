import Foundation
import Inference
import TestSupport
import Testing

/// `skillc model`, from the command line to the executable of the engine.
@Suite struct ModelTests {
  private static func model(in scratch: Scratch) throws -> String {
    let path = scratch.url("model.gguf").path
    try RandomModel("qwen3", type: .q8_0).writer().write(to: path)
    return path
  }

  @Test("the same prompt gives the same text with any number of threads and any size of a pass")
  func run() throws {
    let scratch = try Scratch()
    let model = try Self.model(in: scratch)
    var texts: Set<String> = []
    for (threads, batch) in [(1, 1), (2, 7), (3, 512)] {
      let run = try Skillc.run(
        [
          "model", "run", model, "--raw", "--prompt", "What a fine day", "-n", "24", "--seed", "3", "--threads",
          "\(threads)", "--batch", "\(batch)",
        ], in: scratch.folder)
      #expect(run.status == 0 && run.error.isEmpty)
      texts.insert(run.output)
    }
    #expect(texts.count == 1 && (texts.first?.count ?? 0) > 1)
  }

  @Test("logits, scores and vectors come in the promised forms")
  func forms() throws {
    let scratch = try Scratch()
    let model = try Self.model(in: scratch)
    let out = scratch.url("logits.bin")
    let logits = try Skillc.run(["model", "logits", model, "--ids", "1 5 9", "--out", out.path], in: scratch.folder)
    #expect(logits.status == 0)
    let bytes = try Data(contentsOf: out)
    #expect(bytes.count == RandomModel.vocabulary * 4)
    let score = try Skillc.run(["model", "score", model, "-", "--format", "json"], in: scratch.folder, input: "ab cd")
    let report = try score.json()
    #expect(report["schema"] as? String == "skillc.score/1" && (report["perplexity"] as? Double ?? 0) > 1)
    #expect(((report["tokens"] as? [[String: Any]])?.first?["logprob"] as? Double ?? 1) < 0)
    try Data("\"one\"\n\"two words\"\n".utf8).write(to: scratch.url("texts.jsonl"))
    let embed = try Skillc.run(
      ["model", "embed", model, "--jsonl", "texts.jsonl", "--format", "json"], in: scratch.folder)
    let rows = try #require(try embed.json()["embeddings"] as? [[Double]])
    #expect(rows.count == 2 && rows.allSatisfy { abs($0.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5 })
  }

  @Test("what cannot be done ends with its exit code and says which file or number is meant")
  func errors() throws {
    let scratch = try Scratch()
    let model = try Self.model(in: scratch)
    let whole = try Data(contentsOf: URL(filePath: model))
    try whole.prefix(5_000).write(to: scratch.url("cut.gguf"))
    for (arguments, status, word) in [
      (["run", "none.gguf", "--raw", "--prompt", "a"], 5, "none.gguf"),
      (["run", "cut.gguf", "--raw", "--prompt", "a"], 5, "byte"),
      (["logits", model, "--ids", "1 x", "--out", "o"], 2, "“x”"),
      (["logits", model, "--ids", "512", "--out", "o"], 2, "512"),
      (["run", model, "--prompt", "a", "--chat-template", "none"], 2, "none"),
      (["run", model, "--raw"], 2, "--prompt"),
      (["nonsense"], 2, "nonsense"),
    ] {
      let run = try Skillc.run(["model"] + arguments, in: scratch.folder)
      #expect(run.status == Int32(status) && !run.isCrash && run.error.contains(word), "\(arguments): \(run.error)")
    }
  }

  @Test("an installation without the engine says so")
  func missingSibling() throws {
    let scratch = try Scratch()
    let alone = scratch.url("skillc")
    try FileManager.default.copyItem(at: Skillc.executable, to: alone)
    let process = Process()
    let errors = Pipe()
    process.executableURL = alone
    process.arguments = ["model", "run", "model.gguf"]
    process.standardError = errors
    try process.run()
    process.waitUntilExit()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(process.terminationStatus == 2 && text.contains("skillc-model"))
  }
}
