/// A rule whose outcomes are watched.
package struct WatchedRule: Sendable, Equatable {
  package var id: String
  /// Its share in the average of all rules; any scale.
  package var weight: Double

  package init(_ id: String, weight: Double = 1) {
    self.id = id
    self.weight = weight
  }
}
