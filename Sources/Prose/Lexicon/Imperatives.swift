extension Lexicon {
  /// Base forms of the verbs that open an instruction in documentation and software work. Many are nouns too (`access`, `test`):
  /// what decides is the place, the first word of a step or a rule.
  public static let imperatives = Lexicon(
    """
    abandon abbreviate abide abort absorb abstract accelerate accept access accommodate accompany accomplish account
    accumulate achieve acknowledge acquire act activate adapt add address adhere adjust administer admit adopt advance
    advertise advise affect affix aggregate agree aim alert alias align allocate allot allow alphabetize alter alternate
    amend amplify analyse analyze anchor annotate announce anonymize answer anticipate apologize appear append apply
    appoint appreciate approach approve arbitrate archive argue arrange ask assemble assert assess assign assist
    associate assume assure attach attain attempt attend attribute audit augment authenticate author authorize automate
    avoid await awaken back backfill backport backup balance ban base batch be bear become begin believe benchmark
    benefit bind blend block bold bookmark boost boot bootstrap borrow bound break brief bring broadcast browse buffer
    build bump bundle buy bypass cache calculate calibrate call cancel capitalize capture care carry cast catalog catch
    categorize cause caution center centralize certify chain challenge change channel characterize charge check checkout
    cherry-pick choose circulate cite claim clarify classify clean cleanse clear click clip clone close coach coalesce
    code codify collaborate collapse collate collect combine come command comment commit communicate compact compare
    compensate compile complement complete comply compose compress compute concatenate concentrate conclude condense
    conduct configure confine confirm conform connect consider consolidate constrain construct consult consume contact
    contain contextualize continue contract contribute control convene convert convey convince cooperate coordinate copy
    correct correlate correspond count couple cover craft crawl create credit critique crop cross-check cross-reference
    curate customize cut date deactivate deal debate debounce debug decide declare decline decode decommission decompose
    decompress decorate decouple decrease decrypt dedicate deduce deduplicate deepen default defend defer define degrade
    delay delegate delete delimit deliver demand demonstrate denote deny depend depict deploy deprecate derive descend
    describe deserialize design designate destroy detach detail detect determine develop deviate devise diagnose diagram
    dictate diff differentiate dig direct disable disallow disambiguate discard disclose disconnect discontinue
    discourage discover discuss dismiss dispatch display dispose distil distinguish distribute divide do dock document
    dodge double double-check double-click download draft drag drain draw drive drop dry-run dump duplicate earn ease
    edit educate elaborate elect elevate eliminate emit emphasize employ empower empty emulate enable encapsulate
    enclose encode encourage encrypt end endorse enforce engage enhance enjoy enlarge enlist enrich enroll ensure enter
    entitle enumerate envision equip erase err escalate escape establish estimate evaluate evolve examine exceed except
    exchange exclude execute exempt exercise exhaust exit expand expect expire explain explore export expose express
    extend extract facilitate factor fail fall familiarize favor favour feature feed fetch field fight figure file fill
    filter finalize find finish fit fix flag flash flatten flip flush focus fold follow force forecast forget fork form
    formalize format formulate forward foster frame free freeze front-load fulfill fund furnish fuse gain gather gauge
    generalize generate get give glance go govern grant graph greet ground group grow guarantee guard guess guide halt
    hand handle hang harden harmonize harvest hash have head hear help hide highlight hint hire hit hold honor honour
    hook host hover hydrate hyphenate identify ignore illustrate imagine imitate implement imply import impose improve
    include incorporate increase increment indent index indicate infer inflate influence inform inherit inhibit
    initialise initialize initiate inject inline innovate input insert insist inspect inspire install instantiate
    instruct instrument insulate integrate intend interact intercept interpolate interpret interrupt interview introduce
    invalidate invent invest investigate invite invoke involve isolate issue italicize iterate join judge jump justify
    keep key kill know label land last launch lay lead learn leave lend let leverage license lift lighten limit line
    link lint list listen live load localize locate lock log look loop lower lowercase mail maintain make manage mandate
    manipulate map mark market mask match materialize maximize mean measure meet memorize mend mention merge migrate
    mimic mind minify minimize mirror mitigate mix mock model moderate modernize modify monitor motivate mount move
    multiply mute name narrow navigate negotiate nest nominate normalize note notice notify number obey observe obtain
    occur offer offload omit onboard open operate opt optimize orchestrate order organise organize orient originate
    outline output outweigh overlap overload override oversee overwrite own pack package pad page paginate pair
    parallelize parameterize paraphrase parse participate partition pass paste patch pause pay perform permit persist
    personalize persuade phase phrase pick pilot pin ping pipe place plan play plot plug point poll pool populate port
    position post postpone practice precede predict prefer prefix prepare prepend prescribe present preserve press
    presume prevent preview print prioritize probe proceed process procure produce profile program prohibit project
    promise promote prompt pronounce proofread propagate propose protect prototype prove provide provision prune publish
    pull punctuate purchase purge pursue push put qualify quantify query question queue quit quiz quote raise randomize
    rank rate rationalize reach react read realign rearrange reassess reassign rebase reboot rebuild recall recap
    receive recheck recognize recommend reconcile reconfigure reconnect reconsider record recover recreate rectify
    recycle redact redeploy redesign redirect reduce refactor refer reference refine reflect reformat refrain refresh
    refuse regard regenerate register regulate rehearse reimport reinforce reinstall reject relate relaunch relax relay
    release reload relocate rely remain remediate remember remind remove rename render renew reopen reorder reorganize
    repair repeat rephrase replace replay replicate reply report represent reproduce request require reread rerun
    reschedule rescue research reserve reset reshape resize resolve respect respond restart restate restore restrain
    restrict restructure restyle resubmit result resume retain retest rethink retire retract retrieve retry return reuse
    reveal reverse revert review revise revisit revoke reward rewind rewrite right-click roll rotate round route run
    sample sanitize satisfy save say scale scan schedule scope score screen script scroll seal search secure see seed
    seek segment select self-host sell send separate sequence serialize serve set settle shape shard share sharpen shift
    ship shorten shout show shrink shut sign signal signify silence simplify simulate size sketch skim skip slice slow
    smooth snapshot sniff soften solicit solve sort sound source space spawn speak specialize specify spell spend split
    sponsor spot squash stack stage standardize start state stay stem step stick stop store stream streamline strengthen
    stress stretch strip strive structure study style submit subscribe substitute subtract succeed suggest suit sum
    summarize supersede supplement supply support suppose suppress survey suspend sustain swap switch sync synchronize
    synthesize tab tabulate tackle tag tail tailor take talk tap target taste teach tear tell template tend terminate
    test thank think throttle throw tidy tie tighten time title toggle tolerate touch trace track trade train transcribe
    transfer transform transition translate transmit transpose trap traverse treat triage trigger trim triple-check
    troubleshoot truncate trust try tune turn tweak type uncheck uncomment uncover underline underscore understand
    undertake undo unify uninstall unite unload unlock unmount unpack unpin unplug unregister unset unsubscribe unwrap
    unzip update upgrade uphold upload uppercase urge use utilize vacuum validate value vary vectorize vendor verify
    version vet view visit visualize void volunteer vote wait wake walk want warm warn watch weigh welcome widen wipe
    wire withdraw withhold wonder word work wrap write yield zip zoom
    """)

  /// Of the imperatives, those that are no less common as nouns: after an article or as a subject they are one.
  public static let nounVerbs = Lexicon(
    """
    access account act address advance aim alert alias answer approach archive attempt audit author backup balance ban
    base batch benchmark benefit blend block bookmark boost boot bound break brief broadcast buffer build bump bundle
    cache call care cast catalog catch cause center chain challenge change channel charge check checkout claim click
    clip clone close code command comment commit compact contact contract control copy count couple cover craft crawl
    credit critique crop cut date deal debate default delay delegate demand design detail diff direct display document
    double download draft drag drain drive drop dump duplicate ease edit empty end escape estimate exchange exercise
    exit export express extract factor fail favor feature feed field fight figure file fill filter find finish fit fix
    flag flash focus fold force forecast fork form format forward frame freeze fund gain gauge graph ground group
    guarantee guard guess guide halt hand handle hash head help highlight hint hit hold hook host import increase
    increment indent index influence input insert interview issue join judge jump key kill label land last launch lead
    leave license lift limit line link lint list load lock log look loop mail make map mark market mask match
    measure merge mind mirror mix mock model monitor mount move name nest note notice number offer open order outline
    output overlap overload override own pack package pad page pair paste patch pause pay phase phrase pick pilot pin
    ping pipe place plan play plot plug point poll pool port position post practice prefix present press preview print
    probe process produce profile program project promise prompt prototype pull purchase purge push query question queue
    quiz quote raise rank rate reach read recall record reference refresh release reload repair repeat replay reply
    report request rescue research reserve reset respect restart result resume return reuse reverse review reward
    rewrite roll round route run sample save scale scan schedule scope score screen script scroll seal search seed
    segment separate sequence set shape shard share shift ship shout show sign signal silence size sketch skip slice
    snapshot sort sound source space spell split sponsor spot stack stage start state stay stem step stick stop store
    stream stress stretch strip structure study style substitute sum supplement supply support survey swap switch sync
    tab tag tail talk tap target taste tear template test thank throttle throw tie time title toggle touch trace track
    trade train transfer transform transition translate trap treat trigger trim trust try tune turn tweak type underline
    underscore update upgrade upload urge use vacuum value vendor version view visit void volunteer vote wait walk want
    warm watch welcome wire wonder word work wrap yield zip zoom
    """)
}
