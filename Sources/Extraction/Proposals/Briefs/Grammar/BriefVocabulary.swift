import TextScanning

/// The closed classes of words that the reading of briefs rests on. Tables only.
enum BriefVocabulary {
  static let modals: Set<String> = Set(
    words: """
      must should shall need needs has have ought may can cannot can't mustn't shouldn't needn't may is are was will isn't
      aren't be contains appears occurs
      """)

  /// Adverbs and openers between a conjunction and its verb.
  static let adverbs: Set<String> = Set(
    words: """
      please also then finally additionally always never only do don't not just be sure make kindly to should must
      shouldn't mustn't cannot
      """)

  /// Verbs that open a clause of a brief, in every form.
  static let clauseVerbs: Set<String> = Set(
    words: """
      add adds answer answers apply avoid avoids begin begins bold capitalize capitalise choose cite close closes conclude concludes
      contain contains don't do does emphasize emphasise enclose enclosed end ends ensure exclude exclusively feature features
      finish finishes format give gives have has highlight highlights include includes italicize italicise keep keeps label
      leave limit list mark marks make mention mentions must need needs never occur occurs omit open opens organize organise
      place provide put refrain repeat respond respond reply separate separated should sign skip start starts stay structure
      surround use uses wrap wrapped write written shouldn't mustn't cannot can't appear appears not without contain
      exceed refer describe explain rewrite translate summarize summarise underline split divide set
      """)

  static let negators: Set<String> = Set(
    words: """
      not no never without don't doesn't didn't isn't aren't mustn't shouldn't can't cannot won't needn't avoid avoids avoiding
      avoided refrain refrains refraining neither nor none exclude excludes excluding excluded omit omits omitting omitted skip
      skips skipping leave leaves leaving forbidden prohibited banned disallowed taboo forbid ban free absent lacks lack nothing
      minus sans unmentioned nowhere
      """)

  /// Predicates after a subject that forbid it.
  static let forbidding: Set<String> = Set(
    words: """
      not never forbidden prohibited banned disallowed taboo avoided omitted excluded skipped absent shouldn't mustn't can't cannot
      don't doesn't aren't isn't nowhere unwelcome off out
      """)

  /// Words after which a line cannot end.
  static let openWords: Set<String> = Set(
    words: """
      a an the in on of to and or with without by for from at your my their its that which is are be as than least most
      exactly more fewer less word words not do does
      """)

  /// Words before a full stop that does not end a sentence.
  static let abbreviations: Set<String> = Set(
    words: "max min approx ca etc vs mr mrs ms dr st incl excl resp fig")

  /// What a brief's answer may be called.
  static let answers: Set<String> = Set(
    words: """
      response answer reply output text it essay story poem letter email article post message piece document summary
      review report description speech song lyrics content submission result paragraph everything completion
      """)

  /// What is always the whole of an answer.
  static let wholes: Set<String> = Set(
    words: """
      response answer reply output text essay story poem letter email article post message piece document review report
      description speech song lyrics content submission result entire whole total total length word count number limit
      """)

  /// Words of the grammar that emphasis does not turn into terms.
  private static let spoken: Set<String> = Set(
    words: """
      at least most more less fewer than exactly precisely only all no not never must should do don't cannot can't without
      avoid any each every entire entirely whole first last second third between up under over words word sentences sentence
      paragraphs paragraph bullets bullet sections section placeholders placeholder commas comma letters letter keywords
      keyword times twice once title json lowercase uppercase capital language english german french spanish italian
      portuguese length format forbidden required include exclude avoid ends end start starts begin begins task question
      constraints requirements rules rule note important lines line characters double quotation marks quotes
      """)

  /// Whether emphasised text is part of what the brief says: a number, a label, or a word of the grammar.
  static func speaks(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if bytes[range].contains(where: ASCII.isDigit) || bytes[range].last == .of(":") { return true }
    let words = Words.ranges(bytes, in: range).map { Tokenizer.folded(bytes, $0) }
    return words.contains(where: spoken.contains) || words.count > 6
  }
}
