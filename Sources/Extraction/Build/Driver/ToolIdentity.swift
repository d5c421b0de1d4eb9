import Skills

/// What made a result: the version, and the very executable, so that a new build of the tool never trusts results of an old one.
enum ToolIdentity {
  static let text: String = {
    let executable = (try? FileSystem.target("/proc/self/exe")).map { " \($0.size) \($0.modified)" } ?? ""
    return "\(ToolVersion.generator) evidence \(PageEvidence.version)\(executable)"
  }()
}
