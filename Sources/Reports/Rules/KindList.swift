import Rules
import TextScanning

/// Every kind of rule this version knows, with its slots.
package enum KindList {
  package static let schema = "skillc.kinds/1"

  package static var text: String {
    var lines: [String] = []
    for facet in Facet.allCases {
      if !lines.isEmpty { lines.append("") }
      lines.append("\(facet.rawValue):")
      for kind in RuleKinds.all.filter({ $0.facet == facet }).sorted(by: byName) {
        let exact = kind.exactCases.map { ", exact \($0)" } ?? ""
        lines.append("  \(kind.name) (\(kind.check.rawValue)\(exact)): \(kind.summary)")
        lines += kind.slots.map { slot in
          "    \(slot.name): \(slot.type)\(slot.isRequired ? "" : ", optional"); \(slot.meaning)"
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  package static var json: String {
    let kinds = RuleKinds.all.sorted(by: byName).map { kind -> JSON in
      [
        "name": .string(kind.name), "facet": .string(kind.facet.rawValue), "check": .string(kind.check.rawValue),
        "exactCases": kind.exactCases.map(JSON.string) ?? .null, "summary": .string(kind.summary),
        "slots": .array(
          kind.slots.map { slot in
            [
              "name": .string(slot.name), "type": .string(slot.type), "meaning": .string(slot.meaning),
              "required": .bool(slot.isRequired),
            ]
          }),
      ]
    }
    let document: JSON = ["schema": .string(schema), "kinds": .array(kinds)]
    return document.text + "\n"
  }

  private static func byName(_ left: any RuleKind.Type, _ right: any RuleKind.Type) -> Bool {
    JSON.bytewise(left.name, right.name)
  }
}
