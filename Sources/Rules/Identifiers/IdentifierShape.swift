import TextScanning

/// The class of one token, read off its bytes.
package enum IdentifierShape {
  /// Names that are longer are data.
  package static let longest = 80

  /// The class of a token without quotes and brackets; nil for words, numbers, files, addresses of others and whatever is not ASCII.
  /// O(token).
  package static func of(_ bytes: [UInt8], _ token: Range<Int>) -> IdentifierClass? {
    guard token.count >= 3, token.count <= longest else { return nil }
    let first = bytes[token.lowerBound]
    if token.count == 36, isUUID(bytes, token) { return nil }
    if first == .of("-") { return isFlag(bytes, token) ? .flag : nil }
    if first == .of("/") { return isEndpoint(bytes, token) ? .endpoint : nil }
    guard ASCII.isLetter(first) || first == .of("_") else { return nil }
    var traits = Traits()
    var before: UInt8 = 0
    for index in token {
      guard traits.add(bytes[index], after: before) else { return nil }
      before = bytes[index]
    }
    guard ASCII.isLetter(before) || ASCII.isDigit(before) || before == .of("_") else { return nil }
    return traits.kind(bytes, token)
  }

  /// Hex digits in groups of 8, 4, 4, 4 and 12: a value, whatever it stands for.
  private static func isUUID(_ bytes: [UInt8], _ token: Range<Int>) -> Bool {
    token.enumerated().allSatisfy { position, index in
      [8, 13, 18, 23].contains(position)
        ? bytes[index] == .of("-") : ASCII.isDigit(bytes[index]) || (bytes[index] | 0x20) &- 0x61 < 6
    }
  }

  /// Two dashes and a name, or one dash and a name of several humps or parts.
  private static func isFlag(_ bytes: [UInt8], _ token: Range<Int>) -> Bool {
    let dashes = bytes[token.lowerBound + 1] == .of("-") ? 2 : 1
    let body = token.lowerBound + dashes..<token.upperBound
    guard body.count >= 3, ASCII.isLetter(bytes[body.lowerBound]) else { return false }
    var joins = 0
    for index in body {
      let byte = bytes[index]
      guard ASCII.isLetter(byte) || ASCII.isDigit(byte) || isJoin(byte) else { return false }
      if isJoin(byte) {
        joins += 1
        guard index + 1 < body.upperBound, !isJoin(bytes[index + 1]) else { return false }
      }
    }
    return dashes == 2 || joins > 0 || (body.count >= 4 && bytes[body].contains(where: ASCII.isUpper))
  }

  private static func isJoin(_ byte: UInt8) -> Bool { byte == .of("-") || byte == .of("_") || byte == .of(".") }

  /// A path below a version or `api`: `/v2/jobs`, `/api/users/{id}`.
  private static func isEndpoint(_ bytes: [UInt8], _ token: Range<Int>) -> Bool {
    let segments = segments(bytes, token)
    guard segments.count >= 2, let first = segments.first else { return false }
    let isVersion =
      bytes[first.lowerBound] == .of("v") && first.count >= 2
      && bytes[first.lowerBound + 1..<first.upperBound].allSatisfy { ASCII.isDigit($0) || $0 == .of(".") }
    guard isVersion || bytes[first].elementsEqual("api".utf8) || bytes[first].elementsEqual("apis".utf8) else {
      return false
    }
    var hasName = false
    for segment in segments.dropFirst() {
      guard !segment.isEmpty else { return false }
      if !isPlaceholder(bytes, segment) {
        guard bytes[segment].allSatisfy({ ASCII.isWord($0) && $0 < 0x80 || isJoin($0) || $0 == .of(":") }) else {
          return false
        }
        hasName = true
      }
    }
    return hasName
  }

  /// The parts of a path between slashes, without a slash at the end.
  package static func segments(_ bytes: [UInt8], _ token: Range<Int>) -> [Range<Int>] {
    var segments: [Range<Int>] = []
    var start = token.lowerBound + 1
    for index in token.dropFirst() where bytes[index] == .of("/") {
      segments.append(start..<index)
      start = index + 1
    }
    if start < token.upperBound { segments.append(start..<token.upperBound) }
    return segments
  }

  /// `{id}`, `<id>`, `:id`, `$ID`, `[id]`, a number.
  package static func isPlaceholder(_ bytes: [UInt8], _ segment: Range<Int>) -> Bool {
    guard let first = segment.first.map({ bytes[$0] }) else { return false }
    return "{<:$[%*".utf8.contains(first) || bytes[segment].allSatisfy(ASCII.isDigit)
      || bytes[segment].contains(.of("{")) || bytes[segment].contains(.of("<"))
  }
}

/// What the bytes of a name have shown so far.
private struct Traits {
  private var dots = 0
  private var dashes = 0
  private var underscores = 0
  private var slashes = 0
  private var humps = 0
  private var capitals = 0
  private var smalls = 0
  private var digits = 0

  /// Takes the next byte; false when no name holds it here.
  mutating func add(_ byte: UInt8, after before: UInt8) -> Bool {
    if ASCII.isLower(byte) {
      smalls += 1
    } else if ASCII.isUpper(byte) {
      capitals += 1
      if ASCII.isLower(before) || ASCII.isDigit(before) { humps += 1 }
    } else if ASCII.isDigit(byte) {
      digits += 1
    } else if byte == .of("_") {
      underscores += 1
    } else {
      let isDoubled = before == .of(".") || before == .of("-") || before == .of("/")
      guard !isDoubled else { return false }
      switch byte {
      case .of("."): dots += 1
      case .of("-"): dashes += 1
      case .of("/"): slashes += 1
      default: return false
      }
    }
    return true
  }

  func kind(_ bytes: [UInt8], _ token: Range<Int>) -> IdentifierClass? {
    guard smalls + capitals >= 3 || (capitals >= 1 && digits >= 3) else { return nil }
    if slashes > 0 { return slashes == 1 && dots > 0 && isAnnotation(bytes, token) ? .dotted : nil }
    if dots > 0 { return isDottedName(bytes, token) ? .dotted : nil }
    if smalls == 0 {
      if underscores > 0 { return dashes == 0 && bytes[token.lowerBound] != .of("_") ? .environment : nil }
      return isErrorCode(bytes, token) ? .errorCode : nil
    }
    if dashes > 0 { return dashed(bytes, token) }
    if underscores > 0 { return isJoined(bytes, token, by: .of("_")) ? .snake : nil }
    guard humps > 0 else { return nil }
    return ASCII.isUpper(bytes[token.lowerBound]) ? .pascal : .camel
  }

  private func dashed(_ bytes: [UInt8], _ token: Range<Int>) -> IdentifierClass? {
    guard underscores == 0 else { return nil }
    if capitals == 0 { return .kebab }
    guard dashes == 1, let dash = bytes[token].firstIndex(of: .of("-")), dash + 2 < token.upperBound,
      dash >= token.lowerBound + 2, ASCII.isLetter(bytes[dash + 1])
    else { return nil }
    return .cmdlet
  }

  private func isJoined(_ bytes: [UInt8], _ token: Range<Int>, by join: UInt8) -> Bool {
    bytes[token.lowerBound] != join && bytes[token.upperBound - 1] != join
  }

  /// Capitals, at most one dash, at least three digits at the end, and no name of a standard.
  private func isErrorCode(_ bytes: [UInt8], _ token: Range<Int>) -> Bool {
    guard dashes <= 1, digits >= 3, capitals >= 1 else { return false }
    var start = token.lowerBound
    while start < token.upperBound, ASCII.isUpper(bytes[start]) { start += 1 }
    guard !Self.standards.contains(bytes.string(token.lowerBound..<start)) else { return false }
    if start < token.upperBound, bytes[start] == .of("-") { start += 1 }
    return bytes[start..<token.upperBound].allSatisfy(ASCII.isDigit)
  }

  private static let standards = Set(
    words: "RFC CVE ISO SHA CWE IEEE PEP UTF HTTP ES RS HS PS KB MD AES RSA X GB MB TB US EN DIN PCI CP GPT EC P Q H")

  /// `config.yaml` is a file, `example.com` a host.
  private func isDottedName(_ bytes: [UInt8], _ token: Range<Int>) -> Bool {
    guard let dot = bytes[token].lastIndex(of: .of(".")), dot + 1 < token.upperBound else { return false }
    let ending = bytes.string(dot + 1..<token.upperBound).lowercased()
    return !Self.endings.contains(ending) && !ending.utf8.allSatisfy(ASCII.isDigit)
  }

  /// `host.example/name`.
  private func isAnnotation(_ bytes: [UInt8], _ token: Range<Int>) -> Bool {
    guard let slash = bytes[token].firstIndex(of: .of("/")), slash + 3 < token.upperBound,
      let dot = bytes[token.lowerBound..<slash].lastIndex(of: .of("."))
    else { return false }
    return bytes[dot + 1..<slash].allSatisfy(ASCII.isLetter) && !bytes[slash..<token.upperBound].contains(.of("."))
  }

  private static let hosts = Set(words: "com org net io dev example app cloud sh ai co")
  private static let endings = hosts.union(
    Set(
      words: """
        md mdx txt rst html htm css js mjs cjs ts tsx jsx json jsonc yaml yml toml ini cfg conf config xml csv tsv sql sh
        bash ps1 psm1 psd1 ps1xml pssc psrc bat cmd exe dll so dylib zip tar gz tgz bz2 xz rpm deb msi jar war py rb go rs c h cc cpp hpp
        swift java kt cs csproj sln fs vb php pl lua proto lock log pem key crt cer pub env png jpg jpeg gif svg ico pdf
        doc docx xls xlsx ppt pptx local localhost internal test gov edu uk de info us me hcl tf tfvars plist properties
        service bin img iso vhd vhdx mof cdxml nupkg nuspec resx gradle bicep ipynb wasm tpl tmpl erb
        """))
}
