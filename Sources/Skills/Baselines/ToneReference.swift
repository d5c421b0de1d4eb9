import Prose
import Synchronization
import TextScanning

/// How a bundle's exemplar pages sound, to say of a page how likely it is among them.
///
/// The score of a page is its mean distance (L1) to the five nearest exemplars, over all style metrics; its p-value is two-fold
/// cross-conformal (Vovk 2015): each half of the exemplars is scored against the other, as the page is. Under exchangeability
/// P(p ≤ α) ≤ α up to the usual factor of cross-conformal prediction; the smallest p is 1/(n + 1).
package struct ToneReference: Sendable {
  /// What is said of one page.
  package struct Verdict: Sendable, Equatable {
    /// In 1/(n + 1)…1; small: the page sounds like none of the exemplars.
    package var p: Double
    /// Exemplars compared with.
    package var exemplars: Int
    /// The metrics that stand out most, as sentences; empty when nothing does.
    package var because: [String]
  }

  /// Steps of the scale on which metrics are stored, and the last that is used: the byte beyond stands for “nothing to measure”.
  package static let steps = 255
  package static let lastStep = 254
  /// Fewer exemplars tell nothing.
  package static let fewestExemplars = 12
  /// A type of page with fewer is judged with its neighbours.
  private static let fewestOfType = 20
  private static let mostExemplars = 300
  /// Pages with fewer words are too short to have a tone.
  package static let fewestWords = 80

  /// A metric of an exemplar: its step, or nil where the page had nothing to measure.
  typealias Vector = [UInt8?]

  /// Exemplars by type of page: what front matter calls it, or its folder.
  private let styles: [String: [Vector]]
  private let tops: [Double]
  private let judges = Judges()

  /// Reads the styles of a `skillc.baseline/1`; nil where there are too few, or where another version measured other things.
  package init?(baseline: JSON) {
    guard baseline["metrics"]?.strings == StyleMetrics.names, baseline["steps"]?.int == Self.steps,
      let tops = baseline["tops"]?.array?.compactMap(\.double), tops.count == StyleMetrics.names.count,
      let styles = baseline["styles"]?.object
    else { return nil }
    self.tops = tops
    self.styles = styles.mapValues { ($0.strings ?? []).compactMap { Self.vector($0, count: tops.count) } }
    guard self.styles.values.reduce(0, { $0 + $1.count }) >= Self.fewestExemplars else { return nil }
  }

  /// Whether a baseline holds styles of pages that another version measured: they cannot be compared with.
  package static func isOutdated(_ baseline: JSON) -> Bool {
    guard let styles = baseline["styles"]?.object, !styles.isEmpty else { return false }
    return baseline["metrics"]?.strings != StyleMetrics.names || baseline["steps"]?.int != Self.steps
  }

  /// Takes exemplars as they are, all of one type: at most three hundred, evenly spread; nil where there are too few.
  package init?(exemplars: [StyleMetrics]) {
    guard exemplars.count >= Self.fewestExemplars else { return nil }
    let stride = Double(exemplars.count) / Double(min(exemplars.count, Self.mostExemplars))
    let chosen = (0..<min(exemplars.count, Self.mostExemplars)).map { exemplars[Int(Double($0) * stride)] }
    let tops = StyleMetrics.names.indices.map { metric in
      max(chosen.map { $0.values[metric] }.filter { !$0.isNaN }.max() ?? 1, 1e-9) * 1.5
    }
    self.tops = tops
    styles = ["": chosen.map { Self.quantised($0, tops) }]
  }

  /// As a `skillc.baseline/1` tells it, to be read again.
  package var json: JSON {
    [
      "metrics": JSON(StyleMetrics.names), "steps": .int(Self.steps), "tops": .array(tops.map(JSON.number)),
      "styles": .object(
        styles.mapValues { vectors in JSON(vectors.map { Self.text($0.map { $0.map(Int16.init) ?? -1 }) }) }),
    ]
  }

  /// Exemplars made ready to judge many pages.
  package struct Judge: Sendable {
    /// Exemplars compared with.
    package let count: Int
    private let tops: [Double]
    private let folds: [Fold]
    private let reasons: ToneReasons

    fileprivate init(_ exemplars: [Vector], _ tops: [Double]) {
      count = exemplars.count
      self.tops = tops
      folds = Fold.pair(exemplars)
      reasons = ToneReasons(exemplars, tops)
    }

    /// The p-value of a page, as in `Verdict`.
    package func p(_ style: StyleMetrics) -> Double { p(ToneReference.quantised(style, tops)) }

    fileprivate func verdict(_ style: StyleMetrics) -> Verdict {
      let page = ToneReference.quantised(style, tops)
      return Verdict(p: p(page), exemplars: count, because: reasons.sentences(page, style))
    }

    private func p(_ page: Vector) -> Double {
      Double(1 + folds.reduce(0) { $0 + $1.countAsStrange(as: page) }) / Double(count + 1)
    }

    /// The p-values of pages that are exemplars like any other: what a page is held against.
    package var exemplarValues: [Double] { (1...count).map { Double($0) / Double(count + 1) } }
  }

  /// The judge of pages that have no path: all exemplars count, whatever their type.
  package var judge: Judge { judge(path: "", type: nil) }

  /// The page among the exemplars of its type; nil for a page that is too short.
  /// - Parameter type: what the page's front matter says of its type.
  package func judge(_ style: StyleMetrics, path: String, type: String?) -> Verdict? {
    guard style.wordCount >= Self.fewestWords else { return nil }
    return judge(path: path, type: type).verdict(style)
  }

  /// The judge of the page's type, or of its folder, or of the nearest folder above with enough of them; at most three hundred.
  private func judge(path: String, type: String?) -> Judge {
    if let type, let own = styles[type], own.count >= Self.fewestOfType {
      return judges.judge(of: "type \(type)") { Judge(Array(own.prefix(Self.mostExemplars)), tops) }
    }
    var folder = path.utf8.lastIndex(of: .of("/")).map { String(path[...$0]) } ?? ""
    while true {
      let names = styles.keys.filter { $0.hasPrefix(folder) }.sorted(by: JSON.bytewise)
      let count = names.reduce(0) { $0 + (styles[$1]?.count ?? 0) }
      if count >= Self.fewestOfType || folder.isEmpty {
        return judges.judge(of: "folder \(folder)") { Judge(sample(names, count: count), tops) }
      }
      let parent = folder.dropLast().utf8.lastIndex(of: .of("/"))
      folder = parent.map { String(folder[...$0]) } ?? ""
    }
  }

  /// The same share of every type, first ones first: exemplars stand in the order of a hash.
  private func sample(_ names: [String], count: Int) -> [Vector] {
    let share = min(1, Double(Self.mostExemplars) / Double(max(count, 1)))
    return names.flatMap { name -> ArraySlice<Vector> in
      let own = styles[name] ?? []
      return own.prefix(max(1, Int((Double(own.count) * share).rounded(.down))))
    }
  }
}

extension ToneReference {
  /// The judges made so far: a set of pages asks for the same few again and again, and making one takes longer than a verdict.
  private final class Judges: Sendable {
    private let known = Mutex<[String: Judge]>([:])

    func judge(of name: String, _ make: () -> Judge) -> Judge {
      known.withLock { known in
        if let judge = known[name] { return judge }
        let judge = make()
        known[name] = judge
        return judge
      }
    }
  }

  /// The steps of a page's metrics.
  static func quantised(_ style: StyleMetrics, _ tops: [Double]) -> Vector {
    zip(style.values, tops).map { value, top in
      value.isNaN ? nil : UInt8(min(Double(lastStep), max(0, (value / top * Double(steps)).rounded())))
    }
  }

  /// Two hexadecimal digits a metric, `ff` for nothing to measure.
  package static func text(_ steps: [Int16]) -> String {
    let hex = Array("0123456789abcdef".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2 * steps.count)
    for step in steps {
      let byte = step < 0 ? 0xFF : UInt8(min(Int(step), lastStep))
      bytes.append(hex[Int(byte >> 4)])
      bytes.append(hex[Int(byte & 15)])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func vector(_ text: String, count: Int) -> Vector? {
    let digits = text.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == 2 * count, text.utf8.count == 2 * count else { return nil }
    return (0..<count).map { metric in
      let byte = UInt8(digits[2 * metric] << 4 | digits[2 * metric + 1])
      return byte == 0xFF ? nil : byte
    }
  }
}

/// Half of the exemplars, scored against the other half.
private struct Fold: Sendable {
  private let scale: ToneScaling
  private let others: [[Double]]
  /// How far each member of the half lies from the others.
  private let distances: [Double]

  private static let neighbours = 5

  /// Each half against the other.
  static func pair(_ exemplars: [ToneReference.Vector]) -> [Fold] {
    [0, 1].map { fold in
      Fold(
        members: exemplars.indices.filter { $0 % 2 == fold }.map { exemplars[$0] },
        others: exemplars.indices.filter { $0 % 2 != fold }.map { exemplars[$0] })
    }
  }

  init(members: [ToneReference.Vector], others: [ToneReference.Vector]) {
    scale = ToneScaling(others)
    self.others = others.map(scale.scaled)
    let (scaling, compared) = (scale, self.others)
    distances = members.map { Self.distance(scaling.scaled($0), compared) }
  }

  /// Members at least as far from the others as a page is.
  func countAsStrange(as page: ToneReference.Vector) -> Int {
    let own = Self.distance(scale.scaled(page), others)
    return distances.count { $0 >= own }
  }

  /// The mean over the nearest exemplars of the mean difference over all metrics.
  private static func distance(_ page: [Double], _ others: [[Double]]) -> Double {
    let all = others.map { other in
      var sum = 0.0
      for metric in page.indices { sum += abs(page[metric] - other[metric]) }
      return sum / Double(page.count)
    }
    let nearest = all.sorted().prefix(neighbours)
    return nearest.reduce(0, +) / Double(max(nearest.count, 1))
  }
}

/// Puts metrics on a common scale: square roots of rates, the middle of the exemplars at 0, their spread as 1, four at most.
struct ToneScaling: Sendable {
  private static let widest = 4.0
  private static let isShare = StyleMetrics.names.map { $0.hasSuffix("Share") || $0 == "contractionRate" }

  private let middles: [Double]
  private let spreads: [Double]

  init(_ exemplars: [ToneReference.Vector]) {
    var middles: [Double] = []
    var spreads: [Double] = []
    for metric in StyleMetrics.names.indices {
      let values = exemplars.compactMap { $0[metric].map { Self.levelled($0, metric) } }.sorted()
      let middle = values.isEmpty ? 0 : values[values.count / 2]
      let count = Double(max(values.count, 1))
      let mean = values.reduce(0, +) / count
      let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
      let size = (values.reduce(0) { $0 + $1 * $1 } / count).squareRoot()
      middles.append(middle)
      spreads.append(max(deviation, 0.25 * size, 1 / Double(ToneReference.steps)))
    }
    self.middles = middles
    self.spreads = spreads
  }

  /// How far each metric lies from the middle, in spreads; what cannot be measured lies in the middle.
  func scaled(_ vector: ToneReference.Vector) -> [Double] {
    vector.indices.map { metric in
      guard let step = vector[metric] else { return 0 }
      let distance = (Self.levelled(step, metric) - middles[metric]) / spreads[metric]
      return min(Self.widest, max(-Self.widest, distance))
    }
  }

  private static func levelled(_ step: UInt8, _ metric: Int) -> Double {
    let share = Double(step) / Double(ToneReference.steps)
    return isShare[metric] ? share : share.squareRoot()
  }
}
