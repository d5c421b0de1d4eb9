import Prose
import TextScanning

/// Whether a user agreed to a call before it was made.
///
/// The last thing a user said before the call decides. It agrees when it says yes and takes nothing back, and when what the agent said before it
/// speaks of the call: a yes to another question is none. One yes covers all calls up to the user's next message. A user who names the command
/// or tool in an order of their own has agreed too.
enum Consent {
  static func isGiven(for event: TranscriptReading.Event, in transcript: Transcript) -> Bool {
    let messages = transcript.messages
    guard let answer = messages[..<event.message].lastIndex(where: { $0.role == .user && $0.hasText }) else { return false }
    let words = self.words(messages[answer].text ?? "")
    if refuses(words) { return false }
    if orders(event.call, messages[answer].text ?? "", words) { return true }
    guard agrees(words) else { return false }
    let proposals = messages[..<answer].reversed().prefix { $0.role != .user }.filter { $0.role == .assistant && $0.hasText }
    return proposals.contains { speaks($0.text ?? "", of: event.call) }
  }

  // MARK: - The user's words

  private static func agrees(_ words: [String]) -> Bool {
    yes.contains { phrase in contains(words, phrase) }
  }

  /// A no at the start, or a hold anywhere.
  private static func refuses(_ words: [String]) -> Bool {
    if let first = words.first, ["no", "nope", "nah", "wait", "stop"].contains(first) { return !contains(words, ["no", "problem"]) }
    return holds.contains { contains(words, $0) }
  }

  /// An order by name: “run make deploy”, “please call cancel_order now”.
  private static func orders(_ call: CallReading, _ text: String, _ words: [String]) -> Bool {
    if text.contains(call.name), call.words.count > 1 { return true }
    return call.commands.contains { command in
      let argv = command.words.prefix(2).map { $0.text.lowercased() }
      return argv.count > 1 && contains(words, argv.flatMap { self.words($0) })
    }
  }

  private static let yes: [[String]] = [String](
    phrases: """
      yes, yep, yeah, yup, sure, ok, okay, go ahead, please do, proceed, confirmed, i confirm, do it, go for it, approved, i approve,
      that works, sounds good, looks good, lgtm, absolutely, of course, fine, correct, agreed, i agree, that's right, ship it, y
      """
  ).map { $0.split(separator: " ").map(String.init) }

  private static let holds: [[String]] = [String](
    phrases: """
      do not, don't, not yet, hold on, hold off, wait, never mind, nevermind, rather not, instead not, not now, no thanks, cancel that
      """
  ).map { $0.split(separator: " ").map(String.init) }

  // MARK: - The agent's proposal

  /// Whether a text names the call: its verb or noun, what it is called with, or the command itself.
  private static func speaks(_ text: String, of call: CallReading) -> Bool {
    let spoken = Set(words(text).map(stem))
    if call.words.contains(where: { $0.count > 3 && spoken.contains(stem($0)) }) { return true }
    if call.values.contains(where: { $0.utf8.count > 2 && $0.utf8.count < 80 && text.contains($0) }) { return true }
    return call.commands.contains { command in
      command.words.contains { $0.text.count > 2 && spoken.contains(stem($0.text.lowercased())) }
    }
  }

  private static func stem(_ word: String) -> String {
    for ending in ["ation", "ling", "ting", "ning", "ing", "led", "ed", "es", "s", "e"]
    where word.hasSuffix(ending) && word.count > ending.count + 2 {
      return String(word.dropLast(ending.count))
    }
    return word
  }

  private static func words(_ text: String) -> [String] {
    let bytes = Array(text.replacing("\u{2019}", with: "'").utf8).lowercasedASCII()
    return bytes.split { !ASCII.isWord($0) && $0 != .of("'") && $0 != .of("-") }.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func contains(_ words: [String], _ phrase: [String]) -> Bool {
    guard !phrase.isEmpty, words.count >= phrase.count else { return false }
    return (0...words.count - phrase.count).contains { words[$0..<$0 + phrase.count].elementsEqual(phrase) }
  }
}
