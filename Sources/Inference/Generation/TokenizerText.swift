extension Tokenizer: TokenText {
  package func append(_ token: TokenID, to bytes: inout [UInt8]) { bytes += self.bytes(of: token) }
  package var endTokens: Set<TokenID> { endsOfGeneration }
}
