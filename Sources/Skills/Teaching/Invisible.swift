/// Scalars that a reader of a page does not see but a model does: they never enter a bundle's text, and lint reports them.
package enum Invisible {
  /// Zero-width and joining marks, direction controls, tag characters, soft hyphens, control characters other than line ends and tabs.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0: true
    case 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F: true
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB: true
    case 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
    default: false
    }
  }
}
