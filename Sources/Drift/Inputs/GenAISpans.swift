import TextScanning

/// OTLP/JSON with OpenTelemetry's GenAI conventions: `gen_ai.output.messages` on spans (new), `gen_ai.choice` and
/// `gen_ai.content.completion` events on spans or as log records (old). A span of a chat is a step; its conversation is the run.
enum GenAISpans: StepLog {
  static func steps(in json: JSON, _ memory: inout StepLogMemory) throws(StepLogError) -> [RunStep]? {
    let spans = json["resourceSpans"]?.array
    let logs = json["resourceLogs"]?.array
    guard spans != nil || logs != nil else { return nil }
    let found = records(spans ?? [], "scopeSpans", "spans").sorted { start($0.record) < start($1.record) }
    return found.compactMap { span($0.record, resource: $0.resource) }
      + records(logs ?? [], "scopeLogs", "logRecords").compactMap { log($0.record, resource: $0.resource) }
  }

  private static func records(_ resources: [JSON], _ scopes: String, _ records: String) -> [(
    record: JSON, resource: JSON
  )] {
    resources.flatMap { resource in
      (resource[scopes]?.array ?? []).flatMap { $0[records]?.array ?? [] }.map { ($0, resource["resource"] ?? .null) }
    }
  }

  private static func start(_ span: JSON) -> Int {
    span["startTimeUnixNano"]?.string.flatMap(Int.init) ?? span["startTimeUnixNano"]?.int ?? 0
  }

  private static func span(_ span: JSON, resource: JSON) -> RunStep? {
    let attributes = Attributes(span)
    // What an agent does is told again by the chats inside.
    if let operation = attributes["gen_ai.operation.name"]?.string,
      !["chat", "text_completion", "generate_content"]
        .contains(operation)
    {
      return nil
    }
    let events = (span["events"]?.array ?? []).filter { isAnswer($0["name"]?.string) }
    let text =
      attributes["gen_ai.output.messages"].flatMap(messages)
      ?? joined(events.compactMap { answer(Attributes($0), body: $0["body"]) })
    guard let text, !text.isEmpty else { return nil }
    return step(text, attributes, resource, fallback: span["traceId"]?.string)
  }

  private static func log(_ record: JSON, resource: JSON) -> RunStep? {
    let attributes = Attributes(record)
    let name = record["eventName"]?.string ?? attributes["event.name"]?.string
    guard isAnswer(name), let text = answer(attributes, body: record["body"]), !text.isEmpty else { return nil }
    return step(text, attributes, resource, fallback: record["traceId"]?.string)
  }

  private static func isAnswer(_ event: String?) -> Bool {
    event == "gen_ai.choice" || event == "gen_ai.content.completion" || event == "gen_ai.assistant.message"
      || event == "gen_ai.client.inference.operation.details"
  }

  private static func step(_ text: String, _ attributes: Attributes, _ resource: JSON, fallback: String?) -> RunStep {
    let resource = Attributes(resource)
    var step = RunStep(run: attributes["gen_ai.conversation.id"]?.string ?? fallback, text: text)
    step.agent =
      attributes["gen_ai.agent.name"]?.string ?? attributes["gen_ai.agent.id"]?.string
      ?? resource["gen_ai.agent.name"]?.string ?? ""
    step.model = attributes["gen_ai.response.model"]?.string ?? attributes["gen_ai.request.model"]?.string
    return step
  }

  /// The text of an answer in an event: its attributes or its body.
  private static func answer(_ attributes: Attributes, body: JSON?) -> String? {
    let told = attributes["gen_ai.output.messages"] ?? attributes["message"]
    if let text = told.flatMap(messages) { return text }
    if let text = attributes["gen_ai.completion"]?.string ?? attributes["gen_ai.event.content"]?.string {
      return decoded(text).flatMap(messages) ?? text
    }
    return body.map(Attributes.plain).flatMap(messages)
  }

  /// The assistant's texts in messages, a message, or a choice with one.
  private static func messages(_ json: JSON) -> String? {
    if let text = json.string { return decoded(text).flatMap(messages) }
    if let list = json.array { return joined(list.compactMap(messages)) }
    if let message = json["message"] { return messages(message) }
    if let role = json["role"]?.string, role != "assistant" { return nil }
    return LogText.text(json["parts"] ?? json["content"])
  }

  private static func joined(_ texts: [String]) -> String? { texts.isEmpty ? nil : texts.joined(separator: "\n") }

  private static func decoded(_ text: String) -> JSON? { try? JSON(parsing: Array(text.utf8)) }
}

/// The attributes of a span, an event or a resource: a list of keys with typed values, or a plain object.
private struct Attributes {
  private var values: [String: JSON] = [:]

  init(_ json: JSON) {
    if let object = json["attributes"]?.object { values = object }
    for entry in json["attributes"]?.array ?? [] {
      guard let key = entry["key"]?.string, let value = entry["value"] else { continue }
      values[key] = Self.plain(value)
    }
  }

  subscript(key: String) -> JSON? { values[key] }

  /// An OTLP value without its type.
  static func plain(_ value: JSON) -> JSON {
    if let list = value["arrayValue"]?["values"]?.array { return .array(list.map(plain)) }
    if let members = value["kvlistValue"]?["values"]?.array {
      let pairs = members.compactMap { member in member["key"]?.string.map { ($0, plain(member["value"] ?? .null)) } }
      return .object(Dictionary(pairs, uniquingKeysWith: { _, last in last }))
    }
    return value["stringValue"] ?? value["intValue"] ?? value["doubleValue"] ?? value["boolValue"] ?? value
  }
}
