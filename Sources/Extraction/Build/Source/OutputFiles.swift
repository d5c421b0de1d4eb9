import Documents
import TextScanning

/// The outputs a check looks at: files as they are named, and of folders their pages and texts.
package struct OutputFiles: Sendable {
  /// An output: how it is shown and where it lies.
  package struct File: Sendable, Hashable {
    package var path: String
    package var location: String
  }

  /// An input that cannot be read, with the reason.
  package struct Refusal: Sendable, Hashable {
    package var path: String
    package var reason: String
  }

  /// Sorted by path, each once.
  package private(set) var files: [File] = []
  package private(set) var refusals: [Refusal] = []
  /// Bundles of ours below the folders, sorted: what was compiled is no output.
  package private(set) var bundles: [String] = []
  private let workingFolder: String

  /// Looks at every path; folders are walked without hidden entries and without links that leave them.
  package init(_ paths: [String], in workingFolder: String = FileSystem.workingFolder) {
    self.workingFolder = workingFolder
    for path in paths { add(path) }
    bundles.sort(by: JSON.bytewise)
    files = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first }).values
      .sorted { JSON.bytewise($0.path, $1.path) }
  }

  /// Whether the files together have more bytes. Those that cannot be looked at count as none. O(files up to there).
  package func holdMore(than bytes: Int) -> Bool {
    var left = bytes
    return files.contains { file in
      left -= (try? FileSystem.target(file.location))?.size ?? 0
      return left < 0
    }
  }

  private mutating func add(_ typed: String) {
    let location = FilePath.absolute(typed, in: workingFolder)
    let shown = shown(typed, location)
    do throws(FileError) {
      switch try FileSystem.target(location).kind {
      case .folder: walk(location, shown, top: FileSystem.realPath(location) ?? location)
      case .file: files.append(File(path: shown, location: location))
      case .link, .other: refusals.append(Refusal(path: shown, reason: "is a FIFO or device; never opened"))
      }
    } catch {
      refusals.append(Refusal(path: shown, reason: error.reason))
    }
  }

  /// As typed, unless that tells where on the machine the working folder lies.
  private func shown(_ typed: String, _ location: String) -> String {
    guard typed.hasPrefix("/") else { return FilePath.normalized(typed) }
    return FilePath.relative(location, to: workingFolder).map { $0.isEmpty ? "." : $0 } ?? location
  }

  private mutating func walk(_ folder: String, _ shown: String, top: String) {
    let names: [FileSystem.Name]
    do throws(FileError) { names = try FileSystem.names(in: folder) } catch {
      return refusals.append(Refusal(path: shown, reason: error.reason))
    }
    for entry in names where !entry.name.hasPrefix(".") {
      let location = FilePath.join(folder, entry.name)
      let path = FilePath.join(shown, entry.name)
      switch entry.kind ?? (try? FileSystem.entry(location))?.kind {
      case .folder where Self.isBundle(location): bundles.append(path)
      case .folder where !PageFinder.foreignFolders.contains(entry.name): walk(location, path, top: top)
      case .file where Self.isOutput(entry.name): files.append(File(path: path, location: location))
      case .link: follow(location, path, top: top, isOutput: Self.isOutput(entry.name))
      default: break
      }
    }
  }

  /// A link to a file below the same folder is another name for it; a folder below it is met without the link.
  private mutating func follow(_ link: String, _ path: String, top: String, isOutput: Bool) {
    do throws(FileError) {
      let status = try FileSystem.target(link)
      guard let real = FileSystem.realPath(link), FilePath.relative(real, to: top) != nil else { return }
      if status.kind == .folder, FilePath.relative(link, to: real) != nil {
        refusals.append(Refusal(path: path, reason: "links to a folder that holds it; not followed"))
      } else if status.kind == .file, isOutput {
        files.append(File(path: path, location: link))
      }
    } catch {
      if error.code == .linkLoop || isOutput { refusals.append(Refusal(path: path, reason: error.reason)) }
    }
  }

  /// Whether a folder is a bundle that `skillc build` or `skillc import` wrote.
  private static func isBundle(_ folder: String) -> Bool {
    FileSystem.exists(FilePath.join(folder, "assets/rules.json"))
      && FileSystem.exists(FilePath.join(folder, "SKILL.md"))
  }

  private static func isOutput(_ name: String) -> Bool {
    DocumentReader.format(ofPath: name) != nil && !name.lowercased().hasSuffix(".mdc")
  }
}
