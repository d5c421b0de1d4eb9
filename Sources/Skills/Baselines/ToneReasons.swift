import Prose
import TextScanning

/// Says which metrics of a page stand out from the exemplars, in words and numbers.
struct ToneReasons: Sendable {
  private static let most = 3
  /// Spreads from the middle from which on a metric stands out.
  private static let farthest = 1.5

  private let exemplars: [ToneReference.Vector]
  private let tops: [Double]
  private let scaling: ToneScaling

  init(_ exemplars: [ToneReference.Vector], _ tops: [Double]) {
    self.exemplars = exemplars
    self.tops = tops
    scaling = ToneScaling(exemplars)
  }

  /// “use of “we” per 1,000 words is 21.4; exemplars have 0 to 3.2”: at most three, the strangest first.
  func sentences(_ page: ToneReference.Vector, _ style: StyleMetrics) -> [String] {
    let scaled = scaling.scaled(page)
    let strange = scaled.indices.filter { abs(scaled[$0]) >= Self.farthest }.sorted {
      abs(scaled[$0]) != abs(scaled[$1]) ? abs(scaled[$0]) > abs(scaled[$1]) : $0 < $1
    }
    return Array(strange.lazy.compactMap { sentence($0, style) }.prefix(Self.most))
  }

  /// Nothing for a metric that lies where eight in ten exemplars lie.
  private func sentence(_ metric: Int, _ style: StyleMetrics) -> String? {
    let values = exemplars.compactMap { $0[metric] }.sorted()
    guard let first = values.first, let last = values.last, !style.values[metric].isNaN else { return nil }
    let low = values.count < 10 ? first : values[values.count / 10]
    let high = values.count < 10 ? last : values[values.count - 1 - values.count / 10]
    let bounds = (value(low, metric), value(high, metric))
    let own = style.values[metric]
    guard own < bounds.0 || own > bounds.1 else { return nil }
    let label = StyleMetrics.label(of: StyleMetrics.names[metric])
    let (least, most) = (digits(bounds.0, label), digits(bounds.1, label))
    return "\(label) is \(digits(own, label)); exemplars have \(least == most ? least : "\(least) to \(most)")"
  }

  private func value(_ step: UInt8, _ metric: Int) -> Double {
    Double(step) * tops[metric] / Double(ToneReference.steps)
  }

  private func digits(_ value: Double, _ label: String) -> String {
    label.hasPrefix("share")
      ? JSON.number((value * 100).rounded()).text + "%" : JSON.number((value * 10).rounded() / 10).text
  }
}
