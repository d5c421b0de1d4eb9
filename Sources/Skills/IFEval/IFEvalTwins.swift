import TextScanning

/// The 25 instruction types, in the order of their families.
extension IFEvalTwin {
  static let all: [IFEvalTwin] = words + lengths + content + formats + whole

  private static let words = [
    IFEvalTwin(id: "keywords:existence", kind: "brief.keywords", fields: [.texts("keywords", "words")]),
    IFEvalTwin(
      id: "keywords:frequency", kind: "brief.keywordCount", number: .related(relation: "relation", number: "frequency"),
      fields: [.text("keyword", "word")]),
    IFEvalTwin(id: "keywords:forbidden_words", kind: "brief.keywordBan", fields: [.texts("forbidden_words", "avoid")]),
    IFEvalTwin(
      id: "keywords:letter_frequency", kind: "brief.letterCount",
      number: .related(relation: "let_relation", number: "let_frequency"), fields: [.text("letter", "letter")]),
    IFEvalTwin(id: "language:response_language", kind: "brief.language", fields: [.text("language", "language")]),
  ]

  private static let lengths = [
    IFEvalTwin(
      id: "length_constraints:number_sentences", kind: "brief.sentences",
      number: .related(relation: "relation", number: "num_sentences")),
    IFEvalTwin(
      id: "length_constraints:number_paragraphs", kind: "brief.paragraphs", number: .exact("num_paragraphs"),
      fixed: ["divider": "stars"]),
    IFEvalTwin(
      id: "length_constraints:number_words", kind: "brief.words",
      number: .related(relation: "relation", number: "num_words")),
    IFEvalTwin(
      id: "length_constraints:nth_paragraph_first_word", kind: "brief.paragraphStart",
      fields: [
        .number("num_paragraphs", "paragraphs"), .number("nth_paragraph", "nth"), .text("first_word", "word"),
      ]),
  ]

  private static let content = [
    IFEvalTwin(
      id: "detectable_content:number_placeholders", kind: "brief.placeholders", number: .least("num_placeholders")),
    IFEvalTwin(
      id: "detectable_content:postscript", kind: "brief.postscript", fields: [.text("postscript_marker", "marker")]),
  ]

  private static let formats = [
    IFEvalTwin(id: "detectable_format:number_bullet_lists", kind: "brief.bullets", number: .exact("num_bullets")),
    IFEvalTwin(
      id: "detectable_format:constrained_response", kind: "brief.choice",
      fixed: ["options": ["My answer is yes.", "My answer is no.", "My answer is maybe."]]),
    IFEvalTwin(
      id: "detectable_format:number_highlighted_sections", kind: "brief.highlights", number: .least("num_highlights")),
    IFEvalTwin(
      id: "detectable_format:multiple_sections", kind: "brief.sections", number: .least("num_sections"),
      fields: [.text("section_spliter", "marker")]),
    IFEvalTwin(id: "detectable_format:json_format", kind: "brief.json"),
    IFEvalTwin(id: "detectable_format:title", kind: "brief.title"),
  ]

  private static let whole = [
    IFEvalTwin(id: "combination:two_responses", kind: "brief.twoAnswers"),
    IFEvalTwin(id: "combination:repeat_prompt", kind: "brief.repeat", fields: [.text("prompt_to_repeat", "text")]),
    IFEvalTwin(id: "startend:end_checker", kind: "brief.ending", fields: [.text("end_phrase", "phrase")]),
    IFEvalTwin(id: "startend:quotation", kind: "brief.quotation"),
    IFEvalTwin(
      id: "change_case:capital_word_frequency", kind: "brief.capitalWords",
      number: .related(relation: "capital_relation", number: "capital_frequency")),
    IFEvalTwin(
      id: "change_case:english_capital", kind: "brief.case", fixed: ["case": "upper", "language": "en"]),
    IFEvalTwin(
      id: "change_case:english_lowercase", kind: "brief.case", fixed: ["case": "lower", "language": "en"]),
    IFEvalTwin(id: "punctuation:no_comma", kind: "brief.noCommas"),
  ]
}

extension IFEvalTwin.Field {
  fileprivate static func text(_ argument: String, _ slot: String) -> Self {
    Self(argument: argument, slot: slot, form: .text)
  }
  fileprivate static func texts(_ argument: String, _ slot: String) -> Self {
    Self(argument: argument, slot: slot, form: .texts)
  }
  fileprivate static func number(_ argument: String, _ slot: String) -> Self {
    Self(argument: argument, slot: slot, form: .number)
  }
}
