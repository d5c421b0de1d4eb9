import Rules
import TextScanning

/// `skillc.rules.yml`: what people decided about rules. Applied on every build, never overwritten.
package struct PeopleWord: Sendable, Equatable {
  /// The file's name at the root.
  package static let fileName = "skillc.rules.yml"

  /// One decision.
  package struct Entry: Sendable, Equatable {
    package var action: Action
    package var reason: String
    /// Where the decision stands: the source of the rules it makes.
    package var source: Source

    package init(action: Action, reason: String, source: Source) {
      self.action = action
      self.reason = reason
      self.source = source
    }
  }

  /// What was decided. Ids may be shortened to six digits of their hash where that names one rule.
  package enum Action: Sendable, Equatable {
    /// The rule is right, whatever old pages do: it is checked at the severity its words give.
    case accept(id: String)
    /// The rule is wrong or unwanted.
    case reject(id: String)
    /// The rule is right with other fields.
    case edit(id: String, change: RuleChange)
    /// The rule is told first in the skill's text, and checked like an accepted one.
    case pin(id: String)
    /// A rule that no document states.
    case add(Rule)
  }

  /// Fields to set; the others stay.
  package struct RuleChange: Sendable, Equatable {
    package var modality: Modality?
    package var severity: Severity?
    package var scope: Scope?
    package var slots: [String: JSON]?
    package var instruction: String?

    package init(
      modality: Modality? = nil, severity: Severity? = nil, scope: Scope? = nil, slots: [String: JSON]? = nil,
      instruction: String? = nil
    ) {
      self.modality = modality
      self.severity = severity
      self.scope = scope
      self.slots = slots
      self.instruction = instruction
    }

    package var isEmpty: Bool { self == RuleChange() }
  }

  package var entries: [Entry]

  package init(entries: [Entry] = []) { self.entries = entries }
}
