extension Lexicon {
  /// With the contracted ones: `it's used` is passive as `it is used` is.
  public static let beForms = Lexicon(
    """
    am are aren't be been being he's i'm is isn't it's she's that's there's they're was wasn't we're were weren't what's
    who's you're
    """)

  public static let modals = Lexicon(
    """
    can can't cannot could couldn't may might must mustn't ought shall should shouldn't will won't would wouldn't
    """)

  /// Words that set an obligation.
  public static let obligations = Lexicon("must mustn't need needs required requires shall should shouldn't")

  public static let negations = Lexicon(
    """
    ain't aren't can't cannot couldn't didn't doesn't don't hadn't hasn't haven't isn't mustn't needn't neither never no
    nobody none nor not nothing nowhere shan't shouldn't wasn't weren't without won't wouldn't
    """)

  /// Past participles that do not end in -ed.
  public static let irregularParticiples = Lexicon(
    """
    awoken beaten begun bent bet bitten bled blown born borne bought bound bred broadcast broken brought built burnt
    burst cast caught chosen clung come crept cut dealt done drawn dreamt driven drunk dug dwelt eaten fallen fed felt
    fled flown flung forbidden forgiven forgone forgotten fought found frozen given gotten grown heard held hidden hit
    hung hurt kept knelt knit known laid lain leant leapt learnt led left lent let lit lost made meant met misled
    misread mistaken misunderstood mown outdone outrun overcome overdone overhung overlaid overridden override overrun
    overseen overthrown overwritten paid partaken prepaid proven put read rebuilt recast redone redrawn reheard relaid
    remade repaid reread rerun resent reset resold restrung retaken rethought retold rewound rewritten ridden risen run
    rung said sawn seen sent set sewn shaken shed shone shot shown shrunk shut slain slept slid slit slung smelt sold
    sought sown sped spelt spent spilt split spoilt spoken spread sprung spun stolen stood stricken struck strung stuck
    stung sublet sung sunk swept swollen sworn swum swung taken taught thought thrown thrust told torn trodden unbound
    understood undertaken undone unwound upheld withdrawn withheld withstood woken won worn woven written wrung
    """)

  /// Words in -ed that are adjectives after a form of be, or no participles at all.
  public static let adjectivesInEd = Lexicon(
    """
    accustomed advanced aged agreed allied ashamed assured based beloved biased bored breed committed complicated
    concerned confused convinced crowded dedicated delighted detailed determined devoted disappointed distributed embed
    exceed excited experienced feed frustrated hatred hundred inclined indeed interested isolated kindred limited
    located loosed malformed married mixed motivated naked need outdated outmoded pleased privileged proceed qualified
    ragged rated red related retired sacred satisfied scared seasoned seed shared shed skilled sophisticated speed
    succeed supposed surprised talented thrilled tired unaffected unattended unauthorized unbiased unbounded unchanged
    undefined undocumented unencrypted unexpected unlimited unmodified unnamed unneeded unordered unprivileged unrelated
    unresolved unsaved unsigned unsorted unsupported untrusted untyped unused unwanted weed wicked wired worried
    """)

  /// Participles after which a noun does not make the whole an attribute: `is called Larkspur`, `are granted access`.
  public static let doubleObjects = Lexicon(
    """
    accorded allocated appointed asked assigned awarded called charged considered declared deemed denied elected flagged
    given granted guaranteed handed kept labeled labelled left lent made marked named offered owed paid promised refused
    rendered sent served set shown taught titled told treated
    """
  )

  /// Adverbs that do not end in -ly.
  public static let adverbs = Lexicon(
    """
    again ago almost already also altogether always anyway apart aside away back best better even ever far fast first
    forever further hence here how however indeed instead just later least less long maybe meanwhile more most much
    never next not now often once only otherwise perhaps quite rather right seldom so sometimes soon still straight then
    there thereby therefore though thus today together tomorrow too twice very well when where yesterday yet
    """)
}
