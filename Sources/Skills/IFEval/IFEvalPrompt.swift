import TextScanning

/// One line of IFEval's prompts, taken apart.
struct IFEvalPrompt {
  /// The name of its bundle: `k` and the key.
  let name: String
  let instructions: [IFEvalInstruction]

  init(line: [UInt8]) throws(IFEvalError) {
    let json: JSON
    do throws(JSONError) { json = try JSON(parsing: line) } catch {
      throw IFEvalError("is no JSON: \(error.message) at byte \(error.offset + 1) of the line")
    }
    guard json.object != nil else { throw IFEvalError("is no JSON object") }
    guard json["prompt"]?.string != nil else { throw IFEvalError("“prompt” is missing or no string") }
    guard let ids = json["instruction_id_list"]?.strings else {
      throw IFEvalError("“instruction_id_list” is missing or no list of strings")
    }
    guard let arguments = json["kwargs"]?.array, arguments.count == ids.count else {
      throw IFEvalError("“kwargs” must be a list with one entry per instruction")
    }
    name = try Self.name(json["key"])
    instructions = zip(ids, arguments).map { IFEvalInstruction(id: $0, arguments: $1) }
  }

  /// `k` and the key, which must make a valid name.
  private static func name(_ key: JSON?) throws(IFEvalError) -> String {
    guard let text = key?.int.map({ String($0) }) ?? key?.string else {
      throw IFEvalError("“key” is missing or neither a number nor a string")
    }
    if let problem = SkillName.problem("k" + text) {
      throw IFEvalError("“key” gives the name “k\(text)”, which \(problem)")
    }
    return "k" + text
  }
}
