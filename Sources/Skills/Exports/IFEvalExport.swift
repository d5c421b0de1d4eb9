import Rules
import TextScanning

/// IFEval's instructions: JSON Lines of `{"instruction_id","kwargs","rule"}`, in the order of the rules' ids.
package enum IFEvalExport: ExportTarget {
  package static let name = "ifeval"
  package static let summary = "verifiable instructions as JSON Lines, of the kinds that IFEval can say"

  package static func export(_ bundle: LoadedBundle) -> ExportResult {
    var bytes: [UInt8] = []
    var omitted: [Rule] = []
    for rule in bundle.rules.map(\.rule) {
      let instructions = IFEvalInstruction.all(for: rule)
      if instructions.isEmpty { omitted.append(rule) }
      for instruction in instructions {
        let line: JSON = [
          "instruction_id": .string(instruction.id), "kwargs": instruction.arguments, "rule": .string(rule.id),
        ]
        line.write(to: &bytes)
        bytes.append(.lineFeed)
      }
    }
    return ExportResult(bytes: bytes, omitted: omitted)
  }
}
