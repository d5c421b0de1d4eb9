import Prose
import TextScanning

/// Tells words that anybody may write from those that guides single out whatever stands around them.
enum OrdinaryWord {
  /// Whether a ban of the term can hardly hold everywhere: one plain word that no list of weak or harmful words names.
  static func isOne(_ term: String) -> Bool {
    let bytes = Array(term.utf8)
    guard let first = bytes.first, bytes.count >= 2, ASCII.isLetter(first),
      bytes.dropFirst().allSatisfy({ ASCII.isLower($0) })
    else { return false }
    let word = term.lowercased()
    // A capital makes a name, but for words that a title starts with.
    if ASCII.isUpper(first), !Lexicon.functionWords.contains(word), !Lexicon.imperatives.contains(word) { return false }
    return !isWeak(word)
  }

  /// Whether lists of words to avoid name the word, in lower case.
  static func isWeak(_ word: String) -> Bool { weak.contains(word) || Lexicon.hedges.contains(word) }

  /// Words that lists of plain, modest, inclusive or formal language rule out as such.
  private static let weak: Set<String> = Set(
    words: """
      please kindly sorry thanks simply simple just easy easily obvious obviously actually basically really very quite
      rather merely literally clearly certainly totally completely absolutely essentially trivial trivially straightforward
      effortless effortlessly seamless seamlessly quickly fast painless hassle-free hopefully unfortunately luckily
      surprisingly interestingly naturally honestly frankly literally extremely highly incredibly truly definitely
      unique best ultimate perfect perfectly amazing awesome great excellent exciting innovative revolutionary robust
      powerful cutting-edge state-of-the-art world-class best-in-class next-generation game-changing disruptive
      synergy synergies synergize leverage leverages leveraging utilize utilizes utilizing utilise utilization facilitate
      facilitates facilitating commence terminate endeavor ascertain obtain purchase numerous subsequently aforementioned
      herein hereby thereof whereby wherein heretofore henceforth pursuant whilst amongst upon thus hence ergo via etc
      eg ie vs versus viz circa stuff things thing bunch lots gonna wanna gotta kinda sorta ain't folks guys dude dudes
      ladies gentlemen mankind manpower chairman chairmen fireman policeman salesman housewife stewardess
      spokesman middleman man-hours man-made he she him her his hers himself herself crazy insane dumb lame stupid idiot
      psycho schizophrenic retarded crippled cripple handicapped spaz moron nuts mad bonkers cuckoo blacklist whitelist
      blacklisted whitelisted blacklisting whitelisting master slave slaves grandfathered grandfather native natives
      dummy kill abort hang sexy blackhat whitehat greylist graylist ghetto gypsy tribe spirit-animal guru ninja rockstar
      pow-wow powwow illegals slum should could would might maybe perhaps probably possibly somewhat virtually
      several various desire desired desirous empower empowers empowering impact impactful impacts streamline incentivize
      holistic paradigm ecosystem learnings deliverables actionable onboard ideate ideation touchbase granular agile
      dialogue overarching progress foster pledge tackling tackle combating countering deploy dialog disincentivize key
      advancing initiate modify focusing touchpoint transforming i we us our ours my mine myself me let's cannot however
      whom shall ought e-mail ensure allows allow enables enable functionality
      """)
}

/// Words of headings and labels that announce rules on words as such, or on writing at large. A heading without any is about something
/// specific, and so are the bans under it.
enum WordTopic {
  static func isSpecific(_ title: String) -> Bool {
    let words = PathCues.words(title)
    guard !words.isEmpty, Set(words).isDisjoint(with: general) else { return false }
    return !words.allSatisfy { $0.utf8.count == 1 || empty.contains($0) }
  }

  /// Words that say nothing alone, and much beside others: “Notes”, but “Release notes”.
  private static let empty: Set<String> = Set(
    words: "tip tips summary details note notes important warning caution text names example examples and the a")

  private static let general: Set<String> = Set(
    words: """
      word words wording term terms terminology phrase phrases phrasing jargon vocabulary idiom idioms slang buzzword
      buzzwords latin latinisms filler spelling inclusive inclusion inclusivity bias biased unbiased diversity gender
      gendered ableist ableism language languages english style styles tone voice writing write written writer writers
      prose content copy documentation docs document documents guide guides guideline guidelines grammar usage
      general generally overview introduction basics principle principles rule rules convention conventions standards
      practice practices advice avoid avoided avoiding don't don'ts
      don dont dos never banned forbidden prohibited not no wrong bad replace instead plain clear clarity concise
      conciseness brevity simple simplicity accessible accessibility respectful respect polite politeness courtesy
      friendly formal formality conversational marketing hype hyperbole exaggeration superlatives claims humor culture
      cultural global globalization international translation localization pronoun pronouns contraction contractions
      abbreviation abbreviations acronym acronyms hedging hedges adverbs adjectives adverb adjective verb verbs clichés
      cliches metaphors anthropomorphism personification race ethnicity age disability ability people person persons
      first second readability legibility editorial reference glossary dictionary lexicon list names naming product
      products brand branding proper nouns noun references miscellaneous other common mistakes errors checklist do
      """)
}
