import Rules
import Skills
import TextScanning

/// The rules a single task brief states, compiled on the fly.
package enum PromptRules {
  /// The rules with the places that state them, under the name of the file as it was typed.
  package static func rules(of path: String) throws(Failure) -> [CompiledRule] {
    let location = FilePath.absolute(path, in: FileSystem.workingFolder)
    let status: FileStatus
    do throws(FileError) { status = try FileSystem.target(location) } catch {
      throw Failure(.unreadable, path: path, error.reason)
    }
    let file = SourceTree.File(path: FilePath.name(of: path), location: location, status: status)
    switch PageReading(file, context: ReadingContext(isSmallSet: true, isBrief: true), known: nil).result {
    case .evidence(let evidence):
      let pages = SchemaFiles([evidence], root: FilePath.parent(of: location)).pages
      let bundle = Compiler(name: "prompt", subject: "prompt").compile(pages, skipped: [])
      return bundle.rules.map { compiled in
        var compiled = compiled
        for index in compiled.provenance.sources.indices { compiled.provenance.sources[index].path = path }
        return compiled
      }
    case .skipped(let why): throw Failure(.unreadable, path: path, why.reason)
    case .unchanged: return []
    }
  }
}
