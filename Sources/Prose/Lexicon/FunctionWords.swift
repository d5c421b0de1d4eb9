extension Lexicon {
  /// Words that carry grammar rather than meaning.
  public static let functionWords = Lexicon(
    """
    a about above across after against all along although am among an and another any anybody anyone anything are around
    as at be because been before behind being below beneath beside besides between beyond both but by can cannot could
    despite did do does doing don't down during each either enough every everybody everyone everything except few for
    from had has have having he her here hers herself him himself his how i if in inside into is isn't it it's its
    itself least less like many may me might mine more most much must my myself near neither no nobody none nor not
    nothing of off on once one only onto or other our ours ourselves out outside over own past per rather several shall
    she should since so some somebody someone something such than that that's the their theirs them themselves then
    there these they this those though through throughout till to too toward towards under underneath unless until up
    upon us very via was we were what whatever when whenever where whereas wherever whether which whichever while who
    whoever whom whose why will with within without would yet you your yours yourself yourselves
    """)

  /// Words that can follow a participle without being what it describes.
  public static let prepositions = Lexicon(
    """
    about above across after against along among around as at before behind below between beyond by despite down during
    except for from in inside into like near of off on onto out outside over past per since through throughout till to
    toward towards under unlike until up upon via with within without
    """)

  public static let articles = Lexicon("a an her his its my our the their this that these those your")
}
