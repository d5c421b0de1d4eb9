/// The habits of a set of pages, summed.
struct HabitTally {
  private var places = [Int](repeating: 0, count: Habit.allCases.count * Habit.slots)
  /// Pages on which a value is the only one; for cumulative habits, pages on which it is the last one.
  private var pure = [Int](repeating: 0, count: Habit.allCases.count * Habit.slots)
  private var pages = [Int](repeating: 0, count: Habit.allCases.count)
  /// Sums over pages, for the spread between them: all places squared, and a value's places times all and squared.
  private var allSquared = [Int](repeating: 0, count: Habit.allCases.count)
  private var ownTimesAll = [Int](repeating: 0, count: Habit.allCases.count * Habit.slots)
  private var ownSquared = [Int](repeating: 0, count: Habit.allCases.count * Habit.slots)

  mutating func add(_ page: PageConventions) {
    var index = 0
    let all = page.observations
    while index < all.count {
      let habit = all[index].habit
      let first = index
      var total = 0
      while index < all.count, all[index].habit == habit {
        total += all[index].count
        index += 1
      }
      pages[Int(habit.rawValue)] += 1
      allSquared[Int(habit.rawValue)] += total * total
      var own = 0
      for value in habit.values.indices {
        let here = all[first..<index].first { $0.value == value }?.count ?? 0
        own = habit.isCumulative ? own + here : here
        add(own, of: total, to: Self.slot(habit, value))
      }
    }
  }

  private mutating func add(_ own: Int, of total: Int, to slot: Int) {
    places[slot] += own
    if own == total { pure[slot] += 1 }
    ownTimesAll[slot] += own * total
    ownSquared[slot] += own * own
  }

  private static func slot(_ habit: Habit, _ value: Int) -> Int { Int(habit.rawValue) * Habit.slots + value }

  /// What the pages show of one value.
  func sample(_ habit: Habit, _ value: Int) -> ConventionGate.Sample {
    let slot = Self.slot(habit, value)
    let pages = pages[Int(habit.rawValue)]
    var all = places[Self.slot(habit, 0)..<Self.slot(habit, habit.values.count)].reduce(0, +)
    if habit.isCumulative { all = places[Self.slot(habit, habit.values.count - 1)] }
    return .init(
      places: all, conforming: places[slot], pages: pages, purePages: pure[slot],
      spread: spread(of: slot, habit, share: all == 0 ? 0 : Double(places[slot]) / Double(all), all))
  }

  /// The squared deviations of the pages from what the share would make of them.
  private func spread(of slot: Int, _ habit: Habit, share: Double, _ all: Int) -> Double {
    max(
      0,
      Double(ownSquared[slot]) - 2 * share * Double(ownTimesAll[slot]) + share * share
        * Double(allSquared[Int(habit.rawValue)]))
  }

  /// The value that passes the gate: the first one of a cumulative habit, else a rule before a tendency.
  func convention(_ habit: Habit) -> (value: Int, strength: ConventionGate.Strength)? {
    for value in habit.values.indices where ConventionMeaning.exists(habit, value) {
      if let strength = ConventionGate.strength(sample(habit, value)) { return (value, strength) }
    }
    return nil
  }
}
