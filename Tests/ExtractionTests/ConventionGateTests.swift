import Testing

@testable import Extraction

@Suite struct ConventionGateTests {
  private func strength(
    _ conforming: Int, of places: Int, pages: Int, pure: Int, spread: Double = 0
  ) -> ConventionGate.Strength? {
    ConventionGate.strength(
      .init(places: places, conforming: conforming, pages: pages, purePages: pure, spread: spread))
  }

  @Test(arguments: [(0, 0, 0.0), (0, 10, 0.0), (10, 10, 0.7225), (73, 73, 0.95), (95, 100, 0.8883), (50, 100, 0.4038)])
  func `the lower bound is Wilson's`(conform: Int, n: Int, bound: Double) {
    #expect(abs(Wilson.lowerBound(conform, of: n) - bound) < 0.0001)
  }

  @Test func `a rule needs 73 places where all are alike`() {
    #expect(strength(73, of: 73, pages: 73, pure: 73) == .rule)
    #expect(strength(72, of: 72, pages: 72, pure: 72) == .tendency)
  }

  @Test func `a rule needs sixteen pages where all are alike`() {
    #expect(strength(200, of: 200, pages: 16, pure: 16) == .rule)
    #expect(strength(200, of: 200, pages: 15, pure: 15) == .tendency)
  }

  @Test func `fewer than thirty places or ten pages are nothing`() {
    #expect(strength(30, of: 30, pages: 10, pure: 10) == .tendency)
    #expect(strength(29, of: 29, pages: 10, pure: 10) == nil)
    #expect(strength(300, of: 300, pages: 9, pure: 9) == nil)
  }

  @Test func `places that agree on pages that do not are a tendency at most`() {
    #expect(strength(990, of: 1000, pages: 100, pure: 95) == .rule)
    #expect(strength(990, of: 1000, pages: 100, pure: 70) == .tendency)
    #expect(strength(990, of: 1000, pages: 100, pure: 40) == nil)
  }

  @Test func `a lower bound from .85 to .95 is a tendency and a lower one is nothing`() {
    #expect(strength(180, of: 200, pages: 100, pure: 90) == .tendency)
    #expect(strength(170, of: 200, pages: 100, pure: 90) == nil)
  }

  @Test func `a share that hangs on a few long pages is no rule`() {
    #expect(strength(985, of: 1000, pages: 100, pure: 95, spread: 40) == .rule)
    #expect(strength(985, of: 1000, pages: 100, pure: 95, spread: 900) == .tendency)
  }

  @Test func `values with names are told apart in three bits`() {
    #expect(Habit.allCases.allSatisfy { $0.values.count > 1 && $0.values.count <= Habit.slots })
    #expect(Habit.allCases.count >= 40)
  }
}
