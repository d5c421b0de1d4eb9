import TextScanning

/// The writing systems that tell languages apart.
enum Script: CaseIterable {
  case latin, greek, cyrillic, hebrew, arabic, devanagari, bengali, gurmukhi, gujarati, tamil, telugu, kannada,
    malayalam
  case thai, hangul, kana, han

  /// The script of a letter or of a mark on one; nil for digits, punctuation and scripts we do not know.
  init?(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      guard ASCII.isLetter(UInt8(scalar.value)) else { return nil }
      self = .latin
      return
    }
    switch scalar.value {
    case 0xD7, 0xF7: return nil
    case 0xC0...0x24F, 0x1E00...0x1EFF: self = .latin
    case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
    case 0x400...0x52F: self = .cyrillic
    case 0x5D0...0x5EA: self = .hebrew
    case 0x620...0x65F, 0x66E...0x6D3, 0x6D5, 0x6EE...0x6EF, 0x6FA...0x6FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC:
      self = .arabic
    case 0x900...0x963, 0x971...0x97F: self = .devanagari
    case 0x980...0x9E5: self = .bengali
    case 0xA00...0xA65, 0xA70...0xA7F: self = .gurmukhi
    case 0xA80...0xAE5: self = .gujarati
    case 0xB80...0xBE5: self = .tamil
    case 0xC00...0xC65: self = .telugu
    case 0xC80...0xCE5: self = .kannada
    case 0xD00...0xD65: self = .malayalam
    case 0xE01...0xE4E: self = .thai
    case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF: self = .hangul
    case 0x3041...0x30FF: self = .kana
    case 0x3400...0x4DBF, 0x4E00...0x9FFF: self = .han
    default: return nil
    }
  }
}
