/// The closed word classes of English that reading knowledge leans on. No product's words stand here.
enum Vocabulary {
  static let articles = WordList("a an the")

  /// Words that no term begins or ends with and that carry no topic.
  private static let stopWords = """
    a an the this that these those it its it's they them their he she his her him we us our you your i me my one
    some any each every all both either neither no none such same other another many much more most few less least
    several own what which who whom whose when where why how there here then than as if unless until while because
    since so and or nor but yet not only also too very just even still already again ever never always often usually
    sometimes maybe perhaps however therefore thus instead otherwise is are was were be been being am do does did
    done doing has have had having can could may might must shall should will would won't don't doesn't isn't aren't
    can't let let's of to in on at by for from with without within into onto over under above below between among
    through during before after about against across along around behind beyond near off out up down per via upon
    like etc e.g i.e eg ie vs yes please note
    """

  /// The same words as `WordHash.singular` hashes them.
  static let stopSingular = WordList(hashes: Singular.hashes(stopWords))
  static let stop = WordList(stopWords)

  /// Openers that point back: a sentence that begins with one says nothing alone.
  static let pointers = WordList(
    "this that these those it its it's they them their he she we us our you your i there here both each either such "
      + "one some many most another other others all any what which who where when why how then")

  /// Prepositions and conjunctions that may stand inside a term.
  static let inner = WordList("of for and to in on with per as")

  /// Head nouns too general to be anybody's term.
  static let general = WordList(
    """
    example examples note notes default defaults result results step steps output input following value values name
    names purpose goal reason reasons difference differences way ways idea key thing things point part parts kind
    kinds type types list lists table option options description overview introduction summary syntax usage
    requirement requirements prerequisite prerequisites parameter parameters argument arguments remark remarks next
    first second last question answer problem solution cause section page article guide topic document file files
    format number case cases rule rules item items field fields property properties return returns remarks detail
    details change changes benefit benefits advantage advantages feature features limitation limitations information
    content contents time thanks help tip warning caution important background context decision status consequences
    text line lines word words message messages error code user users people person everyone nothing something issue
    response responses request requests header body size count id ids index original total data null enabled
    disabled yes no true false group owner day days week hour minute second month year original input inputs outputs
    """)

  /// What follows an article in praise or comparison, not in a definition.
  static let evaluative = WordList(
    """
    good great common useful simple important best better popular bad following same first last only most next few
    lot bit little preferred recommended easiest easy fastest simplest default case way reason result problem key
    right wrong must-have perfect ideal nice natural typical main major primary exception example second third whole
    necessary safe safest bigger biggest larger largest smaller smallest new real true correct wise sensible likely
    convenient subject matter question possible quick handy crucial critical essential favourite favorite potential
    tricky difficult hard current latest invaluable valuable excellent effective efficient especially
    """)

  /// Those of the verbs below that are no less common as nouns.
  static let nounVerbs = WordList(
    """
    access answer audit backup boot build call change check click clone commit control copy cut design display
    download drag drain drop dump edit end export extract filter finish fix force fork format forward group handle
    hold host import increase issue join label launch leave limit link list load lock log look map mark measure
    merge monitor mount move name note open order override package page pair pass patch pause pin ping place plan
    point post press print profile pull purge push query record release report request reset restart retry return
    review roll route run scale scan schedule search set share ship show sign sort split stage start stop store
    stream switch sync tag tail test trace track train transfer transform trigger try tune turn type update upgrade
    upload use view visit wait watch work wrap
    """)

  /// Verbs in the base form with which instructions begin.
  static let imperatives = WordList(
    """
    accept access activate add adjust allow analyze answer append apply approve archive ask assign attach audit
    authenticate authorize automate avoid back backup begin bind boot browse build bump call cancel capture change
    check choose clean clear click clone close collect combine commit compare compile complete compress compute
    configure confirm connect consider contact control convert copy create customize cut debug decide declare
    decrypt define delete deploy describe design destroy detach detect develop diagnose disable disconnect display
    download drag drain drop dump duplicate edit enable encrypt end enforce ensure enter establish evaluate examine
    exclude execute expand explore export expose extend extract fetch fill filter find finish fix follow force fork
    format forward free generate get give go grant group handle harden hold host identify ignore implement import
    include increase initialize inject insert inspect install integrate invite invoke issue join keep kill label
    launch learn leave limit link list load locate lock log look maintain make manage map mark measure merge migrate
    modify monitor mount move name navigate note notify obtain open optimize order organize override package page
    pair parse pass paste patch pause perform pick pin ping place plan point post prepare press prevent print
    profile promote protect provide provision prune publish pull purge push put query quit read rebuild receive
    record recover reduce refer refresh register reinstall reject release reload remove rename renew repair repeat
    replace replicate report request require reset resolve restart restore restrict resume retire retrieve retry
    return review revert revoke rewrite roll rotate route run save scale scan schedule scroll search secure select
    send serve set share ship show shut shutdown sign simulate skip sort specify split stage start stop store stream
    submit subscribe switch sync synchronize tag tail take teach tell terminate test toggle trace track train
    transfer transform trigger troubleshoot try tune turn type undo uninstall unlock unpack unset unzip update
    upgrade upload use validate verify view visit wait warn watch work wrap write
    """)
}
