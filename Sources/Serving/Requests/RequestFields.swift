import Inference

/// The members of a request's body, read with errors that name the field. `null` counts as not there.
struct RequestFields {
  let members: [JSONValue.Member]
  /// Where the object stands in the body; empty for the body.
  let path: String

  /// Reads a body. Errors: 400.
  init(body: [UInt8]) throws(APIError) {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: body)
    } catch {
      throw .invalid("the body is no JSON: \(error)")
    }
    try self.init(value, path: "")
  }

  init(members: [JSONValue.Member], path: String) {
    self.members = members
    self.path = path
  }

  init(_ value: JSONValue, path: String) throws(APIError) {
    guard let members = value.members else {
      throw .invalid(
        "expected \(path.isEmpty ? "the body" : path) to be an object, found \(value.kind)",
        field: path.isEmpty ? nil : path)
    }
    self.init(members: members, path: path)
  }

  private func place(_ name: String) -> String { path.isEmpty ? name : path + "." + name }

  private func wrong(_ name: String, _ expected: String, _ value: JSONValue) -> APIError {
    .invalid("expected \(place(name)) to be \(expected), found \(value.kind)", field: place(name))
  }

  /// The value of a field; nil where it is missing or null.
  subscript(name: String) -> JSONValue? {
    members.first { $0.name == name }.flatMap { $0.value == .null ? nil : $0.value }
  }

  func missing(_ name: String) -> APIError { .invalid("\(place(name)) is missing", field: place(name)) }

  func string(_ name: String) throws(APIError) -> String? {
    guard let value = self[name] else { return nil }
    guard let string = value.string else { throw wrong(name, "a string", value) }
    return string
  }

  func bool(_ name: String) throws(APIError) -> Bool? {
    guard let value = self[name] else { return nil }
    guard let bool = value.bool else { throw wrong(name, "true or false", value) }
    return bool
  }

  func integer(_ name: String, in range: ClosedRange<Int> = Int.min...Int.max) throws(APIError) -> Int? {
    guard let value = self[name] else { return nil }
    guard let integer = value.integer else { throw wrong(name, "a whole number", value) }
    guard range.contains(integer) else {
      throw .invalid(
        "expected \(place(name)) from \(range.lowerBound) to \(range.upperBound), found \(integer)", field: place(name))
    }
    return integer
  }

  func number(_ name: String, in range: ClosedRange<Double>) throws(APIError) -> Float? {
    guard let value = self[name] else { return nil }
    guard let number = value.double else { throw wrong(name, "a number", value) }
    guard range.contains(number) else {
      throw .invalid(
        "expected \(place(name)) from \(range.lowerBound) to \(range.upperBound), found \(number)", field: place(name))
    }
    return Float(number)
  }

  func object(_ name: String) throws(APIError) -> RequestFields? {
    guard let value = self[name] else { return nil }
    return try RequestFields(value, path: place(name))
  }

  func array(_ name: String) throws(APIError) -> [JSONValue]? {
    guard let value = self[name] else { return nil }
    guard let array = value.array else { throw wrong(name, "an array", value) }
    return array
  }

  /// The objects of an array.
  func objects(_ name: String) throws(APIError) -> [RequestFields]? {
    guard let values = try array(name) else { return nil }
    var objects: [RequestFields] = []
    for (index, value) in values.enumerated() {
      objects.append(try RequestFields(value, path: "\(place(name))[\(index)]"))
    }
    return objects
  }

  /// A string, or an array of strings.
  func strings(_ name: String) throws(APIError) -> [String]? {
    guard let value = self[name] else { return nil }
    if let string = value.string { return [string] }
    guard let strings = value.array?.map(\.string), !strings.contains(nil) else {
      throw wrong(name, "a string or an array of strings", value)
    }
    return strings.compactMap { $0 }
  }
}
