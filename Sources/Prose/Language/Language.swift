/// A language we can tell from others, by the code that language detectors use.
public struct Language: Sendable, Hashable {
  /// ISO 639-1 where there is one; `zh-cn` and `zh-tw` for the two ways to write Chinese.
  public let code: String
  /// What an English text calls it.
  public let name: String

  /// The language of a code, in whatever case; nil for one we cannot tell.
  public init?(code: String) {
    let code = code.lowercased()
    guard let name = Self.names[code] else { return nil }
    self.code = code
    self.name = name
  }

  /// Every language there is a profile or a script for, by code.
  public static let all: [Language] = names.keys.sorted().compactMap(Language.init(code:))

  private static let names: [String: String] = [
    "af": "Afrikaans", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech",
    "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "kn": "Kannada",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ml": "Malayalam", "mr": "Marathi",
    "ne": "Nepali", "nl": "Dutch", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh-cn": "Chinese (simplified)",
    "zh-tw": "Chinese (traditional)",
  ]
}
