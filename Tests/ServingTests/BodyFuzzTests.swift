import HTTPTypes
import Testing

@testable import Inference
@testable import Serving

/// Bodies mutated at random, by a seed: each is read or refused with 400, and nothing crashes or hangs.
struct BodyFuzzTests {
  static let bodies = [
    "{\"model\":\"x\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\"go\",\"arguments\":\"{}\"}}]},{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"ok\"}],\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"go\",\"parameters\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"pattern\":\"^[a-z]{1,4}$\"}}}}}],\"tool_choice\":\"required\",\"temperature\":0.5,\"top_p\":1,\"seed\":7,\"logit_bias\":{\"5\":-100},\"stop\":[\"a\",\"b\"],\"logprobs\":true,\"top_logprobs\":3}",
    "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"schema\":{\"$defs\":{\"t\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/t\"}}},\"anyOf\":[{\"$ref\":\"#/$defs/t\"},{\"type\":\"integer\",\"minimum\":-3,\"maximum\":1e3}]}}},\"max_tokens\":5}",
    "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"options\":{\"temperature\":0.1,\"num_predict\":-1,\"stop\":\"x\"},\"format\":{\"type\":\"object\",\"properties\":{\"d\":{\"type\":\"string\",\"format\":\"date\"}},\"required\":[\"d\"]}}",
  ]
  static let words = [
    "null", "true", "[]", "{}", "\"\"", "-1", "1e999", "0.5", "\"$ref\"", "\"#\"", "9223372036854775808", "\\ud800",
    "\u{0}", "[[[[", "\"type\":", "\"enum\":[]", "{\"$ref\":\"#\"}",
  ]

  @Test("every mutated body ends in a request or in a clear refusal", arguments: 0..<8)
  func mutations(seed: UInt64) throws {
    let scripted = try ScriptedServer()
    let model = scripted.state.model
    var generator = Numbers(state: seed &* 0x9E37_79B9 &+ 1)
    for _ in 0..<1_500 {
      let body = Self.mutated(Array(Self.bodies[generator.below(Self.bodies.count)].utf8), &generator)
      do {
        let fields = try RequestFields(body: body)
        _ = try? fields.openAIOptions()
        if let chat = try? fields.openAIChat() { _ = try? model.prepare(chat) }
        let chat = try fields.ollamaChat()
        _ = try model.prepare(chat)
      } catch {
        #expect(error.status.code == 400)
        #expect(!error.message.isEmpty)
      }
    }
  }

  private struct Numbers {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
  }

  private static func mutated(_ body: [UInt8], _ generator: inout Numbers) -> [UInt8] {
    var body = body
    for _ in 0...generator.below(4) {
      let place = generator.below(body.count)
      switch generator.below(6) {
      case 0: body[place] = UInt8(generator.below(256))
      case 1: body.remove(at: place)
      case 2: body.insert(contentsOf: words[generator.below(words.count)].utf8, at: place)
      case 3: body.removeSubrange(place..<min(body.count, place + 1 + generator.below(40)))
      case 4: body.insert(contentsOf: body[place..<min(body.count, place + 60)], at: generator.below(body.count))
      default: body.removeLast(generator.below(body.count))
      }
      if body.isEmpty { return Array("{}".utf8) }
    }
    return body
  }
}
