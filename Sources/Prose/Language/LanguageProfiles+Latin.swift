/// Languages in Latin letters.
extension LanguageProfile {
  static let latin = western + northern + eastern + southern

  private static let western = [
    LanguageProfile(
      "en",
      words: """
        the of and to in a is that it for was on are as with his they be at one have this from or had by but what \
        some we can out other were all there when your how said an each she which do their if will way about many \
        then them would like so these her him has more my who its you i not no me our just also into than only new \
        any may could should very yes hello thank thanks here today day days good great well after before over under \
        where why while because always never every much such most two three first own same between through during \
        however don't i'm it's let's make use help people time year world life work love home am being does did been \
        come go see know
        """, endings: "ing ings tion tions ness ly ful able ment ments ed ers ght ous ive less ship"),
    LanguageProfile(
      "de",
      words: """
        der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er \
        hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur \
        bis mehr durch man ich wir ihr ihre ihren sein kann wenn unsere unser diese dieser dieses hier bitte du mein \
        dein sehr machen guten gut gute morgen tag abend hallo danke alle alles immer heute leben welt zeit jahr \
        jahre uns euch ihnen ihm mir dir können muss müssen soll wollen hatte hatten wäre bald dort wo wer warum \
        etwas nichts viel viele andere gegen ohne unter seit beim ins zwei drei haus liebe kommt geht meine meinen \
        deine seine seinen waren dann denn weil ob ja nein
        """, letters: "äöüß", endings: "ung ungen lich keit heit isch ische schen ieren tion cht"),
    LanguageProfile(
      "nl",
      words: """
        de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij uit nog naar hij ze je we ik u \
        deze dit die worden wordt heeft hebben kan door over zo wat geen meer was had haar hun onze jouw veel
        """, endings: "lijk heid ijk ingen atie tje"),
    LanguageProfile(
      "af",
      words: """
        die en van 'n in is het nie wat om te dat vir met op as aan hy sy ek jy ons julle hulle word kan sal baie maar ook \
        deur by uit was so na daar hierdie
        """, weight: 0.7),
    LanguageProfile(
      "cy",
      words: "y yr yn a i o ar mae bod gan wedi ei eu am fel hyn ond hefyd oedd sydd gyda fy eich cael ac na nid dim",
      letters: "ŵŷ", endings: "iad aeth", weight: 0.7),
  ]

  private static let northern = [
    LanguageProfile(
      "sv",
      words: """
        och i att det som en på är av för med den till inte om ett han de har jag var hon vi men så kan från vid när efter \
        eller också skulle sin där mot ut upp över mycket detta vara mig dig sig ska nu finns
        """, letters: "äåö", endings: "ningen arna orna ande"),
    LanguageProfile(
      "da",
      words: """
        og i at det er en til af på for med den der som de ikke et han har jeg var vi men så kan fra ved når efter eller også \
        skulle sin hvor mod ud op over meget dette være mig dig sig skal nu blev hun noget af
        """, letters: "æøå", endings: "ning erne heden"),
    LanguageProfile(
      "no",
      words: """
        og i at det er en til av på for med den der som de ikke et han har jeg var vi men så kan fra ved når etter eller også \
        skulle sin hvor mot ut opp over mye dette være meg deg seg skal nå ble hun noe av
        """, letters: "æøå", endings: "ning ene heten"),
    LanguageProfile(
      "fi",
      words: """
        ja on ei se että oli hän mutta ovat kun niin myös tai joka kuin olla sen voi ole jos minä sinä me te he tämä \
        tässä siitä sitä mitä hänen olen olet ollut vain nyt sitten koska jotka kanssa mukaan hyvin kaikki sekä \
        hyvää huomenta kiitos hei päivä päivää tänään huomenna koti elämä maailma aika vuosi meidän teidän heidän \
        minun sinun nimeni täällä siellä missä milloin miksi aina monta muu ilman alla yli rakkaus suuri menemme \
        olemme voimme voit tulee tuli tulla kesällä talvella oma eivät eikä siis vielä aivan kuitenkin
        """, letters: "äö",
      endings: "ssa ssä sta stä lla llä lta ltä lle inen nen vat vät aan ään een iin ksi mme tte uus yys isi tta ttä"),
    LanguageProfile(
      "et",
      words: """
        ja on ei see et oli ta kui mis aga ning ka või seda selle mida kes oma nii mina sina meie teie olen ole välja üle pole \
        siis veel ainult kuid
        """, letters: "õäöü", endings: "des tele mine takse nud gi", weight: 0.7),
    LanguageProfile(
      "lv",
      words: "un ir ar no uz kas par ka tas bet viņš viņa es tu mēs jūs tā lai vai kā jau pie bija ļoti nav šis tiek",
      letters: "āčēģīķļņšūž", endings: "ība šana jums iem ās", weight: 0.7),
    LanguageProfile(
      "lt",
      words: "ir yra į kad tai su iš bet jis ji aš tu mes jūs kaip už buvo apie nuo ar labai nėra šis per tik jau savo",
      letters: "ąčęėįšųūž", endings: "imas ymas iai ių oje tas", weight: 0.7),
  ]

  private static let eastern = [
    LanguageProfile(
      "pl",
      words: """
        i w na z do się nie to jest że o jak po co tak za od ale czy dla jego przez są już tylko przy może oraz być \
        jej ten ta które który która był mnie ci ich także ze więc gdy bardzo dzień dobry cześć dziękuję proszę dziś \
        jutro dom życie świat czas rok lat nasz nasza nasze wasz oni one ona on my wy mam masz ma mają można trzeba \
        tutaj tam gdzie kiedy dlaczego zawsze nigdy każdy inny bez pod nad miłość wielki jestem jesteś jesteśmy \
        nazywam mój moja moje mojego twój twoja było była byli będzie mi mu im tej tego tych tym którzy jednak
        """, letters: "ąćęłńóśźż", endings: "ego ych ość ania enia owa owy ami ach"),
    LanguageProfile(
      "cs",
      words: """
        a v se na je to že s z do o i ve jako za by od po ale pro který jsou k být jeho jsem také když nebo při bylo není však \
        jen až své ještě která které
        """, letters: "áčďéěíňóřšťúůýž", endings: "ování ost ého ých ách"),
    LanguageProfile(
      "sk",
      words: """
        a v sa na je to že s z do o i vo ako za by od po ale pre ktorý sú k byť jeho som tiež keď alebo pri bolo nie však len \
        až svoje ešte ktorá ktoré
        """, letters: "áäčďéíĺľňóôŕšťúýž", endings: "ovanie osť ého ých ách", weight: 0.7),
    LanguageProfile(
      "hr",
      words:
        "i u je da se na za su od s ne to kao što ali o iz koji koja koje bi ili ima biti samo može po nije više sve",
      letters: "čćđšž", endings: "anje enje osti ima ovi", weight: 0.7),
    LanguageProfile(
      "sl",
      words: "in v je da se na za so od s z ne to kot ki pa tudi o iz bi ali ima biti samo lahko po ni več vse še ter",
      letters: "čšž", endings: "anje enje osti imi ega", weight: 0.7),
    LanguageProfile(
      "hu",
      words: """
        a az és hogy nem is egy ez de van meg volt csak mint már ki fel el még azt ha vagy minden kell lehet nagyon én te ő mi \
        amely pedig ezt után között
        """, letters: "áéíóöőúüű", endings: "ban ben nak nek hoz tól ség ság val vel ok ek"),
    LanguageProfile(
      "ro",
      words: """
        de și în a la cu pe un o că nu este din care mai pentru să ce se sunt al ale fi dar sau prin le lui ca au fost acest \
        această despre foarte
        """, letters: "ăâîșşțţ", endings: "ului ilor ție ții rea ează"),
    LanguageProfile(
      "sq",
      words: "e të në i me që për një nga është dhe nuk ka do si më por se u kjo ky janë kanë ishte ose tij saj shumë",
      letters: "ëç", endings: "ve ave shme imi", weight: 0.7),
    LanguageProfile(
      "tr",
      words: """
        ve bir bu için ile de da çok ne olarak daha gibi o olan en var kadar sonra ama her ya ben sen biz değil mi ki veya \
        kendi olduğu tarafından
        """, letters: "çğıöşü", endings: "lar ler dır dir ın nin daki mek mak yor"),
  ]

  private static let southern = [
    LanguageProfile(
      "fr",
      words: """
        de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec on mais \
        nous vous comme ou son cette ces leur être elle si aux fait tout ont été même je votre notre très sa ses \
        bonjour merci tous toute toutes tu vos nos leurs ils elles ici là où quand sans sous vers chez chaque jour \
        jours vie monde temps année aujourd'hui demain maison peut peuvent avoir faire bien aussi encore toujours \
        jamais deux trois mon ma mes ton ta tes grand à après avant bientôt y lui étaient était eu cela ça donc ni \
        car dont
        """, letters: "çèêëîïôœûù", endings: "ment tion eux euse ait ique aient ement"),
    LanguageProfile(
      "es",
      words: """
        de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque \
        esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos es son está ha fue ser tiene \
        hola gracias estas estos ese esa eso otro otra vez días día hoy mañana casa vida mundo tiempo año años \
        nuestro nuestra ellos ella él nosotros puede pueden tienen tengo tienes hacer bajo hacia sino aquí allí así \
        buenos buenas ciudad amigo amor gran mejor mi mis tu tus te os nosotras ellas cada eran era estaba tan
        """, letters: "ñ¿¡", endings: "ción ciones mente idad ando iendo ado ar"),
    LanguageProfile(
      "pt",
      words: """
        de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu \
        sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo são \
        você olá obrigado obrigada bom boa dia dias tudo bem hoje amanhã casa vida mundo tempo ano anos nosso nossa \
        eles elas nós pode podem têm tenho fazer aqui ali assim ainda sempre nunca onde cada outro outra menino \
        menina amor grande melhor rua meu minha meus minhas te lhe nossos nossas sob porque aos às num numa estava \
        eram foram
        """, letters: "ãõâê", endings: "ção ções mente dade ando ão ões ar"),
    LanguageProfile(
      "it",
      words: """
        di e il la che in a per un è del non sono una con le si da i della dei al come nel più alla lo gli ma delle \
        anche se questo questa ha o su dal ci suo sua essere molto perché io tu noi voi nella degli ciao grazie \
        tutti tutto tutta buongiorno oggi domani casa vita mondo tempo anno anni nostro nostra loro lei lui hanno ho \
        hai abbiamo fare può possono quando dove quello quella stato ancora senza dopo prima sempre così bene giorno \
        amore grande ogni ieri amici mio mia miei mie tuo tua suoi un' nei sui sulla sul dalla dai era erano sotto \
        cosa qui lì mi ti vi
        """, letters: "ìò", endings: "zione zioni mente ità ando ato are ere"),
    LanguageProfile(
      "ca",
      words: """
        de la i el que a en els les un per una amb del no és al es dels ha més com són o pel aquest aquesta però també seva \
        seu molt què hi
        """, letters: "çïò·", endings: "ció ment itat ant", weight: 0.7),
    LanguageProfile(
      "vi",
      words: """
        và của là có không được cho một các trong người với để đã này những khi từ đến như về tôi bạn chúng cũng rất \
        nhiều sẽ thể phải làm ra vào con xin chào cảm ơn ngày hôm nay năm nhà đời thế giới thời gian ta họ anh em cô \
        ông bà mình đang thì mà nếu nên vì sao đâu đây kia luôn mỗi khác lớn yêu đẹp hơn lại còn chỉ trên dưới sau \
        trước
        """, letters: "đơưạảấầẩậắằặẹẻẽếềểệỉịọỏốồổộớờởợụủứừửữựỳỷỹ"),
    LanguageProfile(
      "id",
      words: """
        yang dan di dengan untuk dari pada ini itu dalam tidak akan adalah ke juga saya anda kami kita mereka dia atau oleh \
        sebagai karena bisa ada lebih sudah telah dapat seperti sangat
        """, endings: "kan nya annya lah"),
    LanguageProfile(
      "tl",
      words: """
        ang ng sa na mga at ay ko mo ka niya siya kami tayo sila ito iyon hindi para may ng kung ba po lang din rin isang nang \
        upang dahil kanyang
        """, weight: 0.7),
    LanguageProfile(
      "sw",
      words: """
        ya na wa kwa ni katika la za kuwa cha hii hiyo huo huu yake wake lakini au kama pia sana watu mtu sisi wewe \
        mimi yeye hapo hivyo ambayo ambao bila ili baada kabla vya habari jina langu lako asubuhi leo kesho nyumba \
        maisha dunia wakati mwaka wetu wenu wao nina ana una tuna mna nini wapi lini sasa kila nyingine chini juu \
        upendo kubwa nzuri asante karibu tafadhali rafiki mtoto watoto shule serikali nchi kazi siku moja mbili \
        kuhusu tu si hapana ndiyo wangu yangu zangu yako zake huku bado mti
        """, endings: "isha ana wa sha ika"),
    LanguageProfile(
      "so",
      words: "oo waa ka ku iyo in ay uu la u soo ah waxaa aan leh ama si kala badan waxa isku inay loo kale markii",
      endings: "aha eed iyo ada", weight: 0.7),
  ]
}
