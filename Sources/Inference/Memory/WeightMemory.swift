/// Memory for packed weights, side by side in few large pieces, so that the system can back them with huge pages: a model that
/// generates reads all of them for every token, and small pages would cost it a tenth of its speed.
final class WeightMemory {
  /// Bytes of a piece; larger matrices get one of their own. What is not used of a piece is never touched.
  private static let pieceBytes = 256 << 20

  private var piece: AlignedBuffer?
  private var used = 0

  /// `byteCount` bytes at a multiple of 64, and what keeps them alive. Errors: `memory`.
  func take(_ byteCount: Int) throws(InferenceError) -> (start: UnsafeMutableRawPointer, owner: AlignedBuffer) {
    let size = (byteCount + 63) / 64 * 64
    if let piece, used + size <= piece.byteCount {
      defer { used += size }
      return (piece.start + used, piece)
    }
    let next = try AlignedBuffer(byteCount: max(size, Self.pieceBytes), for: "weights")
    piece = next
    used = size
    return (next.start, next)
  }
}
