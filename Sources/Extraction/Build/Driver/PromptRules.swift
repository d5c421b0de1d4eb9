import Rules
import Skills
import TextScanning

/// The rules a single task brief states, compiled on the fly.
package enum PromptRules {
  package static func rules(of path: String) throws(Failure) -> [Rule] {
    let location = FilePath.absolute(path, in: FileSystem.workingFolder)
    let status: FileStatus
    do throws(FileError) { status = try FileSystem.target(location) } catch {
      throw Failure(.unreadable, path: path, error.reason)
    }
    let file = SourceTree.File(path: FilePath.name(of: path), location: location, status: status)
    switch PageReading(file, context: ReadingContext(isSmallSet: true, isBrief: true), known: nil).result {
    case .evidence(let evidence):
      let bundle = Compiler(name: "prompt", subject: "prompt").compile([evidence], skipped: [])
      return bundle.rules.map(\.checked)
    case .skipped(let why): throw Failure(.unreadable, path: path, why.reason)
    case .unchanged: return []
    }
  }
}
