/// The general category of a Unicode scalar; `controlSpace` are the control characters that count as white space (U+0009–000D, U+0085).
enum GeneralCategory: UInt8 {
  case unassigned, control, format, privateUse, surrogate
  case lowercaseLetter, modifierLetter, otherLetter, titlecaseLetter, uppercaseLetter
  case spacingMark, enclosingMark, nonspacingMark
  case decimalNumber, letterNumber, otherNumber
  case connectorPunctuation, dashPunctuation, closePunctuation, finalPunctuation, initialPunctuation, otherPunctuation
  case openPunctuation
  case currencySymbol, modifierSymbol, mathSymbol, otherSymbol
  case lineSeparator, paragraphSeparator, spaceSeparator
  case controlSpace

  /// One byte for every scalar: the raw value of its category. 1.1 MB of address space, of which a text touches a few pages.
  private static let table: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 0x110000)
    for (index, run) in runs.enumerated() where run & 31 != 0 {
      let end = index + 1 < runs.count ? Int(runs[index + 1] >> 5) : table.count
      for scalar in Int(run >> 5)..<end { table[scalar] = UInt8(run & 31) }
    }
    return table
  }()

  /// The raw value of the category of a scalar below U+110000. O(1).
  @inline(__always) static func code(of scalar: UInt32) -> UInt8 { table[Int(scalar)] }
}

/// A set of general categories.
struct CategorySet: OptionSet {
  let rawValue: UInt32

  private init(_ categories: GeneralCategory...) {
    rawValue = categories.reduce(0) { $0 | 1 << UInt32($1.rawValue) }
  }
  init(rawValue: UInt32) { self.rawValue = rawValue }

  static let lowercase = CategorySet(.lowercaseLetter)
  /// `\p{L}`
  static let letters = CategorySet(
    .lowercaseLetter, .modifierLetter, .otherLetter, .titlecaseLetter, .uppercaseLetter)
  /// `\p{M}`
  static let marks = CategorySet(.spacingMark, .enclosingMark, .nonspacingMark)
  /// `\p{N}`
  static let numbers = CategorySet(.decimalNumber, .letterNumber, .otherNumber)
  /// `\p{P}`
  static let punctuation = CategorySet(
    .connectorPunctuation, .dashPunctuation, .closePunctuation, .finalPunctuation, .initialPunctuation,
    .otherPunctuation, .openPunctuation)
  /// `\s`
  static let spaces = CategorySet(.lineSeparator, .paragraphSeparator, .spaceSeparator, .controlSpace)
  /// What cannot be written at all.
  static let others = CategorySet(.unassigned, .control, .format, .privateUse, .surrogate)
  /// `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`
  static let upperLike: CategorySet = [
    CategorySet(.uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter), .marks,
  ]
  /// `[\p{Ll}\p{Lm}\p{Lo}\p{M}]`
  static let lowerLike: CategorySet = [CategorySet(.lowercaseLetter, .modifierLetter, .otherLetter), .marks]

  /// Whether a category, given by its raw value, is in the set. O(1).
  @inline(__always) func contains(code: UInt8) -> Bool { rawValue >> UInt32(code) & 1 != 0 }
}
