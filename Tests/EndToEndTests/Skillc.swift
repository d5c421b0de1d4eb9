import Foundation
import TestSupport
import Testing

/// The built `skillc`, run as a person would run it.
enum Skillc {
  /// How one run ended.
  struct Run {
    var status: Int32
    /// Whether a signal ended it.
    var isCrash: Bool
    var output: String
    var error: String

    /// Standard output as JSON.
    func json() throws -> [String: Any] {
      try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    }
  }

  /// The executable beside the test bundle.
  static let executable: URL = {
    let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "skillc")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return Repository.root.appending(path: ".build/debug/skillc")
  }()

  /// A process that is set up but not started; its output goes to files in `scratch`.
  static func process(_ arguments: [String], in folder: URL, input: URL? = nil) -> Process {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = input.flatMap { try? FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
    return process
  }

  /// Runs to the end. Output goes through files, so that no pipe can fill up.
  static func run(_ arguments: [String], in folder: URL, input: String? = nil) throws -> Run {
    let scratch = try Scratch()
    let (out, err, source) = (scratch.url("out"), scratch.url("err"), scratch.url("in"))
    for file in [out, err] { try Data().write(to: file) }
    if let input { try Data(input.utf8).write(to: source) }
    let process = process(arguments, in: folder, input: input == nil ? nil : source)
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, isCrash: process.terminationReason == .uncaughtSignal,
      output: String(decoding: try Data(contentsOf: out), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: err), as: UTF8.self))
  }
}

/// A folder of one test, gone with it.
final class Scratch {
  let folder: URL

  init() throws {
    let temporary = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    folder = temporary.appending(path: "skillc-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    // A test may have taken the right to write away.
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    try? FileManager.default.removeItem(at: folder)
  }

  func url(_ path: String) -> URL { folder.appending(path: path) }

  @discardableResult
  func write(_ text: String, to path: String) throws -> URL {
    try write(Data(text.utf8), to: path)
  }

  @discardableResult
  func write(_ data: Data, to path: String) throws -> URL {
    let file = url(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file
  }

  func text(_ path: String) throws -> String { String(decoding: try Data(contentsOf: url(path)), as: UTF8.self) }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }

  /// Every file below a folder with its bytes.
  func tree(_ path: String) throws -> [String: Data] { try Scratch.tree(url(path)) }

  static func tree(_ folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      var isFolder: ObjCBool = false
      let file = folder.appending(path: path)
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue else {
        continue
      }
      files[path] = try Data(contentsOf: file)
    }
    return files
  }

  /// A small guide whose rules every version of the tool finds, and a page of prose.
  func writeGuide(in folder: String = "docs") throws {
    try write(Self.guide, to: "\(folder)/style-guide.md")
    try write("# Queues\n\nA queue keeps messages until a consumer takes them.\n", to: "\(folder)/queues.md")
  }

  static let guide = """
    # Style guide

    ## Words

    - Write "sign in", not "log in".
    - Don't use "utilize". Use "use" instead.

    """
}
