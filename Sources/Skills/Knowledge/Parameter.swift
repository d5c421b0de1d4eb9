import TextScanning

/// A parameter as a reference documents it, each thing it says in a slot of its own.
package struct Parameter: Sendable, Hashable {
  package var name: String
  /// The type as written: `integer`, `string[]`; empty when nothing says it.
  package var type: String
  /// The documented default, without the marks of code; empty when nothing says it.
  package var defaultValue: String
  package var allowed: [String]
  /// The command, or the title of the page, that the parameter belongs to; empty for names that are the same everywhere.
  package var scope: String
  package var place: Place

  package init(
    name: String, type: String = "", defaultValue: String = "", allowed: [String] = [], scope: String = "", place: Place
  ) {
    self.name = name
    self.type = type
    self.defaultValue = defaultValue
    self.allowed = allowed
    self.scope = scope
    self.place = place
  }

  /// As it stands in `assets/identifiers.json`; slots that nothing fills are left out.
  var json: JSON {
    var members: [String: JSON] = ["name": .string(name), "place": .string("\(place.path):\(place.line)")]
    if !type.isEmpty { members["type"] = .string(type) }
    if !defaultValue.isEmpty { members["default"] = .string(defaultValue) }
    if !allowed.isEmpty { members["allowed"] = JSON(allowed) }
    if !scope.isEmpty { members["scope"] = .string(scope) }
    return .object(members)
  }
}
