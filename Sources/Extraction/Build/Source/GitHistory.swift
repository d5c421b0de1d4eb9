import Documents
internal import Foundation

/// What git says of a working tree. The only other program that `skillc` starts, and only when somebody names a revision.
package enum GitHistory {
  /// The changes since a revision.
  package struct Changes: Sendable {
    /// `git diff --unified=0`, paths relative to `folder`.
    package var diff: [UInt8]
    /// Files git does not know yet and does not ignore.
    package var untracked: [String]
  }

  /// What changed below a folder since `revision`, committed or not.
  package static func changes(since revision: String, in folder: String) throws(Failure) -> Changes {
    guard !revision.hasPrefix("-") else { throw failure(revision, "is no revision") }
    let diff = try git(
      [
        "diff", "--unified=0", "--no-prefix", "--no-color", "--no-ext-diff", "--no-renames", "--relative", revision,
        "--",
      ],
      in: folder, revision)
    let untracked = try git(["ls-files", "--others", "--exclude-standard", "-z"], in: folder, revision)
    return Changes(diff: diff, untracked: untracked.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
  }

  /// A commit with the pages it wrote.
  package struct Commit: Sendable {
    package var hash: String
    package var author: String
    package var pages: [(path: String, bytes: [UInt8])]
  }

  /// The commits of a range, oldest first; those that wrote no page are left out.
  package static func commits(in range: String, below folder: String) throws(Failure) -> [Commit] {
    guard !range.hasPrefix("-"), range.contains("..") else {
      throw Failure(.usage, path: "--git \(range)", "is no range", wayOut: "Name two revisions: A..B.")
    }
    let list = try git(["log", "--reverse", "--no-merges", "--format=%H%x09%an", range, "--", "."], in: folder, range)
    var commits: [Commit] = []
    for line in String(decoding: list, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let hash = parts.first else { continue }
      let names = try git(
        [
          "diff-tree", "--root", "--no-commit-id", "--name-only", "-r", "-z", "--relative", "--diff-filter=AM", hash,
          "--", ".",
        ],
        in: folder, range)
      var commit = Commit(hash: hash, author: parts.count > 1 ? parts[1] : "", pages: [])
      for name in names.split(separator: 0).map({ String(decoding: $0, as: UTF8.self) })
      where DocumentReader.format(ofPath: name) != nil {
        commit.pages.append((name, try git(["show", "\(hash):./\(name)"], in: folder, range)))
      }
      if !commit.pages.isEmpty { commits.append(commit) }
    }
    return commits
  }

  private static func git(_ arguments: [String], in folder: String, _ revision: String) throws(Failure) -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    do { try process.run() } catch { throw failure(revision, "git cannot be started") }
    // Messages are short: a full pipe cannot hold git up while its output is read.
    let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    let message = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let reason = message.split { $0.isNewline }.first.map(String.init) ?? "exit \(process.terminationStatus)"
      throw failure(revision, "git says: \(reason)")
    }
    return bytes
  }

  private static func failure(_ revision: String, _ reason: String) -> Failure {
    Failure(
      .usage, path: "\(revision.contains("..") ? "--git" : "--since") \(revision)", reason,
      wayOut: "Name a commit, branch or tag of this repository.")
  }
}
