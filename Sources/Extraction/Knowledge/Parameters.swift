import Skills

extension PageKnowledge {
  /// The parameters that the page documents with a type, a default or allowed values, in the order of the page.
  package var parameters: [Parameter] {
    facts.compactMap { fact in
      guard fact.rank.defines, fact.isCertain, Self.holdParameters.contains(fact.category),
        !fact.type.isEmpty || !fact.value.isEmpty || !fact.allowed.isEmpty
      else { return nil }
      return Parameter(
        name: fact.name, type: fact.type, defaultValue: fact.value, allowed: fact.allowed, scope: fact.scope,
        place: Place(path: path, line: fact.line))
    }
  }

  private static let holdParameters: Set<Fact.Category> = [.setting, .flag, .environmentVariable]
}
