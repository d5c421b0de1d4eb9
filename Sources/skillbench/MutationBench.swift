import Extraction
import Rules
import Skills

/// `skillbench mutation FOLDER…`: of passages that kept a rule and were broken in just what it says, how many the check catches, by kind.
enum MutationBench {
  private struct Row {
    var rules = 0
    var proven = 0
    var mutants = 0
    var caught = 0
  }

  static func report(_ folders: [String], isVerbose: Bool) throws(Failure) {
    var rows: [String: Row] = [:]
    for folder in folders {
      let pages = try EvidenceOfFolder.read(folder)
      let rules = Compiler(name: "bench", subject: "bench").compile(pages, skipped: []).rules
      for rule in rules where rule.rule.check != .judge || rule.provenance.proof != nil {
        rows[rule.rule.kind, default: Row()].rules += 1
        guard let proof = rule.provenance.proof else { continue }
        rows[rule.rule.kind, default: Row()].proven += 1
        rows[rule.rule.kind, default: Row()].mutants += proof.mutants
        rows[rule.rule.kind, default: Row()].caught += proof.caught
        if isVerbose, proof.caught < proof.mutants {
          print("  \(folder) \(rule.rule.id): \(proof.caught) of \(proof.mutants): \(rule.rule.instruction)")
        }
      }
    }
    print("kind: rules, of them tried on passages, passages, caught")
    for kind in rows.keys.sorted() {
      guard let row = rows[kind] else { continue }
      print("\(kind): \(row.rules), \(row.proven), \(row.mutants), \(row.caught)")
    }
    let (mutants, caught) = rows.values.reduce((0, 0)) { ($0.0 + $1.mutants, $0.1 + $1.caught) }
    print("all: \(caught) of \(mutants) = \(Double(caught * 10_000 / max(mutants, 1)) / 100) %")
  }
}
