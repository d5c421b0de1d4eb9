import TextScanning
import Testing

@testable import Drift

@Suite struct StepReaderTests {
  private func read(_ text: String) -> StepReader { StepReader(Array(text.utf8)) }

  @Test func `steps are read with their agents, models and tasks`() {
    let reader = read(
      #"""
      {"run":"r","step":3,"agent":"a","model":"m","task":"t","taskType":"edit","digest":"d","output":"Hi","x":1}
      broken
      {"output":[{"type":"text","text":"one"},{"type":"image"},"two"]}
      {"output":5}
      """#)
    let first = reader.steps[0]
    #expect([first.run, first.agent, first.model, first.task, first.taskType] == ["r", "a", "m", "t", "edit"])
    #expect(first.number == 3 && first.digest == "d" && first.text == "Hi" && first.line == 1)
    #expect(reader.steps[1].text == "one\ntwo")
    #expect(reader.faults.map(\.line) == [2, 4])
    #expect(reader.faults.map(\.reason) == ["is no JSON", "“output” is no text"])
  }

  @Test func `chats count all messages and give what the assistant says`() {
    let chat =
      #"[{"role":"user","content":"Q"},{"role":"assistant","content":"A"},{"role":"assistant","tool_calls":[]}]"#
    for text in [chat, "{\"run\":\"c\",\"messages\":\(chat)}", chat.replacing("},{", with: "},\n{")] {
      let reader = read(text)
      #expect(reader.steps.map(\.text) == ["A"], "\(text)")
      #expect(reader.steps.map(\.number) == [2])
    }
  }

  @Test func `OpenClaw sessions give answers with session and model`() {
    let reader = read(
      #"""
      {"type":"session","version":3,"id":"s1","cwd":"home"}
      {"type":"model_change","id":"1","provider":"p","modelId":"m1"}
      {"type":"message","id":"2","message":{"role":"user","content":[{"type":"text","text":"Q"}]}}
      {"type":"message","id":"3","message":{"role":"assistant","content":[{"type":"thinking","thinking":"T"},{"type":"text","text":"A"}]}}
      {"type":"compaction","id":"4","summary":"S"}
      """#)
    #expect(reader.faults == [])
    #expect(reader.steps.map(\.text) == ["A"])
    #expect(reader.steps.first?.run == "s1" && reader.steps.first?.model == "m1")
  }

  @Test func `Claude Code sessions give answers and leave the program's own notes out`() {
    let reader = read(
      #"""
      {"type":"summary","summary":"S","leafUuid":"x"}
      {"type":"user","sessionId":"s","message":{"role":"user","content":"Q"}}
      {"type":"assistant","sessionId":"s","message":{"role":"assistant","model":"m","content":[{"type":"text","text":"A"},{"type":"tool_use","name":"t"}]}}
      {"type":"assistant","sessionId":"s","message":{"role":"assistant","model":"<synthetic>","content":[{"type":"text","text":"limit"}]}}
      """#)
    #expect(reader.faults == [])
    #expect(reader.steps.map(\.text) == ["A"])
    #expect(reader.steps.first?.run == "s" && reader.steps.first?.model == "m")
  }

  @Test func `spans of the new conventions are steps in the order of their starts`() {
    func span(_ start: Int, _ text: String, _ operation: String = "chat") -> String {
      let messages = #"[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"\#(text)\"}]}]"#
      return #"{"startTimeUnixNano":"\#(start)","traceId":"t","attributes":["#
        + #"{"key":"gen_ai.operation.name","value":{"stringValue":"\#(operation)"}},"#
        + #"{"key":"gen_ai.conversation.id","value":{"stringValue":"c"}},"#
        + #"{"key":"gen_ai.agent.name","value":{"stringValue":"a"}},"#
        + #"{"key":"gen_ai.response.model","value":{"stringValue":"m"}},"#
        + #"{"key":"gen_ai.output.messages","value":{"stringValue":"\#(messages)"}}]}"#
    }
    let spans = [span(2, "second"), span(1, "first"), span(0, "whole", "invoke_agent")].joined(separator: ",")
    let reader = read(#"{"resourceSpans":[{"scopeSpans":[{"spans":[\#(spans)]}]}]}"#)
    #expect(reader.steps.map(\.text) == ["first", "second"])
    #expect(reader.steps.first.map { [$0.run, $0.agent, $0.model] } == ["c", "a", "m"])
  }

  @Test func `choice events of the old conventions are steps, on spans and as log records`() {
    let onSpan = read(
      #"""
      {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"t","events":[{"name":"gen_ai.content.completion","attributes":[{"key":"gen_ai.completion","value":{"stringValue":"A"}}]}]}]}]}]}
      """#)
    #expect(onSpan.steps.map(\.text) == ["A"])
    #expect(onSpan.steps.first?.run == "t")
    let told = read(
      #"""
      {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"t","events":[{"name":"gen_ai.choice","attributes":[{"key":"message","value":{"stringValue":"{\"role\":\"assistant\",\"content\":\"C\"}"}}]}]}]}]}]}
      """#)
    #expect(told.steps.map(\.text) == ["C"])
    let record = read(
      #"""
      {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"eventName":"gen_ai.choice","traceId":"t","body":{"kvlistValue":{"values":[{"key":"message","value":{"kvlistValue":{"values":[{"key":"content","value":{"stringValue":"B"}}]}}}]}}}]}]}]}
      """#)
    #expect(record.steps.map(\.text) == ["B"])
  }

  @Test func `runs are put in order and numbered where they are not`() {
    var grouping = RunGrouping()
    let steps = [(3, "c"), (1, "a"), (2, "b")].map { RunStep(run: "r", number: $0.0, text: $0.1) }
    grouping.add(steps + [RunStep(text: "x"), RunStep(text: "y")], unnamed: "u")
    grouping.sort()
    #expect(grouping.runs.map(\.name) == ["r", "u"])
    #expect(grouping.runs[0].steps.map(\.text) == ["a", "b", "c"])
    #expect(grouping.runs[0].late == 2)
    #expect(grouping.runs[1].steps.map(\.number) == [1, 2])
  }
}
