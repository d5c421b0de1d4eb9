/// What the documents know: short entries that point to `path:line`, never copied pages. Loaded by an agent on demand.
package struct Knowledge: Sendable, Hashable {
  package var topics: [Topic]
  package var glossary: [GlossaryEntry]
  package var facts: [Fact]
  package var procedures: [Procedure]
  package var parameters: [Parameter]

  package init(
    topics: [Topic] = [], glossary: [GlossaryEntry] = [], facts: [Fact] = [], procedures: [Procedure] = [],
    parameters: [Parameter] = []
  ) {
    self.topics = topics
    self.glossary = glossary
    self.facts = facts
    self.procedures = procedures
    self.parameters = parameters
  }
}

/// A place in the documents: path relative to the root, line from 1.
package struct Place: Sendable, Hashable {
  package var path: String
  package var line: Int
  package init(path: String, line: Int) {
    self.path = path
    self.line = line
  }
}

/// One page in the agent's routing table: which question it answers.
package struct Topic: Sendable, Hashable {
  /// What a page is for, so that the table can be grouped by task.
  package enum Purpose: String, Sendable, CaseIterable {
    case howTo, reference, concept, troubleshooting, decision, rules, other
  }
  package var title: String
  /// One line: what the page answers, from its own opening words.
  package var summary: String
  package var purpose: Purpose
  /// Names of its main sections, in order.
  package var sections: [String]
  package var place: Place
  package init(title: String, summary: String, purpose: Purpose, sections: [String], place: Place) {
    self.title = title
    self.summary = summary
    self.purpose = purpose
    self.sections = sections
    self.place = place
  }
}

/// A term of the project with its definition and preferred spelling.
package struct GlossaryEntry: Sendable, Hashable {
  package var term: String
  /// The defining sentence, shortened to a line.
  package var definition: String
  /// Other spellings seen in the documents.
  package var variants: [String]
  package var place: Place
  package init(term: String, definition: String, variants: [String] = [], place: Place) {
    self.term = term
    self.definition = definition
    self.variants = variants
    self.place = place
  }
}

/// A name with a fixed spelling and perhaps a value: what an agent must not invent.
package struct Fact: Sendable, Hashable {
  package enum Category: String, Sendable, CaseIterable {
    case command, flag, setting, environmentVariable, endpoint, errorCode, product, version, file
  }
  package var category: Category
  package var name: String
  /// The default, type, allowed values or meaning, as a short text; empty when the documents name no more than the name.
  package var detail: String
  package var place: Place
  package init(category: Category, name: String, detail: String, place: Place) {
    self.category = category
    self.name = name
    self.detail = detail
    self.place = place
  }
}

/// A procedure as a checklist: its goal and its steps, one line each.
package struct Procedure: Sendable, Hashable {
  package var goal: String
  package var prerequisites: [String]
  package var steps: [String]
  package var verification: [String]
  package var place: Place
  package init(goal: String, prerequisites: [String], steps: [String], verification: [String], place: Place) {
    self.goal = goal
    self.prerequisites = prerequisites
    self.steps = steps
    self.verification = verification
    self.place = place
  }
}
