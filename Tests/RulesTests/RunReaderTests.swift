import Rules
import Testing

@Suite struct RunReaderTests {
  private func read(_ text: String) -> RunReader { RunReader(Array(text.utf8)) }

  @Test func `steps are gathered by run, in the order of the file`() {
    let reader = read(
      """
      {"run":"b","step":3,"agent":"x","output":"one"}
      {"run":"a","output":"two","more":[1]}

      {"run":"b","output":"three"}
      """)
    #expect(reader.runs.map(\.name) == ["b", "a"])
    #expect(reader.runs[0].steps == [.init(number: 3, agent: "x", output: "one"), .init(number: 2, output: "three")])
    #expect(reader.runs[1].steps == [.init(number: 1, output: "two")])
    #expect(reader.faults.isEmpty)
  }

  @Test func `of a chat only the assistant's messages are outputs, all are counted`() {
    let reader = read(
      """
      {"run":7,"messages":[{"role":"user","content":"hi"},{"role":"assistant","content":[{"type":"text","text":"yes"}]}]}
      {"role":"system","content":"s"}
      {"role":"assistant","content":"no","tool_calls":[]}
      {"role":"assistant","content":null,"tool_calls":[{"function":{"name":"f","arguments":"{}"}}]}
      """)
    #expect(reader.runs.map(\.name) == ["7", nil])
    #expect(reader.runs[0].steps == [.init(number: 2, output: "yes")])
    #expect(reader.runs[1].steps == [.init(number: 2, output: "no")])
    #expect(reader.runs[1].transcript.messages.map(\.calls) == [[], [], [ToolCall(name: "f", arguments: "{}")]])
  }

  @Test func `tool calls are read in every shape that agents record`() {
    let reader = read(
      #"""
      {"run":"a","step":4,"output":"","tool_calls":[{"id":"1","name":"bash","input":{"command":"ls","b":1}}]}
      {"run":"b","messages":[{"role":"assistant","content":[{"type":"text","text":"Look."},{"type":"tool_use","id":"t","name":"read","input":{"path":"a"}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","is_error":true,"content":[{"type":"text","text":"none"}]}]}]}
      {"run":"c","role":"developer","content":"be kind"}
      {"run":"c","role":"assistant","content":"","function_call":{"name":"f","arguments":"{\"x\": 1}"}}
      {"run":"c","role":"function","name":"f","content":"1"}
      """#)
    #expect(reader.faults.isEmpty)
    let (a, b, c) = (reader.runs[0].transcript, reader.runs[1].transcript, reader.runs[2].transcript)
    #expect(a.messages[0].calls == [ToolCall(id: "1", name: "bash", arguments: #"{"b":1,"command":"ls"}"#)])
    // A step that only calls a tool gave no answer that could be empty.
    #expect(a.messages[0].text == nil && reader.runs[0].steps.isEmpty)
    #expect(b.messages[0].text == "Look.")
    #expect(b.messages[0].shown == "Look.\nread {\"path\":\"a\"}")
    #expect(b.messages[0].range(ofCall: 0) == 6..<23)
    #expect(b.messages[1].role == .tool && b.messages[1].answers == "t" && b.messages[1].isError)
    #expect(b.messages[1].text == "none")
    #expect(c.messages.map(\.role) == [.system, .assistant, .tool])
    #expect(c.messages.map(\.number) == [1, 2, 3])
    #expect(c.messages[1].calls == [ToolCall(name: "f", arguments: #"{"x": 1}"#)] && c.messages[1].text == nil)
  }

  @Test func `a message without a role is a fault of its line`() {
    let reader = read("{\"messages\":[{\"content\":\"x\"}]}\n{\"role\":3}\n")
    #expect(reader.faults.map(\.line) == [1, 2])
    #expect(reader.runs.isEmpty)
  }

  @Test func `a line that is no step is named, and the others are read`() {
    let reader = read("{\"output\":\"a\"}\nnonsense\n[1]\n{\"x\":1}\n{\"output\":5}\n")
    #expect(reader.faults.map(\.line) == [2, 3, 4, 5])
    #expect(reader.runs.first?.steps.count == 1)
  }
}
