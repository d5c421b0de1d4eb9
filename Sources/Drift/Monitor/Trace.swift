/// A course in a fixed number of pieces: when it is full, neighbours are joined and pieces become twice as long.
package struct Trace: Sendable, Equatable {
  /// What happened in a piece: how many values there were, their sum and the largest.
  package struct Piece: Sendable, Equatable {
    package var count: Float = 0
    package var sum: Float = 0
    package var most: Float = 0

    init(count: Float = 0, sum: Float = 0, most: Float = 0) {
      self.count = count
      self.sum = sum
      self.most = most
    }

    static func + (left: Piece, right: Piece) -> Piece {
      Piece(count: left.count + right.count, sum: left.sum + right.sum, most: max(left.most, right.most))
    }
  }

  /// Steps a piece is long.
  package private(set) var width = 1
  package private(set) var pieces: [Piece] = []
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  mutating func restore(width: Int, pieces: [Piece]) {
    self.width = width
    self.pieces = pieces
  }

  /// - Parameter position: of the step in the run, from 0; never smaller than the one before.
  mutating func add(_ value: Double, at position: Int) {
    while position / width >= limit { halve() }
    while pieces.count <= position / width { pieces.append(Piece()) }
    let piece = pieces[position / width]
    pieces[position / width] = piece + Piece(count: 1, sum: Float(value), most: Float(value))
  }

  private mutating func halve() {
    pieces = stride(from: 0, to: pieces.count, by: 2).map {
      $0 + 1 < pieces.count ? pieces[$0] + pieces[$0 + 1] : pieces[$0]
    }
    width *= 2
  }
}
