/// The form BERT's uncased vocabularies are made of: canonically decomposed, without non-spacing marks, in lower case.
enum AccentFolding {
  /// Folded scalars of everything below U+0250, where most texts live; 0 where the form is no single scalar.
  private static let low: [UInt32] = (0..<UInt32(0x250)).map { scalar in
    let form = lookUp(scalar)
    return form.count == 1 ? form[0] : 0
  }

  /// Appends the form of a scalar. O(log table).
  static func append(_ scalar: UInt32, to form: inout [UInt32]) {
    if scalar < 0x250, low[Int(scalar)] != 0 {
      form.append(low[Int(scalar)])
    } else if scalar >= 0xAC00, scalar < 0xD7A4 {
      appendSyllable(scalar - 0xAC00, to: &form)
    } else {
      form += lookUp(scalar)
    }
  }

  /// A Hangul syllable in its letters (Unicode Standard, section 3.12).
  private static func appendSyllable(_ index: UInt32, to form: inout [UInt32]) {
    form.append(0x1100 + index / 588)
    form.append(0x1161 + index % 588 / 28)
    if index % 28 != 0 { form.append(0x11A7 + index % 28) }
  }

  private static func lookUp(_ scalar: UInt32) -> [UInt32] {
    if GeneralCategory.code(of: scalar) == GeneralCategory.nonspacingMark.rawValue { return [] }
    if let sequence = sequence(of: scalar) { return sequence }
    // The last run that starts at or before the scalar.
    var (low, high) = (0, runs.count / 3)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle * 3] <= scalar { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return [scalar] }
    let (first, shape, distance) = (runs[low * 3 - 3], runs[low * 3 - 2], runs[low * 3 - 1])
    let (count, step) = (shape >> 8, shape & 0xFF)
    if (scalar - first) % step == 0, (scalar - first) / step < count { return [scalar &+ distance] }
    return [scalar]
  }

  private static func sequence(of scalar: UInt32) -> [UInt32]? {
    var index = 0
    while index < sequences.count {
      let count = Int(sequences[index + 1])
      if sequences[index] == scalar { return Array(sequences[index + 2..<index + 2 + count]) }
      if sequences[index] > scalar { return nil }
      index += 2 + count
    }
    return nil
  }
}
