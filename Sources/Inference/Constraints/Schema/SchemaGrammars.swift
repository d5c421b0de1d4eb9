extension Grammar {
  /// The texts that are one JSON value satisfying a schema. Errors: see `SchemaError`.
  package static func schema(_ schema: JSONValue) throws(SchemaError) -> Grammar {
    var compiler = SchemaCompiler()
    var root = RangeNFA()
    let document = SchemaCompiler.Document(root: schema, number: 0)
    try compiler.add(schema, document, path: "#", to: &root, from: root.start, to: root.end)
    compiler.setRoot(root)
    return try compiler.grammar()
  }

  /// Any JSON object: JSON mode.
  package static func anyObject() throws(SchemaError) -> Grammar { try schema(["type": "object"]) }

  /// A tool that may be called.
  package struct Tool: Sendable, Equatable {
    package var name: String
    /// JSON Schema of its arguments, an object; nil for none.
    package var parameters: JSONValue?

    package init(name: String, parameters: JSONValue?) {
      self.name = name
      self.parameters = parameters
    }
  }

  /// One call of one of the tools, as `{"name": …, "ARGUMENTS": …}` with the key that the model's format has for the arguments.
  package static func toolCall(_ tools: [Tool], argumentsKey: String = "arguments") throws(SchemaError) -> Grammar {
    var compiler = SchemaCompiler()
    var root = RangeNFA()
    for (index, tool) in tools.enumerated() {
      let (arguments, behind) = (root.node(), root.node())
      let head = "{\"name\": \(JSONValue.string(tool.name).text()), \"\(argumentsKey)\": "
      root.add(head.utf8, from: root.start, to: arguments)
      var schema = tool.parameters ?? ["type": "object", "properties": [:]]
      // Arguments are an object, even where the schema says nothing.
      if schema == [:] || schema == true { schema = ["type": "object"] }
      let document = SchemaCompiler.Document(root: schema, number: index)
      try compiler.add(schema, document, path: "#", to: &root, from: arguments, to: behind)
      root.add("}".utf8, from: behind, to: root.end)
    }
    compiler.setRoot(root)
    return try compiler.grammar()
  }
}
