/// Lower bounds of shares: what a sample lets one say of the whole.
enum Wilson {
  /// The lower end of the 95 % interval (two-sided, z = 1.96) of a share seen `conform` times in `n`; 0 of an empty
  /// sample.
  static func lowerBound(_ conform: Int, of n: Int) -> Double {
    guard n > 0 else { return 0 }
    let (count, z) = (Double(n), 1.96)
    let share = Double(conform) / count
    let middle = share + z * z / (2 * count)
    let spread = z * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
    return max(0, (middle - spread) / (1 + z * z / count))
  }
}
