import TextScanning

/// Why a value is no rule.
package struct RuleFormatError: Error, Equatable {
  package let message: String
  package init(_ message: String) { self.message = message }
}

extension Rule {
  /// The rule as it stands in `rules.json`; empty fields are left out.
  package var json: JSON {
    var members: [String: JSON] = [
      "id": .string(id), "facet": .string(facet.rawValue), "kind": .string(kind),
      "modality": .string(modality.rawValue),
      "severity": .string(severity.rawValue), "scope": scope.json, "slots": .object(slots),
      "instruction": .string(instruction), "origin": .string(origin.rawValue), "check": .string(check.rawValue),
    ]
    if !examples.isEmpty { members["examples"] = .array(examples.map(\.json)) }
    if let alias { members["alias"] = .string(alias) }
    return .object(members)
  }

  package init(_ json: JSON) throws(RuleFormatError) {
    func text(_ key: String) throws(RuleFormatError) -> String {
      guard let value = json[key]?.string else { throw RuleFormatError("“\(key)” is missing or no string") }
      return value
    }
    func choice<Value: RawRepresentable>(_ key: String, _ type: Value.Type) throws(RuleFormatError) -> Value
    where Value.RawValue == String {
      let name = try text(key)
      guard let value = Value(rawValue: name) else {
        throw RuleFormatError("“\(key)” is “\(name)”, which is none of its values")
      }
      return value
    }
    guard let slots = json["slots"]?.object else { throw RuleFormatError("“slots” is missing or no object") }
    self.init(
      id: try text("id"), facet: try choice("facet", Facet.self), kind: try text("kind"),
      modality: try choice("modality", Modality.self), severity: try choice("severity", Severity.self),
      scope: Scope(json["scope"] ?? .null), slots: slots, instruction: try text("instruction"),
      origin: try choice("origin", Origin.self), check: try choice("check", CheckMode.self),
      examples: (json["examples"]?.array ?? []).map { Example(bad: $0["bad"]?.string, good: $0["good"]?.string) },
      alias: json["alias"]?.string)
  }
}

extension Example {
  package var json: JSON {
    var members: [String: JSON] = [:]
    if let bad { members["bad"] = .string(bad) }
    if let good { members["good"] = .string(good) }
    return .object(members)
  }
}

extension Scope {
  package var json: JSON {
    var members: [String: JSON] = [:]
    if !pages.isEmpty { members["pages"] = JSON(pages) }
    if let element { members["element"] = .string(element) }
    if !places.isEmpty { members["places"] = JSON(places) }
    if let under { members["under"] = .string(under) }
    if let when { members["when"] = .string(when) }
    return .object(members)
  }

  package init(_ json: JSON) {
    self.init(
      pages: json["pages"]?.strings ?? [], element: json["element"]?.string, places: json["places"]?.strings ?? [],
      under: json["under"]?.string, when: json["when"]?.string)
  }
}
