/// The exit codes of every verb, in one place.
package enum ExitStatus: Int32, Sendable, CaseIterable {
  case fine = 0
  /// Findings at or above `--fail-on`, a stale bundle, a difference.
  case findings = 1
  /// Usage or configuration; also an output that cannot be written.
  case usage = 2
  /// A drift alarm.
  case drift = 3
  /// Too little data; 0 unless `--strict`.
  case inconclusive = 4
  /// Input that could not be read; every readable one was processed and reported.
  case unreadable = 5

  /// Which one a verb ends with when several hold: the first of 2, 5, 3, 1, 4.
  package static func first(of statuses: some Sequence<ExitStatus>) -> ExitStatus {
    let statuses = Set(statuses)
    return [usage, unreadable, drift, findings, inconclusive].first(where: statuses.contains) ?? .fine
  }
}
