import TextScanning

/// A name as its spelling shows it.
struct NameShape {
  enum Kind { case flag, environment, endpoint, errorCode, file, setting, constant, word }

  var kind: Kind
  /// The bare name: without value, prompt and brackets.
  var range: Range<Int>
  /// Whether a mark such as `$` leaves no doubt.
  var isCertain = false

  /// Reads the name at the start of `range`; nil when it is a phrase, a call, a value or code. O(range).
  static func read(_ bytes: [UInt8], _ range: Range<Int>) -> NameShape? {
    guard range.count >= 2, range.count <= 160, let first = range.first.map({ bytes[$0] }) else { return nil }
    if first == .of("-") { return flag(bytes, range) }
    if ASCII.isUpper(first), let endpoint = endpoint(bytes, range) { return endpoint }
    if first == .of("$") || first == .of("%") { return variable(bytes, range) }
    return identifier(bytes, range)
  }

  private static func flag(_ bytes: [UInt8], _ range: Range<Int>) -> NameShape? {
    var index = range.lowerBound
    while index < range.upperBound, bytes[index] == .of("-") { index += 1 }
    let dashes = index - range.lowerBound
    guard dashes <= 2, index < range.upperBound, ASCII.isLetter(bytes[index]) else { return nil }
    while index < range.upperBound, isNameByte(bytes[index]) || bytes[index] == .of(".") || bytes[index] == .of("-") {
      index += 1
    }
    while bytes[index - 1] == .of("-") || bytes[index - 1] == .of(".") { index -= 1 }
    let body = index - range.lowerBound - dashes
    guard dashes == 1 || body >= 2 else { return nil }
    if index < range.upperBound {
      let after = bytes[index]
      // A value in any notation may follow, nothing else.
      guard
        after == .space || after == .of("=") || after == .of("[") || after == .of("<") || after == .of(",")
          || after == .of(":")
      else {
        return nil
      }
    }
    return NameShape(kind: .flag, range: range.lowerBound..<index, isCertain: true)
  }

  private static let methods: [StaticString] = ["GET ", "POST ", "PUT ", "PATCH ", "DELETE ", "HEAD ", "OPTIONS "]

  private static func endpoint(_ bytes: [UInt8], _ range: Range<Int>) -> NameShape? {
    for method in methods where bytes.hasBytes(method, at: range.lowerBound) {
      let start = range.lowerBound + method.utf8CodeUnitCount
      guard start < range.upperBound else { return nil }
      guard bytes[start] == .of("/") || bytes.hasBytes("http", at: start) || bytes[start] == .of("{") else {
        return nil
      }
      // A call to one's own machine is an example.
      guard !bytes.hasBytes("http://localhost", at: start), !bytes.hasBytes("http://127.", at: start) else {
        return nil
      }
      var end = start
      while end < range.upperBound, !ASCII.isSpace(bytes[end]), bytes[end] != .of("?"), bytes[end] != .of("\"") {
        end += 1
      }
      return NameShape(kind: .endpoint, range: range.lowerBound..<end, isCertain: true)
    }
    return nil
  }

  /// `$NAME`, `${NAME}`, `$env:NAME`, `%NAME%`.
  private static func variable(_ bytes: [UInt8], _ range: Range<Int>) -> NameShape? {
    var start = range.lowerBound + 1
    if bytes.hasBytes("env:", at: start) { start += 4 }
    if start < range.upperBound, bytes[start] == .of("{") { start += 1 }
    var end = start
    while end < range.upperBound, isNameByte(bytes[end]) { end += 1 }
    guard range.upperBound - end <= 1, isEnvironmentName(bytes, start..<end) else { return nil }
    return NameShape(kind: .environment, range: start..<end, isCertain: true)
  }

  /// Capitals and digits with an underscore inside.
  static func isEnvironmentName(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= 4, ASCII.isUpper(bytes[range.lowerBound]), bytes[range.upperBound - 1] != .of("_") else {
      return false
    }
    var hasUnderscore = false
    for index in range {
      if bytes[index] == .of("_") {
        hasUnderscore = true
      } else if !ASCII.isUpper(bytes[index]), !ASCII.isDigit(bytes[index]) {
        return false
      }
    }
    return hasUnderscore
  }

  private static func identifier(_ bytes: [UInt8], _ range: Range<Int>) -> NameShape? {
    var end = range.lowerBound
    var hasSlash = false
    var traits = Traits()
    while end < range.upperBound {
      let byte = bytes[end]
      if byte == .of("/") || byte == .of("~") { hasSlash = true }
      guard isNameByte(byte) || byte == .of(".") || byte == .of("-") || byte == .of("/") || byte == .of("~") else {
        break
      }
      traits.add(byte, after: end > range.lowerBound ? bytes[end - 1] : 0)
      end += 1
    }
    let name = range.lowerBound..<end
    let isWhole = end == range.upperBound
    if isWhole, ConfigFileName.isFile(bytes, name) { return NameShape(kind: .file, range: name, isCertain: true) }
    if isEnvironmentName(bytes, name), isWhole || bytes[end] == .of("=") {
      return NameShape(kind: .constant, range: name, isCertain: false)
    }
    guard isWhole || bytes[end] == .of("=") || bytes[end] == .of(":"), !hasSlash || traits.dots > 0 else { return nil }
    guard name.count >= 2, bytes[end - 1] != .of("."), bytes[end - 1] != .of("-"), bytes[end - 1] != .of("/") else {
      return nil
    }
    if traits.isErrorCode(bytes, name) { return NameShape(kind: .errorCode, range: name) }
    guard ASCII.isLetter(bytes[range.lowerBound]) || bytes[range.lowerBound] == .of("_") else { return nil }
    return NameShape(kind: traits.isCompound ? .setting : .word, range: name)
  }

  static func isNameByte(_ byte: UInt8) -> Bool { ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == .of("_") }

  /// What the bytes of a name have shown so far.
  private struct Traits {
    var dots = 0
    var joins = 0
    var innerCapitals = 0
    var capitals = 0
    var digits = 0
    var smalls = 0

    mutating func add(_ byte: UInt8, after before: UInt8) {
      if byte == .of(".") { dots += 1 }
      if byte == .of("_") || byte == .of("-") { joins += 1 }
      if ASCII.isUpper(byte) { capitals += 1 }
      if ASCII.isLower(byte) { smalls += 1 }
      if ASCII.isDigit(byte) { digits += 1 }
      if ASCII.isUpper(byte), ASCII.isLower(before) { innerCapitals += 1 }
    }

    var isCompound: Bool { dots + joins + innerCapitals > 0 }

    /// Capitals, then digits: `TW-1042`, `E1234`.
    func isErrorCode(_ bytes: [UInt8], _ name: Range<Int>) -> Bool {
      guard smalls == 0, capitals >= 1, digits >= 2, dots == 0, joins <= 2 else { return false }
      return ASCII.isUpper(bytes[name.lowerBound]) && ASCII.isDigit(bytes[name.upperBound - 1])
        && (joins > 0 || digits >= 3)
    }
  }
}

/// Files that hold settings.
enum ConfigFileName {
  static func isFile(_ bytes: [UInt8], _ name: Range<Int>) -> Bool {
    guard name.count >= 4, name.count <= 80 else { return false }
    var start = name.upperBound
    while start > name.lowerBound, bytes[start - 1] != .of("/") { start -= 1 }
    let base = start..<name.upperBound
    guard let dot = bytes[base].lastIndex(of: .of(".")) else { return plain.contains(bytes, base) }
    guard dot + 1 < base.upperBound, dot + 1 - base.lowerBound + 1 > 0 else { return false }
    // `.gitignore`; a bare extension such as `.yml` names a kind of file.
    let ending = dot + 1..<base.upperBound
    if dot == base.lowerBound { return dotted.contains(bytes, ending) }
    return endings.contains(bytes, ending)
  }

  private static let endings = WordList(
    "yml yaml json jsonc json5 toml ini cfg conf config env xml properties lock plist tfvars hcl service rc")
  private static let dotted = WordList(
    "gitignore gitattributes dockerignore env npmrc editorconfig bashrc zshrc profile netrc gitconfig nvmrc")
  private static let plain = WordList(
    "Makefile Dockerfile Gemfile Procfile Jenkinsfile Vagrantfile Rakefile Brewfile Caddyfile Justfile")
}
