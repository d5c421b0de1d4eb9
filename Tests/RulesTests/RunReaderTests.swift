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
    #expect(
      reader.runs == [
        RecordedRun(
          name: "b", steps: [.init(number: 3, agent: "x", output: "one"), .init(number: 2, output: "three")]),
        RecordedRun(name: "a", steps: [.init(number: 1, output: "two")]),
      ])
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
    #expect(
      reader.runs == [
        RecordedRun(name: "7", steps: [.init(number: 2, output: "yes")]),
        RecordedRun(name: nil, steps: [.init(number: 2, output: "no")]),
      ])
  }

  @Test func `a line that is no step is named, and the others are read`() {
    let reader = read("{\"output\":\"a\"}\nnonsense\n[1]\n{\"x\":1}\n{\"output\":5}\n")
    #expect(reader.faults.map(\.line) == [2, 3, 4, 5])
    #expect(reader.runs.first?.steps.count == 1)
  }
}
