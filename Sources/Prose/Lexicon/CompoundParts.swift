extension Lexicon {
  /// Words that stand together in compounds of documentation: where “one word” may be split to see how it is misspelt. Our own list.
  public static let compoundParts = Lexicon(
    """
    access account action address admin agent air alert allow any app area auto back bar base bench block board body boot border bottom bound
    box branch break browser bug build button by call cache card case center chain chart chat check class clean client clip clock close cloud
    code color command commit config console control copy core count cross crypto cut cycle dash data date day dead deep default deny dev
    device dialog directory disk dock document domain door down drag drive drop dump edge edit end engine entry event every fall feature feed
    field file fill filter fire flow folder foot for force fork form frame free front full game gate get gold grid group guide hand hard hash
    head help high home hook host hot hour house how icon image in inbox index info input inter internet item job key keyboard kick label
    land lap layer layout left level lib life light line link list load local lock log long loop low machine mail main make man map mark
    market mask master match menu message meta mid middle mile mind mis mode module mouse multi name net network new news no node note off
    on one open operator order out output over owner pack page paint pair panel parameter parse part pass paste patch path pay peer phone
    phrase pick pin ping pipe pipeline place plan plane play plug point pool pop port post power pre press print process profile program
    project prompt proof public pull push query queue quick quote rack range rate raw re read ready real record release remote report repo
    request reset response rest right road role roll room root round route row rule run safe sand save scale scan schedule schema school
    scope screen script scroll search second secret section self semi send server service set setting setup shadow share sheet shell short
    show shut side sight sign single site size sketch sleep slide small snap socket soft software source space spread stack stage stamp
    stand standard start state status step stop storage store story stream string style sub super switch sync system tab table tag take
    task team tech template temp terminal test text theme thread through throw thumb time tip title to token tool top touch trace track
    trade traffic trail tree trouble type under unit up upload use user value view virtual voice volume walk wall warm watch water way web
    week while white wide wild window word work world wrap write yard year zone shooting stream through put put line life cycle shake point
    """)
}
