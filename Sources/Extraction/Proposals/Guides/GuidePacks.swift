import Rules
import TextScanning

/// The guides that projects defer to most. A table; one line says what gives way to what.
extension GuidePack {
  static let google = GuidePack(
    ["google style", "google documentation", "google developer"],
    words: """
      e.g. → for example, such as
      i.e. → that is
      etc.
      via
      vs. → versus
      allows you to → lets you
      enables you to → lets you
      in order to → to
      utilize, leverage → use
      e-mail → email
      web site → website
      web page → webpage
      check box → checkbox
      back-end, back end → backend
      front-end, front end → frontend
      datacenter → data center
      touch screen → touchscreen
      user name → username
      WiFi, Wifi → Wi-Fi
      plug-in → plugin
      click on → click
      uncheck, deselect → clear
      grayed-out, grayed out → unavailable
      whitelist → allowlist
      blacklist → denylist
      master/slave → primary/replica
      dummy variable → placeholder
      sanity check → quick check
      guys → everyone
      mankind → humanity, people
      manpower → workforce, staff
      simply, easy, easily, simple, just
      please
      let's
      crazy, insane
      ninja, rockstar, guru
      & → and
      """,
    form: [
      ("casing.heading", ["style": "sentence"]), ("punctuation.mark", ["mark": "serial comma", "use": true]),
      ("grammar.person", ["person": "second"]), ("grammar.tense", ["tense": "present"]),
      ("grammar.voice", ["voice": "active"]), ("punctuation.mark", ["mark": "exclamation mark", "use": false]),
      ("number.spelling", ["style": "words", "below": 10]), ("link.text", [:]), ("image.alt", [:]),
    ])

  static let microsoft = GuidePack(
    ["microsoft style", "microsoft writing", "microsoft manual"],
    words: """
      e.g. → for example
      i.e. → that is
      etc.
      vs. → versus
      et al. → and others
      in order to → to
      utilize, leverage → use
      prior to → before
      execute → run
      terminate → end, stop
      invalid → not valid
      e-mail → email
      web site → website
      log in, log on → sign in
      log off, log out → sign out
      check box → checkbox
      data center → datacenter
      indices → indexes
      grayed, grayed out → unavailable
      whitelist → allowlist
      blacklist → blocklist
      master/slave → primary/replica
      click on → select
      uncheck, deselect → clear
      guys → everyone
      mankind → humanity, people
      manpower → workforce, staff
      & → and
      """,
    form: [
      ("casing.heading", ["style": "sentence"]), ("punctuation.mark", ["mark": "serial comma", "use": true]),
      ("punctuation.end", ["place": "heading", "mark": "none"]), ("grammar.contraction", ["use": true]),
      ("grammar.person", ["person": "second"]), ("grammar.voice", ["voice": "active"]),
      ("number.spelling", ["style": "words", "below": 10]), ("image.alt", [:]),
      ("punctuation.mark", ["mark": "double space", "use": false]),
    ])

  static let associatedPress = GuidePack(
    ["ap style", "ap stylebook", "associated press"],
    words: """
      e-mail → email
      web site → website
      per cent → percent
      towards → toward
      """,
    form: [
      ("number.spelling", ["style": "words", "below": 10]),
      ("punctuation.mark", ["mark": "double space", "use": false]),
    ])

  static let chicago = GuidePack(
    ["chicago style", "chicago manual"],
    words: """
      e-mail → email
      web site → website
      per cent → percent
      towards → toward
      """,
    form: [
      ("punctuation.mark", ["mark": "serial comma", "use": true]),
      ("punctuation.mark", ["mark": "double space", "use": false]),
    ])
}
