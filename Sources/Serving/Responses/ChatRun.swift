import Inference

/// What of an answer has become certain.
struct ChatDelta {
  var text = ""
  var calls: [ToolCall] = []
  /// The tokens behind it, where log-probabilities were asked for.
  var tokens: [GeneratedToken] = []

  var isEmpty: Bool { text.isEmpty && calls.isEmpty && tokens.isEmpty }
}

/// How an answer ended.
struct ChatEnd {
  var end: GenerationEnd
  var hasCalls: Bool
}

extension ServerState {
  /// Runs a generation and hands over its parts as they come. Errors: those of the engine; `CancellationError` when the client has gone.
  func run(
    _ chat: PreparedChat, _ deliver: (ChatDelta) async throws -> Void
  ) async throws -> ChatEnd {
    var reader = chat.reader
    var calls = 0
    func delta(_ parts: [ToolCallReader.Part], _ token: GeneratedToken? = nil) -> ChatDelta {
      var delta = ChatDelta()
      for part in parts {
        switch part {
        case .text(let text): delta.text += text
        case .call(let name, let arguments):
          let value = (try? JSONValue(parsing: arguments)) ?? .object([])
          delta.calls.append(ToolCall(id: RandomName.make("call_"), name: name, arguments: value))
          calls += 1
        }
      }
      if chat.request.alternatives != nil, let token { delta.tokens = [token] }
      return delta
    }
    for try await event in try await model.generator.generate(chat.request) {
      switch event {
      case .token(let token):
        let text = String(decoding: token.text, as: UTF8.self)
        let part = delta(reader?.take(token.id, text) ?? [.text(text)], token)
        if !part.isEmpty { try await deliver(part) }
      case .finished(let end):
        metrics.count(end)
        if end.reason == .cancelled { throw CancellationError() }
        let text = String(decoding: end.text, as: UTF8.self)
        var parts = reader?.take(-1, text) ?? [.text(text)]
        parts += reader?.finish() ?? []
        let last = delta(parts)
        if !last.isEmpty { try await deliver(last) }
        return ChatEnd(end: end, hasCalls: calls > 0)
      }
    }
    // The stream ends without an end only when its reader is cancelled.
    metrics.countLost()
    throw CancellationError()
  }

  /// Runs a generation to its end.
  func answer(_ chat: PreparedChat) async throws -> (ChatDelta, ChatEnd) {
    var whole = ChatDelta()
    let end = try await run(chat) { delta in
      whole.text += delta.text
      whole.calls += delta.calls
      whole.tokens += delta.tokens
    }
    return (whole, end)
  }
}

/// Names for things that come once.
enum RandomName {
  static func make(_ prefix: String) -> String {
    let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
    return prefix + String(decoding: (0..<24).map { _ in digits[Int.random(in: 0..<digits.count)] }, as: UTF8.self)
  }
}
