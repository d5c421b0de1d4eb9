import TextScanning

/// A closed class of words that a sentence can rule on by its name: days of the week, Latin abbreviations.
struct TermClass: Sendable {
  /// What is done to the words of the class where the sentence forbids it.
  enum Act: Sendable {
    /// Using them at all: “Don't use Latin abbreviations”.
    case use
    /// Shortening them: “Never abbreviate the days of the week”, “Spell out ordinals”.
    case shorten
  }

  /// Ways to call the class, as words of a sentence.
  let names: [[String]]
  let act: Act
  /// Whether everybody would list the same words. Of an open class (“condescending language”) the list is ours, whatever the guide shows.
  let isClosed: Bool
  /// What not to write, with what to write instead where there is one.
  let terms: [(avoid: [String], prefer: [String])]

  private init(
    _ names: [String], _ act: Act, isClosed: Bool = true, _ terms: [(avoid: [String], prefer: [String])]
  ) {
    self.isClosed = isClosed
    self.names = names.map { $0.split(separator: " ").map(String.init) }
    self.act = act
    self.terms = terms
  }

  /// Short forms that are words of their own (`Sat`, `Wed`, `Mar`, `May`) are in no class: they would be found where nobody abbreviates.
  static let all: [TermClass] = [
    TermClass(
      ["latin abbreviations", "latin abbreviation", "latinisms", "latin terms", "latin phrases"], .use,
      [
        (["e.g."], ["for example", "such as"]), (["i.e."], ["that is"]), (["etc."], ["and so on"]),
        (["et al."], ["and others"]), (["viz."], ["namely"]), (["cf."], ["compare"]),
      ]),
    TermClass(
      ["days of the week", "names of days", "weekdays", "day names"], .shorten,
      [
        (["Mon"], ["Monday"]), (["Tue", "Tues"], ["Tuesday"]), (["Weds"], ["Wednesday"]),
        (["Thu", "Thur", "Thurs"], ["Thursday"]), (["Fri"], ["Friday"]),
      ]),
    TermClass(
      ["months", "names of months", "month names", "names of the months"], .shorten,
      [
        (["Jan"], ["January"]), (["Feb"], ["February"]), (["Aug"], ["August"]), (["Sept"], ["September"]),
        (["Oct"], ["October"]), (["Nov"], ["November"]), (["Dec"], ["December"]),
      ]),
    TermClass(
      ["ordinals", "ordinal numbers", "ordinal numerals"], .shorten,
      [
        (["1st"], ["first"]), (["2nd"], ["second"]), (["3rd"], ["third"]), (["4th"], ["fourth"]), (["5th"], ["fifth"]),
        (["6th"], ["sixth"]), (["7th"], ["seventh"]), (["8th"], ["eighth"]), (["9th"], ["ninth"]),
      ]),
    TermClass(
      ["gendered pronouns", "gender-specific pronouns", "gendered third-person pronouns"], .use,
      [
        (["he", "she", "he or she", "he/she", "s/he"], []), (["him", "her", "his", "hers", "his or her"], []),
        (["himself", "herself"], []),
      ]),
    TermClass(
      [
        "condescending", "condescension", "patronizing", "patronising", "presumptuous", "belittling",
        "minimizing language",
        "minimizing words",
      ], .use, isClosed: false,
      [
        (["simple", "simply"], []), (["easy", "easily"], []), (["just"], []), (["obvious", "obviously"], []),
        (["of course"], []), (["trivial", "trivially"], []), (["straightforward"], []),
      ]),
  ]
}
