import Documents
import Prose
import TextScanning

/// Keeps the labels of links and their addresses in step: `[text][label]` here, `[label]: address` there.
///
/// Markdown only. With `defined`, brackets that name a label without an address are findings: the reader sees the brackets. `[label]` alone
/// may be meant as brackets, so it counts only with `shortcuts`. With `used`, addresses that no link names are findings, and those
/// that stand twice.
package struct LinkReference: RuleKind {
  package static let name = "link.reference"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give every label of a link an address, and keep no address without a link."
  package static let slots = [
    SlotDescription("defined", "bool", "whether every label has an address", isRequired: false, part: .demand),
    SlotDescription(
      "used", "bool", "whether every address is used and stands once", isRequired: false, part: .demand),
    SlotDescription("shortcuts", "bool", "whether `[label]` alone is looked at", isRequired: false, part: .demand),
    SlotDescription("except", "strings", "labels that are left alone", isRequired: false, part: .addition),
  ]

  private let needsAddress: Bool
  private let needsUse: Bool
  private let readsShortcuts: Bool
  private let exceptions: Set<String>

  package init(slots: [String: JSON]) throws(SlotError) {
    needsAddress = try slots.flag("defined", otherwise: false)
    needsUse = try slots.flag("used", otherwise: false)
    readsShortcuts = try slots.flag("shortcuts", otherwise: false)
    exceptions = Set(slots.optionalStrings("except").map { ReferenceLabels.folded(Array($0.utf8)[...]) })
    guard needsAddress || needsUse else { throw SlotError("slot “defined” or “used” must be true") }
  }

  package func instruction(for rule: Rule) -> String {
    switch (needsAddress, needsUse) {
    case (true, true): "Give every link label an address, and keep no address without a link."
    case (true, false): "Give every link label an address: [label]: address."
    default: "Keep no link address ([label]: address) that no link names, and none twice."
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown, page.document.bytes.contains(.of("[")) else { return }
    let labels = ReferenceLabels(page)
    if !labels.definitions.isEmpty || needsAddress && !labels.used.isEmpty { report.apply() }
    if needsAddress {
      for loose in labels.loose where readsShortcuts || !loose.isShortcut {
        if !exceptions.contains(loose.label) { report.find(.undefined(loose.label), source: loose.range) }
      }
    }
    guard needsUse else { return }
    let wanted = labels.used
    var seen: Set<String> = []
    for definition in labels.definitions where !exceptions.contains(definition.label) {
      if !seen.insert(definition.label).inserted {
        report.find(.twice(definition.label), source: definition.range)
      } else if !wanted.contains(definition.label) {
        report.find(.unused(definition.label), source: definition.range)
      }
    }
  }
}

extension String {
  fileprivate static func undefined(_ label: String) -> String { "The label “\(label)” has no address on this page." }
  fileprivate static func unused(_ label: String) -> String { "No link uses the label “\(label)”." }
  fileprivate static func twice(_ label: String) -> String { "The label “\(label)” has an address already." }
}
