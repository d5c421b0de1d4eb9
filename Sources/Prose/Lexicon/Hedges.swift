extension Lexicon {
  public static let hedges = Lexicon(
    """
    almost apparently appear appears approximately arguably assume assumed basically believe could essentially fairly
    feel frequently generally guess hopefully kinda likely mainly maybe might mostly nearly normally occasionally often
    partially perhaps possible possibly potentially practically presumably pretty probable probably quite rather
    reasonably relatively roughly seem seemed seemingly seems sometimes somewhat sorta suggest suggests suppose
    supposedly tend tends think typically unlikely usually virtually
    """)

  /// Abbreviations of Latin words without their dots; `e.g.` and `i.e.` are two words each to a scanner of words.
  public static let latinAbbreviations = Lexicon("cf eg etc ibid ie viz vs")

  public static let politeness = Lexicon("kindly please")
}
