/// Words that show a writer's stance and how sentences are joined (after Biber's dimensions of variation); our own lists.
extension Lexicon {
  public static let demonstratives = Lexicon("that these this those")

  public static let boosters = Lexicon(
    """
    absolutely always certainly clearly completely definitely entirely especially extremely fully highly indeed
    incredibly never obviously particularly really simply surely totally truly undoubtedly utterly very
    """)

  public static let possibilities = Lexicon("can can't cannot could couldn't may might")

  public static let relatives = Lexicon("which who whom whose")

  public static let subordinators = Lexicon(
    "although as because if once since though unless until when whenever where whereas whether while")

  public static let conjuncts = Lexicon(
    """
    accordingly additionally also alternatively conversely consequently finally furthermore hence however instead
    likewise meanwhile moreover nevertheless nonetheless otherwise overall similarly specifically still subsequently then
    therefore thus ultimately
    """)

  /// What readers of model output complain of.
  public static let modelMarkers = Lexicon(
    """
    bolster comprehensive crucial crucially delve delves delving elevate embark empower empowering empowers endeavor
    foster fostering furthermore groundbreaking harness harnessing holistic intricate invaluable landscape leverage
    leverages leveraging meticulous meticulously moreover multifaceted myriad nuanced paramount pivotal plethora
    realm robust seamless seamlessly showcase showcases showcasing streamline streamlined streamlines streamlining
    tapestry testament transformative underscore underscores unlock unlocks unparalleled utilize vibrant
    """)
}
