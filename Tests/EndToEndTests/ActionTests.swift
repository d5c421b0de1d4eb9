import Foundation
import TestSupport
import Testing

/// The shell step of the GitHub action, run as the action runs it.
@Suite struct ActionTests {
  @Test func `the step annotates, leaves a summary and a SARIF report, and fails`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    _ = try Skillc.run(["build", "docs", "--root", ".", "--name", "demo", "--no-index"], in: scratch.folder)
    try scratch.write("You utilize it.\n", to: "a b/page.md")
    let status = try run(
      in: scratch,
      ["SKILLC_PATHS": ".", "SKILLC_SKILLS": "skills/demo", "SKILLC_FAIL_ON": "error", "SKILLC_SARIF": "out.sarif"])
    #expect(status == 1)
    let output = try String(contentsOf: scratch.url("output"), encoding: .utf8)
    #expect(output.contains("::error file=a b/page.md,line=1,"))
    #expect(try String(contentsOf: scratch.url("summary.md"), encoding: .utf8).hasPrefix("## skillc check"))
    #expect(try String(contentsOf: scratch.url("out.sarif"), encoding: .utf8).contains("\"2.1.0\""))
  }

  @Test func `inputs are data and never run`() throws {
    let scratch = try Scratch()
    let status = try run(in: scratch, ["SKILLC_PATHS": "$(touch ran) ; touch ran", "SKILLC_SKILLS": "`touch ran`"])
    #expect(status != 0)
    #expect(!FileManager.default.fileExists(atPath: scratch.url("ran").path))
  }

  private func run(in scratch: Scratch, _ inputs: [String: String]) throws -> Int32 {
    let process = Process()
    process.executableURL = Repository.root.appending(path: ".ci/action")
    process.currentDirectoryURL = scratch.folder
    var environment = ProcessInfo.processInfo.environment.merging(inputs) { _, input in input }
    environment["PATH"] = Skillc.executable.deletingLastPathComponent().path + ":" + (environment["PATH"] ?? "")
    environment["GITHUB_ACTION_PATH"] = Repository.root.path
    environment["GITHUB_STEP_SUMMARY"] = scratch.url("summary.md").path
    process.environment = environment
    let output = try scratch.write("", to: "output")
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
