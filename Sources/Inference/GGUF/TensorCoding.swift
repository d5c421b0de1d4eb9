import InferenceKernels

extension TensorType {
  /// Rounds floats to this type. Errors: `input` when their number is no multiple of a block, `unsupported` for a type that is only read.
  package func encode(_ values: [Float]) throws(InferenceError) -> [UInt8] {
    guard values.count.isMultiple(of: blockCount) else {
      throw InferenceError(.input, "expected a multiple of \(blockCount) numbers for \(name), found \(values.count)")
    }
    var bytes = [UInt8](repeating: 0, count: values.count / blockCount * blockBytes)
    guard ik_quantize(rawValue, values, Int64(values.count), &bytes) == 0 else {
      throw InferenceError(.unsupported, "this engine reads \(name) and does not write it")
    }
    return bytes
  }

  /// Expands what `encode` wrote, or a file holds. `bytes` holds whole blocks.
  package func decode(_ bytes: [UInt8]) -> [Float] {
    var values = [Float](repeating: 0, count: bytes.count / blockBytes * blockCount)
    ik_dequantize(rawValue, bytes, Int64(values.count), &values)
    return values
  }
}
