import HTTPTypes
import Inference

extension ServerState {
  /// More texts of one request are refused.
  private static var mostTexts: Int { 2_048 }

  /// The vectors of texts, and how many tokens these have. Errors: 400.
  func embed(_ texts: [[TokenID]]) async throws -> (vectors: [[Float]], tokens: Int) {
    guard model.info.isEmbedding else {
      throw APIError.invalid("\(model.info.name) makes text, no embeddings", field: "model")
    }
    guard !texts.isEmpty, texts.count <= Self.mostTexts else {
      throw APIError.invalid("expected from 1 to \(Self.mostTexts) texts, found \(texts.count)", field: "input")
    }
    for tokens in texts where tokens.count > model.info.contextLength {
      throw APIError(
        .badRequest, "a text has \(tokens.count) tokens, the context \(model.info.contextLength)", field: "input",
        code: "context_length_exceeded")
    }
    return (try await model.generator.embed(texts), texts.reduce(0) { $0 + $1.count })
  }

  /// `input`: a string, an array of strings, an array of token numbers, or an array of these.
  func embeddingInput(_ fields: RequestFields) throws(APIError) -> [[TokenID]] {
    guard let input = fields["input"] else { throw fields.missing("input") }
    guard let list = input.array, list.first?.string == nil else {
      return (try fields.strings("input") ?? []).map { model.tokenizer.encode($0, framed: true) }
    }
    var texts: [[TokenID]] = []
    for value in list.first?.integer != nil ? [input] : list {
      var tokens: [TokenID] = []
      for number in value.array ?? [] {
        guard let token = number.integer, token >= 0, token < model.tokenizer.vocabulary.count else {
          throw .invalid("\(number.text()) is no token number", field: "input")
        }
        tokens.append(TokenID(token))
      }
      guard !tokens.isEmpty else { throw .invalid("a text of input is empty, or no text", field: "input") }
      texts.append(tokens)
    }
    return texts
  }
}
