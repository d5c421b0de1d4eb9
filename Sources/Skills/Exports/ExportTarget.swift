import Rules

/// A format of others that a bundle can be written in. One file a target: its bytes are a pure function of the bundle.
package protocol ExportTarget: Sendable {
  /// As in `skillc export --to NAME`.
  static var name: String { get }
  /// One line for the help.
  static var summary: String { get }

  static func export(_ bundle: LoadedBundle) -> ExportResult
}

/// Every target there is.
package enum ExportTargets {
  package static let all: [any ExportTarget.Type] = [IFEvalExport.self]

  package static func named(_ name: String) -> (any ExportTarget.Type)? { all.first { $0.name == name } }
}

/// The text of an exported bundle, and the rules the format cannot say.
package struct ExportResult: Sendable {
  package var bytes: [UInt8]
  package var omitted: [Rule]

  package init(bytes: [UInt8], omitted: [Rule]) {
    self.bytes = bytes
    self.omitted = omitted
  }
}
