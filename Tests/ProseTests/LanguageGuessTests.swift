import Prose
import Testing

/// The language guess on plain sentences, two or three each; no text of others.
@Suite struct LanguageGuessTests {
  @Test(
    arguments: [
      ("en", "The boat was late, so we waited at the harbour and talked about the weather."),
      ("de", "Das Schiff kam zu spät, also haben wir am Hafen gewartet und über das Wetter gesprochen."),
      ("fr", "Le bateau était en retard, alors nous avons attendu au port et parlé du temps qu'il fait."),
      ("es", "El barco llegó tarde, así que esperamos en el puerto y hablamos sobre el tiempo."),
      ("pt", "O barco chegou atrasado, então esperamos no porto e falamos sobre o tempo. Não foi mau."),
      ("it", "La barca era in ritardo, così abbiamo aspettato nel porto e parlato del tempo che fa."),
      ("nl", "De boot was te laat, dus wij hebben in de haven gewacht en over het weer gepraat."),
      ("sv", "Båten var sen, så vi väntade i hamnen och pratade om vädret. Det var inte så farligt."),
      ("da", "Båden var forsinket, så vi ventede i havnen og talte om vejret. Det blev ikke så dårligt af det."),
      ("no", "Båten var forsinket, så vi ventet i havnen og snakket om været. Det ble ikke så mye av det."),
      ("fi", "Laiva oli myöhässä, joten odotimme satamassa ja puhuimme säästä. Se ei ollut kovin hyvä."),
      ("et", "Laev jäi hiljaks, nii et me ootasime sadamas ja rääkisime ilmast. See ei olnud väga halb, kuid külm."),
      ("pl", "Statek się spóźnił, więc czekaliśmy w porcie i rozmawialiśmy o pogodzie. To nie było takie złe."),
      ("cs", "Loď měla zpoždění, takže jsme čekali v přístavu a mluvili o počasí. Nebylo to tak zlé."),
      ("hu", "A hajó késett, ezért a kikötőben vártunk, és az időjárásról beszélgettünk. Nem volt olyan rossz."),
      ("ro", "Vaporul a întârziat, așa că am așteptat în port și am vorbit despre vreme. Nu a fost rău."),
      ("tr", "Gemi geç kaldı, bu yüzden limanda bekledik ve hava hakkında konuştuk. Çok kötü değildi."),
      ("vi", "Con tàu đến muộn, vì vậy chúng tôi đã chờ ở bến cảng và nói chuyện về thời tiết."),
      ("id", "Kapal itu terlambat, jadi kami menunggu di pelabuhan dan berbicara tentang cuaca yang tidak baik."),
      ("sw", "Meli ilichelewa, kwa hivyo sisi tulisubiri bandarini na kuzungumza juu ya hali ya hewa."),
      ("tl", "Nahuli ang barko, kaya naghintay kami sa daungan at nag-usap tungkol sa panahon."),
      ("cy", "Roedd y cwch yn hwyr, ac felly fe wnaethon ni aros yn yr harbwr a siarad am y tywydd."),
      (
        "ca",
        "El vaixell va arribar tard, així que vam esperar al port i vam parlar del temps. També és molt bo amb els altres."
      ),
      ("ru", "Корабль опоздал, поэтому мы ждали в порту и говорили о погоде. Это было не так уж плохо."),
      ("uk", "Корабель запізнився, тому ми чекали в порту і говорили про погоду. Це було не так вже й погано."),
      ("bg", "Корабът закъсня, затова чакахме на пристанището и говорихме за времето. Това не беше толкова лошо."),
      ("mk", "Бродот доцнеше, па чекавме во пристаништето и зборувавме за времето. Тоа не беше толку лошо."),
      ("ar", "تأخرت السفينة لذلك انتظرنا في الميناء وتحدثنا عن الطقس. لم يكن الأمر سيئا."),
      ("fa", "کشتی دیر کرد، بنابراین ما در بندر منتظر ماندیم و درباره هوا صحبت کردیم. این بد نبود."),
      ("ur", "جہاز دیر سے آیا، اس لیے ہم نے بندرگاہ پر انتظار کیا اور موسم کے بارے میں بات کی۔"),
      ("hi", "जहाज देर से आया, इसलिए हमने बंदरगाह पर इंतजार किया और मौसम के बारे में बात की। यह बुरा नहीं था।"),
      ("mr", "जहाज उशिरा आले, म्हणून आम्ही बंदरात थांबलो आणि हवामानाबद्दल बोललो. ते इतके वाईट नव्हते, पण थंड होते."),
      ("ne", "जहाज ढिलो आयो, त्यसैले हामी बन्दरगाहमा पर्ख्यौं र मौसमको बारेमा कुरा गर्यौं। यो एक राम्रो दिन हो तर चिसो छ।"),
      ("bn", "জাহাজ দেরিতে এসেছিল, তাই আমরা বন্দরে অপেক্ষা করেছি।"),
      ("pa", "ਜਹਾਜ਼ ਦੇਰ ਨਾਲ ਆਇਆ।"), ("gu", "જહાજ મોડું આવ્યું."), ("ta", "கப்பல் தாமதமாக வந்தது."),
      ("te", "ఓడ ఆలస్యంగా వచ్చింది."), ("kn", "ಹಡಗು ತಡವಾಗಿ ಬಂತು."), ("ml", "കപ്പൽ വൈകി വന്നു."),
      ("th", "เรือมาสาย เราจึงรอที่ท่าเรือ"), ("ko", "배가 늦어서 우리는 항구에서 기다렸습니다."),
      ("ja", "船が遅れたので、私たちは港で待ちました。"), ("el", "Το πλοίο άργησε."), ("he", "הספינה איחרה."),
      ("zh-cn", "船来晚了，所以我们在港口等着，还说了天气。"), ("zh-tw", "船來晚了，所以我們在港口等著，還說了天氣。"),
    ])
  func `a plain text is in its language`(code: String, text: String) throws {
    let language = try #require(Language(code: code))
    #expect(LanguageGuess(Array(text.utf8)) == .language(language))
    #expect(LanguageGuess(Array(text.uppercased().utf8)) == .language(language))
  }

  @Test(arguments: ["", "12:30 – 14:00", "👋 !!!", "\u{FFFD}"]) func `a text without letters is in none`(text: String) {
    #expect(LanguageGuess(Array(text.utf8)) == .letterless)
  }

  @Test(arguments: ["Xqzt vrrb", "Шмргл бдж вргх", "गांगे गांगे"])
  func `letters without a common word are in no language that can be told`(text: String) {
    #expect(LanguageGuess(Array(text.utf8)) == .unknown)
  }

  @Test func `most of the letters decide, and Latin ones only when they are half as many`() throws {
    let hindi = "यह एक बहुत अच्छी नाव है और यह समुद्र के लिए है।"
    #expect(LanguageGuess(Array("\(hindi) (Lattice, Docker)".utf8)) == .language(try #require(Language(code: "hi"))))
    let translated = "\(hindi) This is a very good boat, and it is made for the sea and for all who sail on it."
    #expect(LanguageGuess(Array(translated.utf8)) == .language(try #require(Language(code: "en"))))
  }

  @Test func `codes are read in either case, and unknown ones are none`() {
    #expect(Language(code: "ZH-CN")?.name == "Chinese (simplified)")
    #expect(Language(code: "xx") == nil)
    #expect(Language.all.count == 55)
  }
}
