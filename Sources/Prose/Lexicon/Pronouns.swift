extension Lexicon {
  public static let firstPersonSingular = Lexicon("i me mine my myself i'm i've i'll i'd")
  public static let firstPersonPlural = Lexicon("our ours ourselves us we we'd we'll we're we've")
  public static let secondPerson = Lexicon("you you'd you'll you're you've your yours yourself yourselves")
  public static let thirdPerson = Lexicon(
    """
    he he'd he'll he's her hers herself him himself his she she'd she'll she's their theirs them themselves they they'd
    they'll they're they've
    """
  )

  /// Subjects that a contracted `is` or `has` leans on: `it's` is no possessive, `queue's` is.
  public static let contractingSubjects = Lexicon("he here how it let she that there what when where who why")
}
