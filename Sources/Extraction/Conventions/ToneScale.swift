import Prose
import Skills

/// The fixed scale on which the tone of pages is stored: one byte a metric, so that a changed comma moves no number.
enum ToneScale {
  static let steps = ToneReference.steps

  /// The values of a page's metrics on the scale; -1 where the page has nothing to measure.
  static func quantised(_ style: StyleMetrics) -> [Int16] {
    style.values.indices.map { metric in
      let value = style.values[metric]
      guard !value.isNaN else { return -1 }
      let step = value / tops[metric] * Double(steps)
      return Int16(min(Double(ToneReference.lastStep), max(0, step.rounded())))
    }
  }

  /// The value at a step of a metric's scale.
  static func value(_ step: Int, of metric: Int) -> Double { Double(step) * tops[metric] / Double(steps) }

  /// Where the scale of each metric ends; every scale begins at 0. Shares end at 1, rates per 1,000 words where few
  /// pages go.
  static let tops: [Double] = StyleMetrics.names.map { name in
    if let top = known[name] { return top }
    return name.hasSuffix("Rate") ? 102 : 1
  }

  private static let known: [String: Double] = [
    "meanSentenceWords": 51, "sentenceWordsDeviation": 25.5, "meanParagraphSentences": 10.2, "meanHeadingWords": 12.75,
    "meanWordLength": 10.2, "contractionRate": 1, "exclamationRate": 1, "questionRate": 1, "commaRate": 153,
    "sentenceWordsP90": 76.5, "meanParagraphWords": 153, "nominalisationRate": 153, "midCapitalRate": 255,
    "firstPersonSingularRate": 51, "latinAbbreviationRate": 25.5, "pleaseRate": 25.5, "codeSpanRate": 255,
    "lineWidthP90": 510, "firstHeadingLevel": 6.375, "meanHeadingLevel": 6.375, "meanItemWords": 102,
    "meanCodeLines": 51,
    "imageRate": 51, "quoteBlockRate": 51,
  ]
}
