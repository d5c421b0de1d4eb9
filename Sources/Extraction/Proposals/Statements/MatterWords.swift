import TextScanning

/// Words that tell what a rule constrains. Tables only; the reading is in `Matter`.
enum MatterWords {
  static func isVerb(_ word: String) -> Bool {
    conduct.contains(word) || forming.contains(word) || open.contains(word) || courtesies.contains(word)
  }

  /// The base of an inflected verb of the tables; the word itself when there is none.
  static func base(_ word: String) -> String {
    guard !isVerb(word), word != "be" else { return word }
    for ending in ["ing", "ed", "es", "s", "d"] where word.hasSuffix(ending) && word.count > ending.count + 2 {
      let stem = String(word.dropLast(ending.count))
      let undoubled = stem.count > 2 && stem.utf8.last == stem.utf8.dropLast().last ? String(stem.dropLast()) : stem
      for candidate in [stem, stem + "e", undoubled] where isVerb(candidate) { return candidate }
    }
    return irregular[word] ?? word
  }

  private static let irregular = [
    "written": "write", "kept": "keep", "put": "put", "read": "read", "done": "do", "sent": "send",
  ]

  /// Deeds in the work on a project or for a user.
  static let conduct: Set<String> = Set(
    words: """
      run ask check verify confirm read review report open submit commit push merge rebase wait stop notify tell inform
      search trace bump regenerate reproduce investigate preserve discuss comment close assign sign deploy escalate
      transfer deny enable gather calculate apply send monitor start flag rerun inspect look consult contact request
      obtain get approve dismiss revert squash publish drop clean install upgrade downgrade audit refuse decline
      grant revoke rotate know understand learn find identify cite claim guess assume invent modify edit touch hand-edit
      skip bypass uphold debug measure benchmark work finish complete go share lift decide prioritize summarize mention
      plan cancel charge refund book take think consider omit hide treat mirror manage reference note download
      restart kill launch navigate schedule announce stash pull fetch clone fork checkout attach stage tag explore reuse
      cover reproduce abort pause resume proceed retry reply respond answer resolve load wire triage backport
      self-review double-check cross-check force-push amend cherry-pick unlock lock ship hand coordinate involve seek
      leak expose disclose erase wipe destroy overwrite invoke call_ execute spawn query_ authenticate
      """)

  /// Making a text or code take some form.
  static let forming: Set<String> = Set(
    words: """
      name prefix suffix indent format wrap capitalize capitalise spell align sort nest link annotate declare type
      structure title bold place put return throw mock import export inline extract cross-reference label number
      consolidate demonstrate italicize hyphenate lowercase uppercase style describe organize organise catch stub
      instantiate construct inherit override encapsulate serialize group await initialize destructure parametrize
      parameterize alias cast abbreviate pad colocate co-locate focus memoize deduplicate source mark derive implement
      compose suffix camel-case store belong document
      """)

  /// Verbs that take their matter from what they govern.
  static let open: Set<String> = Set(
    words: """
      update follow validate test ensure create add fix log handle define generate change set make keep include use avoid
      prefer have be provide need require contain let allow call extend do limit write leave separate split choose
      select pick favor favour adopt introduce support pass reserve mix minimize minimise replace respect match stick
      maintain remember remove delete explain raise rely stay sound say state show give hardcode hard-code render convert
      """)

  static let clauseVerbs: Set<String> = ["ensure", "make", "remember", "note"]
  static let takesGerund: Set<String> = ["avoid", "prefer", "consider", "keep", "stop", "favor", "favour"]
  static let placing: Set<String> = ["keep", "put", "place", "leave", "write", "store", "belong", "go"]
  static let secrets: Set<String> = Set(
    words: "secret secrets credential credentials password passwords token tokens key keys pii")
  static let saying: Set<String> = ["use", "write", "say", "call", "avoid", "spell", "prefer"]

  static let courtesies: Set<String> = [
    "thank", "praise", "apologize", "apologise", "greet", "welcome", "congratulate", "educate",
  ]
  static let manners: Set<String> = Set(
    words: """
      kind polite respectful concise friendly courteous patient constructive welcoming professional conversational honest
      blunt terse brief formal informal calm empathetic
      """)
  /// Nouns of what is said and how.
  static let language: Set<String> = Set(
    words: """
      tone voice wording jargon slang emoji emojis exclamation dashes contractions word words phrase phrases phrasing term
      terms terminology responses replies pronouns humor humour superlatives adjectives filler buzzwords idioms hyperbole english
      """)

  /// Nouns of texts and code, of their parts and of how they look.
  static let form: Set<String> = Set(
    words: """
      name names naming heading headings title titles link links comments docstring docstrings import imports function
      functions method methods class classes variable variables parameter parameters argument arguments type types typing
      hint hints annotation annotations constant constants exception exceptions error errors assertion assertions fixture
      fixtures mock mocks mocking helper helpers pattern patterns syntax operator operators quote quotes indentation spaces
      tabs line lines character characters semicolon semicolons comma commas bullet bullets admonition admonitions callout
      callouts section sections format formats formatting style styles prefix prefixes suffix suffixes casing case
      camelcase snake_case kebab-case pascalcase markup identifier identifiers interface interfaces struct structs enum
      enums generic generics macro macros literal literals snippet snippets fence fences placeholder placeholders field
      fields block blocks code example examples description descriptions getter setter decorator decorators closure
      closures lambda coroutine loop loops expression expressions statement statements string strings json yaml markdown
      html css selector selectors component components props hook hooks header headers footer script scripts goto integer
      integers buffer buffers handler handlers trait traits panic panics dataclass dataclasses composition inheritance
      abstraction abstractions singleton singletons utility utilities visibility null whitespace cast casts convention
      conventions guard guards parentheses braces brackets asterisk asterisks hyphen hyphens logger logging message messages
      stylesheet layout constructor constructors initializer property properties attribute attributes concepts column
      columns table tables caption captions namespace namespaces one-liner signature signatures sentinel ternary nesting
      mutation globals global callback callbacks promise promises async await anchor details steps flag flags extension
      extensions module modules injection subject queries query urls url values colors colours return returns state
      mutability todo todos camel snake kebab pascal timestamp timestamps date dates
      """)

  /// Nouns of the work: what is run, changed, asked, released.
  static let work: Set<String> = Set(
    words: """
      test tests suite command commands commit commits branch branches pr prs issue issues review reviews approval ci build
      builds release releases dependency dependencies migration migrations secret secrets data change changes diff file
      files database user users customer team tool tools request requests ticket pull deployment production environment
      server access permission permissions account policy work package packages docs documentation changelog bug bugs
      feature features repository repo history credentials token tokens service services skill skills checks approach scope
      plan task tasks question questions pipeline coverage regression worktree worktrees linter formatter toolchain
      """)

  /// Programs: code that begins with one is a command.
  static let tools: Set<String> = Set(
    words: """
      uv pip pipx npm pnpm yarn npx bun bunx cargo make just git gh glab docker podman go poetry ruff black pytest jest
      vitest eslint prettier gofmt gofumpt mise asdf nvm rg grep sed awk curl wget kubectl helm terraform tofu bazel gradle
      ./gradlew mvn maven tox nox pre-commit mypy pyright clippy rustfmt swiftlint biome deno node python python3 bash sh
      psql redis-cli aws gcloud az flutter dart swift xcodebuild dotnet composer php bundle rake rails mix sudo apt brew
      systemctl ssh scp rm mv cp cd ls cat export source task tsc turbo nx golangci-lint shellcheck actionlint
      """)

  static let endings: Set<String> = Set(
    words: """
      md mdx rst txt toml yaml yml json jsonc lock mod sum py rs ts tsx js jsx go swift java kt c h cpp hpp rb sh sql html
      css scss xml ini cfg env csv svg png proto graphql tf gradle mjs cjs
      """)

  /// Words that end a run of nouns.
  static let links: Set<String> = Set(
    words: """
      in on at to for from of with by as into onto over under via through between per within against about across and or but
      that which than instead rather not only
      """)
  static let subordinators: Set<String> = Set(
    words: "if when unless before after because so since until while whenever where")
  static let modals: Set<String> = Set(
    words: "must should shall may can will need needs have has ought cannot is are be was were")
  /// Modals that demand; the others may belong to a clause inside.
  static let demands: Set<String> = ["must", "should", "shall", "ought", "cannot"]
  static let openers: Set<String> = Set(
    words: """
      also always never only not then please first just simply especially generally usually explicitly carefully all any
      the a an don't do to new no your our each every sure instead strictly directly
      """)

  static let formHeadings: Set<String> = Set(
    words: """
      style styles naming formatting convention conventions typing imports comments docstrings docstring callouts
      cross-references indentation syntax patterns idioms hints fixtures mocking casing length
      """)
  static let workHeadings: Set<String> = Set(
    words: """
      workflow workflows command commands commit commits pull review reviews before process security boundaries release
      releasing setup verification ci permissions safety contributing policy responsibilities development access merge
      merging git deployment planning verify filing submitting testing tests changes checks philosophy
      """)
  /// Headings made of nothing but these are about code.
  static let codeHeadings: Set<String> = Set(
    words: """
      code coding python typescript javascript swift go golang rust java kotlin css react html sql c c++ ruby php error
      errors handling logging types functions classes components scripts
      """)
  static let headingFillers: Set<String> = Set(
    words: "and the of for in guidelines rules best practices standards quality")
}
