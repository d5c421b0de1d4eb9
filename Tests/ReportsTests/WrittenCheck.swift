import Reports

/// A check whose files are all there, to be written in any format.
struct WrittenCheck {
  var rules: [CheckedRule]
  var files: [CheckedFile]
  var unreadable: [CheckSummary.Unreadable]
  var hasBaseline = false

  private func written(_ format: any CheckWriter.Type, put: @escaping ([UInt8]) -> Void) -> CheckOutput {
    var output = CheckOutput(format.init(rules: rules, hasBaseline: hasBaseline), rules: rules, put: put)
    for file in files { output.add(file) }
    output.end(unreadable: unreadable)
    return output
  }

  func bytes(_ format: any CheckWriter.Type) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = written(format) { bytes += $0 }
    return bytes
  }

  func text(_ format: any CheckWriter.Type) -> String { String(decoding: bytes(format), as: UTF8.self) }

  func stepSummary(_ format: any CheckWriter.Type) -> String? { written(format) { _ in }.stepSummary }

  var summary: CheckSummary { written(CheckText.self) { _ in }.summary }
}
