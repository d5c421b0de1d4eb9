import Drift
import TextScanning

/// Curves as inline SVG. The drawing stretches with the page; its labels are text of the page, so that they stay readable on a phone.
enum DriftChart {
  private static let height = 100.0
  private static let width = 1000.0

  /// The statistic against its threshold on a logarithmic scale, with alarms and the stretch in which the drift began.
  static func evidence(_ course: Trace, _ run: DriftReport.Run) -> String {
    let summary = run.summary
    let top = log10(summary.threshold) * 1.12
    let steps = Double(max(summary.steps, 1))
    let x = { (step: Double) in min(width, max(0, step / steps * width)) }
    let y = { (value: Double) in height - min(1, log10(max(1, value)) / top) * height }
    var drawing = ""
    for alarm in summary.alarms.prefix(40) {
      let (from, to) = (x(Double(alarm.changeStep - 1)), x(Double(alarm.step)))
      drawing +=
        "<rect class=\"onset\" x=\"\(number(from))\" y=\"0\" width=\"\(number(max(2, to - from)))\" height=\"100\"/>"
    }
    let points = zip(course.pieces.indices, course.pieces).map { index, piece in
      "\(number(x((Double(index) + 0.5) * Double(course.width)))),\(number(y(Double(piece.most))))"
    }
    let line = points.joined(separator: " ")
    let last = number(x((Double(course.pieces.count) - 0.5) * Double(course.width)))
    let first = number(x(0.5 * Double(course.width)))
    drawing += "<polygon class=\"area\" points=\"\(first),100 \(line) \(last),100\"/>"
    drawing += "<polyline class=\"curve\" points=\"\(line)\"/>"
    let limit = number(y(summary.threshold))
    drawing += "<line class=\"limit\" x1=\"0\" x2=\"1000\" y1=\"\(limit)\" y2=\"\(limit)\"/>"
    return """
      <section class="panel">
      <h2>Evidence of drift</h2>
      <div class="chart">
      <div class="yaxis">\(ticks(top))</div>
      <div class="plot"><svg viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" aria-label="\(label(run))">\(drawing)</svg>
      <span class="limitlabel" style="top:\(limit)%">alarm at \(DriftNumbers.statistic(summary.threshold))</span>\(marks(summary, x))</div>
      <div class="xaxis"><span>step 1</span><span>\(DriftNumbers.count(summary.steps / 2))</span><span>\(DriftNumbers.count(summary.steps))</span></div>
      </div>
      </section>

      """
  }

  private static func label(_ run: DriftReport.Run) -> String {
    DriftHTML.escaped(
      "Evidence of drift over \(run.summary.steps) steps, highest \(DriftNumbers.statistic(run.summary.peak)). "
        + DriftWords.headline(run))
  }

  /// The first alarm by its step, as text above the drawing.
  private static func marks(_ summary: RunSummary, _ x: (Double) -> Double) -> String {
    guard let first = summary.alarms.first else { return "" }
    let place = x(Double(first.step)) / width * 100
    let side = place > 60 ? "left" : "right"
    return
      "<span class=\"mark \(side)\" style=\"left:\(number(place))%\">alarm, step \(DriftNumbers.count(first.step))</span>"
  }

  /// Powers of ten beside the drawing.
  private static func ticks(_ top: Double) -> String {
    let last = Int(top)
    let stride = last > 4 ? 2 : 1
    return Swift.stride(from: 0, through: last, by: stride).map { power in
      let place = number(100 - Double(power) / top * 100)
      return "<span style=\"top:\(place)%\">10<sup>\(power)</sup></span>"
    }.joined()
  }

  /// The pass rate of each stretch as bars.
  static func bars(_ course: Trace, floor: Double?) -> String {
    let count = Double(max(course.pieces.count, 1))
    var drawing = ""
    for (index, piece) in course.pieces.enumerated() where piece.count > 0 {
      let rate = Double(piece.sum / piece.count)
      let tall = max(2, rate * 100)
      let isLow = floor.map { rate < $0 } ?? false
      drawing +=
        "<rect\(isLow ? " class=\"low\"" : "") x=\"\(number(Double(index) / count * 1000 + 4))\" y=\"\(number(100 - tall))\" "
        + "width=\"\(number(1000 / count - 8))\" height=\"\(number(tall))\"/>"
    }
    if let floor {
      let y = number(100 - floor * 100)
      drawing += "<line x1=\"0\" x2=\"1000\" y1=\"\(y)\" y2=\"\(y)\"/>"
    }
    return
      "<svg class=\"bars\" viewBox=\"0 0 1000 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\(drawing)</svg>"
  }

  /// The statistic of a run in a line of a table.
  static func spark(_ course: Trace, threshold: Double) -> String {
    let count = Double(max(course.pieces.count - 1, 1))
    let points = course.pieces.enumerated().map { index, piece in
      let share = min(1, log10(max(1, Double(piece.most))) / log10(threshold))
      return "\(number(Double(index) / count * 1000)),\(number(100 - share * 96))"
    }
    return
      "<svg class=\"spark\" viewBox=\"0 0 1000 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><polyline class=\"curve\" "
      + "points=\"\(points.joined(separator: " "))\"/></svg>"
  }

  /// A rate with its interval on a track from 0 to 100 %, and the baseline as a tick.
  static func interval(_ rule: RuleSummary) -> String {
    guard let rate = rule.passRate else { return "" }
    let (low, high) = (rule.interval.low * 100, rule.interval.high * 100)
    let tick = rule.standings.first.map { "<b style=\"left:\(number($0.p0 * 100))%\"></b>" } ?? ""
    return "<div class=\"track\" role=\"img\" aria-label=\"\(DriftNumbers.percent(rule.interval.low)) to "
      + "\(DriftNumbers.percent(rule.interval.high))\"><i style=\"left:\(number(low))%;width:\(number(max(0.5, high - low)))%\"></i>"
      + "\(tick)<u style=\"left:\(number(rate * 100))%\"></u></div>"
  }

  /// Two decimals, without a fraction where there is none.
  static func number(_ value: Double) -> String { JSON.number((value * 100).rounded() / 100).text }
}
