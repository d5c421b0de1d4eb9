import Inference

/// The text of a bundle as a chat's first message.
enum SkillText {
  /// The body of the bundle's `SKILL.md`. Errors: `unreadable`.
  static func message(_ folder: String) throws(InferenceError) -> ChatMessage {
    let text = String(decoding: try TextFile.bytes(folder + "/SKILL.md"), as: UTF8.self)
    let parts = text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
    return ChatMessage(.system, parts.count == 3 && parts[0].isEmpty ? String(parts[2]) : text)
  }
}
