import Foundation

@testable import Inference

/// A decoder written for reading, in double precision, one position after the other over the whole text: the oracle for
/// architectures without logits of another engine. It shares with the engine the reading of the file and nothing else.
struct ReferenceDecoder {
  let file: GGUFFile
  let name: String

  init(_ file: GGUFFile) {
    self.file = file
    name = file["general.architecture"]?.text ?? ""
  }

  private func number(_ key: String) -> Double? { file["\(name).\(key)"]?.double }
  private func count(_ key: String) -> Int { Int(number(key) ?? 0) }
  private func values(_ tensor: String) -> [Double]? {
    file.tensor(tensor).map { info in info.type.decode(Array(file.bytes(of: info))).map(Double.init) }
  }

  /// y = W x for rows `from..<from + rows` of a tensor.
  private func product(_ tensor: String, _ x: [Double], from: Int = 0, rows: Int) -> [Double] {
    let weights = values(tensor) ?? []
    return (from..<from + rows).map { row in
      var sum = 0.0
      for (col, value) in x.enumerated() { sum += weights[row * x.count + col] * value }
      return sum
    }
  }

  private func norm(_ x: [Double], _ tensor: String) -> [Double] {
    guard let weight = values(tensor) else { return x }
    let mean = x.reduce(0) { $0 + $1 * $1 } / Double(x.count)
    return zip(x, weight).map { $0 / (mean + 1e-5).squareRoot() * $1 }
  }

  /// The logits after a text.
  func logits(after tokens: [TokenID]) -> [Double] {
    let isGemma = name.hasPrefix("gemma")
    let width = count("embedding_length")
    let table = values("token_embd.weight") ?? []
    var hidden = tokens.map { token in
      table[Int(token) * width..<(Int(token) + 1) * width].map { isGemma ? $0 * Double(width).squareRoot() : $0 }
    }
    for layer in 0..<count("block_count") { run(layer, &hidden) }
    let last = norm(hidden[hidden.count - 1], "output_norm.weight")
    let output = file.tensor("output.weight") == nil ? "token_embd.weight" : "output.weight"
    let logits = product(output, last, rows: table.count / width)
    let cap = name == "gemma2" ? 30.0 : 0
    return cap > 0 ? logits.map { cap * tanh($0 / cap) } : logits
  }

  private func run(_ layer: Int, _ hidden: inout [[Double]]) {
    let block = "blk.\(layer)."
    let (heads, kvHeads, size) = (
      count("attention.head_count"), count("attention.head_count_kv"), count("attention.key_length")
    )
    var keys: [[Double]] = []
    var heard: [[Double]] = []
    var queries: [[Double]] = []
    for (position, x) in hidden.enumerated() {
      let input = norm(x, block + "attn_norm.weight")
      var (q, k, v): ([Double], [Double], [Double])
      if file.tensor(block + "attn_qkv.weight") != nil {
        q = product(block + "attn_qkv.weight", input, rows: heads * size)
        k = product(block + "attn_qkv.weight", input, from: heads * size, rows: kvHeads * size)
        v = product(block + "attn_qkv.weight", input, from: (heads + kvHeads) * size, rows: kvHeads * size)
      } else {
        q = product(block + "attn_q.weight", input, rows: heads * size)
        k = product(block + "attn_k.weight", input, rows: kvHeads * size)
        v = product(block + "attn_v.weight", input, rows: kvHeads * size)
      }
      if let bias = values(block + "attn_q.bias") { q = zip(q, bias).map(+) }
      if let bias = values(block + "attn_k.bias") { k = zip(k, bias).map(+) }
      if let bias = values(block + "attn_v.bias") { v = zip(v, bias).map(+) }
      q = eachHead(q, size) { turn(norm($0, block + "attn_q_norm.weight"), position, layer) }
      k = eachHead(k, size) { turn(norm($0, block + "attn_k_norm.weight"), position, layer) }
      let temperature = number("attention.temperature_scale") ?? 0
      let length = number("rope.scaling.original_context_length") ?? 1
      queries.append(q.map { $0 * (1 + temperature * log(1 + (Double(position) / length).rounded(.down))) })
      keys.append(k)
      heard.append(v)
    }
    for position in hidden.indices {
      var attended = [Double](repeating: 0, count: heads * size)
      for head in 0..<heads {
        let place = head / (heads / kvHeads) * size
        let first = max(0, position + 1 - window(layer))
        var scores = (first...position).map { other -> Double in
          var sum = 0.0
          for index in 0..<size { sum += queries[position][head * size + index] * keys[other][place + index] }
          sum /= Double(size).squareRoot()
          return name == "gemma2" ? 50 * tanh(sum / 50) : sum
        }
        let most = scores.max() ?? 0
        scores = scores.map { exp($0 - most) }
        let total = scores.reduce(0, +)
        for (other, score) in scores.enumerated() {
          for index in 0..<size { attended[head * size + index] += score / total * heard[first + other][place + index] }
        }
      }
      var x = hidden[position]
      let added = product(block + "attn_output.weight", attended, rows: x.count)
      x = zip(x, norm(added, block + "post_attention_norm.weight")).map(+)
      hidden[position] = zip(x, norm(feedForward(block, x), block + "post_ffw_norm.weight")).map(+)
    }
  }

  private func feedForward(_ block: String, _ x: [Double]) -> [Double] {
    let inner = count("feed_forward_length")
    let input = norm(x, block + "ffn_norm.weight")
    let isFused = file.tensor(block + "ffn_gate.weight") == nil
    let gate = product(block + (isFused ? "ffn_up.weight" : "ffn_gate.weight"), input, rows: inner)
    let up = product(block + "ffn_up.weight", input, from: isFused ? inner : 0, rows: inner)
    let product = zip(gate, up).map { gate, up in
      name.hasPrefix("gemma")
        ? up * 0.5 * gate * (1 + tanh((2 / Double.pi).squareRoot() * (gate + 0.044715 * gate * gate * gate)))
        : up * gate / (1 + exp(-gate))
    }
    return self.product(block + "ffn_down.weight", product, rows: x.count)
  }

  private func isLocal(_ layer: Int) -> Bool {
    switch name {
    case "gemma2": layer % 2 == 0
    case "gemma3": layer % 6 != 5
    case "phi3": true
    default: false
    }
  }

  private func window(_ layer: Int) -> Int {
    isLocal(layer) ? Int(number("attention.sliding_window") ?? 1e9) : .max
  }

  private func eachHead(_ x: [Double], _ size: Int, _ body: ([Double]) -> [Double]) -> [Double] {
    stride(from: 0, to: x.count, by: size).flatMap { body(Array(x[$0..<$0 + size])) }
  }

  /// Rotary positions (Su et al. 2021) with the file's scaling.
  private func turn(_ head: [Double], _ position: Int, _ layer: Int) -> [Double] {
    let isInterleaved = ["llama", "mistral", "mistral3"].contains(name)
    let pairs = head.count / 2
    var result = head
    for pair in 0..<pairs {
      let (angle, magnitude) = angle(pair, pairs, position, layer)
      let (one, other) = isInterleaved ? (2 * pair, 2 * pair + 1) : (pair, pair + pairs)
      result[one] = magnitude * (head[one] * cos(angle) - head[other] * sin(angle))
      result[other] = magnitude * (head[one] * sin(angle) + head[other] * cos(angle))
    }
    return result
  }

  private func angle(_ pair: Int, _ pairs: Int, _ position: Int, _ layer: Int) -> (Double, magnitude: Double) {
    if name == "gemma3", isLocal(layer) { return (Double(position) * pow(10_000, -Double(pair) / Double(pairs)), 1) }
    let base = number("rope.freq_base") ?? 10_000
    let factor = number("rope.scaling.factor") ?? 1
    var speed = pow(base, -Double(pair) / Double(pairs))
    if let divisors = values("rope_freqs.weight") { speed /= divisors[pair] }
    guard file["\(name).rope.scaling.type"]?.text == "yarn" else { return (Double(position) * speed / factor, 1) }
    // Peng et al. 2023, section 3.2: turns over the original context decide between keeping and dividing.
    let length = number("rope.scaling.original_context_length") ?? 1
    func place(_ turns: Double) -> Double { Double(pairs) * log(length / (turns * 2 * .pi)) / log(base) }
    let low = max(0, place(number("rope.scaling.yarn_beta_fast") ?? 32).rounded(.down))
    let high = min(Double(2 * pairs - 1), place(number("rope.scaling.yarn_beta_slow") ?? 1).rounded(.up))
    let kept = 1 - min(1, max(0, (Double(pair) - low) / max(0.001, high - low)))
    speed = speed / factor * (1 - kept) + speed * kept
    let growth = 0.1 * log(factor) + 1
    let multiplier = number("rope.scaling.yarn_log_multiplier") ?? 0
    return (Double(position) * speed, multiplier == 0 ? growth : growth / (0.1 * multiplier * log(factor) + 1))
  }
}
