import HTTPTypes
import Hummingbird
import Inference

/// `/v1/embeddings` (OpenAI API reference, “Create embeddings”).
struct EmbeddingRoutes {
  let state: ServerState

  func add(to router: Router<BasicRequestContext>) {
    router.post("/v1/embeddings") { [state] request, _ in
      var request = request
      let fields = try await state.fields(of: &request)
      let isBase64 = try Self.isBase64(fields)
      let place = try state.admission.enter()
      let input = try state.embeddingInput(fields)
      return try await request.whole {
        defer { withExtendedLifetime(place) {} }
        let (vectors, tokens) = try await state.embed(input)
        let data = vectors.enumerated().map { index, vector -> JSONValue in
          let numbers: JSONValue =
            isBase64 ? .string(Base64.text(vector)) : .array(vector.map { JSONValue(Double($0)) })
          return ["object": "embedding", "index": JSONValue(index), "embedding": numbers]
        }
        return [
          "object": "list", "data": .array(data), "model": .string(state.model.info.name),
          "usage": ["prompt_tokens": JSONValue(tokens), "total_tokens": JSONValue(tokens)],
        ]
      }
    }
  }

  private static func isBase64(_ fields: RequestFields) throws(APIError) -> Bool {
    switch try fields.string("encoding_format") {
    case nil, "float": return false
    case "base64": return true
    case .some(let name): throw .invalid("“\(name)” is no encoding_format", field: "encoding_format")
    }
  }
}

/// Vectors as OpenAI's client asks for them: little-endian floats in Base64 (RFC 4648).
enum Base64 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func text(_ vector: [Float]) -> String {
    let bytes = vector.flatMap { value in withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) } }
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let group = bytes[index..<min(index + 3, bytes.count)]
      let word = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place <= group.count ? digits[word >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
      index += 3
    }
    return String(decoding: text, as: UTF8.self)
  }
}
