/// Something that writers do in one of several ways, as a page shows it: the values exclude each other, and each has an
/// alternative that could have been chosen in the same place. What has no alternative is no convention.
package enum Habit: UInt8, Sendable, CaseIterable {
  case admonitionSyntax, titles, levelStep, headingCase, headingEnd, headingOpening, headingMarker
  case linkForm, linkEnding, linkVerb, linkStyle, linkText, linkScheme
  case listNumbering, listMarker, listCase, listEnd, listIntroduction, stepOpening
  case italicMarker, boldMarker, fenceLanguage, fenceCharacter, codePrompt
  case imageAlt, tableHeader, fileName, opening, lineWrap
  case contraction, person, please, exclamation, sentenceLength, serialComma
  case latinExample, latinThat, percent, quotes, dash, dateFormat, numberSpelling
  case jsonSample, yamlSample, tomlSample

  /// The names of the values, by number; `other` is what no rule would ask for.
  package var values: [String] {
    switch self {
    case .admonitionSyntax: ["github", "docusaurus", "mkdocs", "hugo", "bold", "pictograph", "other"]
    case .titles: ["none", "one", "several"]
    case .levelStep: ["next", "skipped"]
    case .headingCase: ["sentence", "title", "other"]
    case .headingEnd: ["none", "period", "colon"]
    case .headingOpening: ["imperative", "gerund"]
    case .headingMarker: ["atx", "setext"]
    case .linkForm: ["relative", "rootRelative"]
    case .linkEnding: ["keep", "omit"]
    case .linkVerb: ["see", "refer to"]
    case .linkStyle: ["inline", "reference"]
    case .linkText: ["descriptive", "vague"]
    case .linkScheme: ["https", "http"]
    case .listNumbering: ["ones", "increasing", "other"]
    case .listMarker: ["-", "*", "+"]
    case .listCase: ["capital", "lower"]
    case .listEnd: ["period", "none", "other"]
    case .listIntroduction: ["sentence", "none"]
    case .stepOpening: ["imperative", "other"]
    case .italicMarker: ["*", "_"]
    case .boldMarker: ["**", "__"]
    case .fenceLanguage: ["named", "none"]
    case .fenceCharacter: ["```", "~~~", "indented"]
    case .codePrompt: ["none", "dollar"]
    case .imageAlt: ["text", "none"]
    case .tableHeader: ["full", "gaps"]
    case .fileName: ["kebab-case", "snake_case", "camelCase", "UPPER_SNAKE", "other"]
    case .opening: ["paragraph", "other"]
    case .lineWrap: ["80", "100", "120", "none"]
    case .contraction: ["contracted", "full"]
    case .person: ["second", "first"]
    case .please: ["without", "with"]
    case .exclamation: ["without", "with"]
    case .sentenceLength: ["short", "long"]
    case .serialComma: ["with", "without"]
    case .latinExample: ["for example", "e.g."]
    case .latinThat: ["that is", "i.e."]
    case .percent: ["%", "percent"]
    case .quotes: ["straight", "curly"]
    case .dash: ["closed", "spaced", "en", "hyphen"]
    case .dateFormat: ["iso", "monthFirst", "dayFirst"]
    case .numberSpelling: ["words", "digits"]
    case .jsonSample, .yamlSample, .tomlSample: ["sound", "broken"]
    }
  }

  /// Values are told apart by three bits in the counters of a page.
  static let slots = 8

  /// Whether a value includes the ones before it: lines of at most 80 characters are lines of at most 100.
  var isCumulative: Bool { self == .lineWrap }

  /// The number of the value of that name.
  func value(_ name: String) -> Int? { values.firstIndex(of: name) }
}
