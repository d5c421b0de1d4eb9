/// A rule whose outcomes are watched.
package struct WatchedRule: Sendable, Equatable {
  package var id: String
  /// Its share in the average of all rules; any scale.
  package var weight: Double

  /// Whether its outcomes are measures, held against quantiles of accepted ones; nil where the outcomes tell.
  package var isScore: Bool?

  package init(_ id: String, weight: Double = 1, isScore: Bool? = nil) {
    self.id = id
    self.weight = weight
    self.isScore = isScore
  }
}
