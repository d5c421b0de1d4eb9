import Rules

/// One format of a report, written file by file, so that a check of any size needs the memory of the files it is looking at.
package protocol CheckWriter {
  /// - Parameter hasBaseline: whether the findings of an earlier report are left out.
  init(rules: [CheckedRule], hasBaseline: Bool)

  /// Appends what stands before all files.
  mutating func begin(_ bytes: inout [UInt8])

  /// Appends a file, or keeps what the format says of it later. The files come in the order of their paths.
  mutating func add(_ file: CheckedFile, to bytes: inout [UInt8])

  /// Appends what stands after all files.
  mutating func end(_ summary: CheckSummary, to bytes: inout [UInt8])

  /// What the host shows beside the report, after all files: Markdown, if the format has any.
  func stepSummary(_ summary: CheckSummary) -> String?
}

extension CheckWriter {
  package mutating func begin(_ bytes: inout [UInt8]) {}
  package func stepSummary(_ summary: CheckSummary) -> String? { nil }
}

/// A report on its way out: files in, text and sums out.
package struct CheckOutput {
  /// Text is handed over when there is this much of it.
  private static let chunk = 1 << 16

  package private(set) var summary: CheckSummary
  private var writer: any CheckWriter
  private var bytes: [UInt8] = []
  private let put: ([UInt8]) -> Void

  /// - Parameter put: takes the text, piece by piece.
  package init(_ writer: any CheckWriter, rules: [CheckedRule], put: @escaping ([UInt8]) -> Void) {
    summary = CheckSummary(rules: rules)
    self.writer = writer
    self.put = put
    self.writer.begin(&bytes)
  }

  package mutating func add(_ file: CheckedFile) {
    summary.add(file)
    writer.add(file, to: &bytes)
    if bytes.count >= Self.chunk { flush() }
  }

  /// Hands over what is left.
  package mutating func end(unreadable: [CheckSummary.Unreadable]) {
    summary.add(unreadable)
    writer.end(summary, to: &bytes)
    flush()
  }

  package var stepSummary: String? { writer.stepSummary(summary) }

  private mutating func flush() {
    put(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
