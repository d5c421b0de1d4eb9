import Prose
import TextScanning

/// Whether a user agreed to a call before it was made.
///
/// The last thing a user said before the call decides. It agrees when it says yes and takes nothing back, and when what the agent said before it
/// speaks of the call: a yes to another question is none. One yes covers all calls up to the user's next message. A user who names the command
/// or tool in an order of their own has agreed too.
package enum Consent {
  static func isGiven(for event: TranscriptReading.Event, in transcript: Transcript) -> Bool {
    let messages = transcript.messages
    guard let answer = messages[..<event.message].lastIndex(where: { $0.role == .user && $0.hasText }) else {
      return false
    }
    let words = self.words(messages[answer].text ?? "")
    if refuses(words) { return false }
    if orders(event.call, messages[answer].text ?? "", words) { return true }
    guard agrees(words) else { return false }
    let proposals = messages[..<answer].reversed().prefix { $0.role != .user }.filter {
      $0.role == .assistant && $0.hasText
    }
    return proposals.contains { speaks($0.text ?? "", of: event.call) }
  }

  /// Whether a clause asks for somebody's yes: “get an explicit yes from the customer”, “obtain the owner's approval”.
  package static func isAsked(in clause: String) -> Bool {
    let words = words(clause)
    return words.contains(where: asking.contains) && words.contains { nouns.contains($0) }
  }

  private static let asking: Set<String> = Set(words: "get obtain ask request receive seek wait have need secure")
  private static let nouns: Set<String> = Set(
    words: "yes confirmation consent approval permission go-ahead sign-off agreement ok okay")

  // MARK: - The user's words

  private static func agrees(_ words: [String]) -> Bool {
    yes.contains { phrase in contains(words, phrase) }
  }

  /// A no at the start, or a hold anywhere.
  private static func refuses(_ words: [String]) -> Bool {
    if let first = words.first, ["no", "nope", "nah", "wait", "stop"].contains(first) {
      return !contains(words, ["no", "problem"])
    }
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

  /// Whether a text speaks of the call: its verb, what it is called with, the command itself, or its noun in a question for leave.
  private static func speaks(_ text: String, of call: CallReading) -> Bool {
    let spoken = words(text)
    let stems = Set(spoken.map(stem))
    let verbs = Set(spoken.compactMap { DeedWords.base($0, among: ToolWords.changing) }.map(ToolNouns.verb))
    for word in call.words where word.count > 2 && stems.contains(stem(word)) {
      if ToolWords.changing.contains(word) || proposals.contains(where: { contains(spoken, $0) }) { return true }
    }
    if call.words.contains(where: { ToolWords.changing.contains($0) && verbs.contains(ToolNouns.verb($0)) }) {
      return true
    }
    if call.values.contains(where: { $0.utf8.count > 1 && $0.utf8.count < 80 && stands($0, in: text) }) { return true }
    return call.commands.contains { command in
      command.words.contains { $0.text.count > 2 && stems.contains(stem($0.text.lowercased())) }
    }
  }

  private static let proposals: [[String]] = [String](
    phrases: """
      shall i, should i, may i, can i, do you want me to, would you like me to, want me to, is it okay, is it ok, is that right,
      is that okay, proceed, go ahead, confirm, i would, i will, i'll, i could, i can
      """
  ).map { $0.split(separator: " ").map(String.init) }

  /// Whether a value stands in a text with nothing of a word around it.
  private static func stands(_ value: String, in text: String) -> Bool {
    let (text, value) = (Array(text.utf8), Array(value.utf8))
    guard let first = value.first else { return false }
    var start = 0
    while let found = text.firstIndex(of: first, from: start), found + value.count <= text.count {
      let end = found + value.count
      if text[found..<end].elementsEqual(value), Words.isBoundary(text, at: found), Words.isBoundary(text, at: end) {
        return true
      }
      start = found + 1
    }
    return false
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
    return bytes.split { !ASCII.isWord($0) && $0 != .of("'") && $0 != .of("-") }.map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private static func contains(_ words: [String], _ phrase: [String]) -> Bool {
    guard !phrase.isEmpty, words.count >= phrase.count else { return false }
    return (0...words.count - phrase.count).contains { words[$0..<$0 + phrase.count].elementsEqual(phrase) }
  }
}
