import TextScanning

/// A place that says what a term means.
struct Definition: Sendable, Hashable {
  /// How the page says it, the most trusted first.
  enum Form: Int, Sendable, Comparable {
    /// On a page or in a section that lists terms.
    case glossary
    /// A term and its definition as such in the markup, or a row of a table of terms.
    case listed
    /// The first sentence under a heading or on a page that names the term.
    case headed
    /// `**X** is …`.
    case marked
    /// `… is called *X*`.
    case called
    /// `- **X**: a …`.
    case item
    /// `Long Name (LN)`.
    case acronym
    /// `- **X** is the …`: a definition if X is a name, an explanation of a label if not.
    case label

    static func < (left: Form, right: Form) -> Bool { left.rawValue < right.rawValue }
  }

  var term: String
  var text: String
  var form: Form
  var line: Int
}

extension Definition: ByteCodable {
  func encode(to writer: inout ByteWriter) {
    writer.write(term)
    writer.write(text)
    writer.write(form.rawValue)
    writer.write(line)
  }

  init(from reader: inout ByteReader) throws(ByteCodingError) {
    term = try reader.string()
    text = try reader.string()
    guard let form = Form(rawValue: try reader.int()) else { throw ByteCodingError() }
    self.form = form
    line = try reader.int()
  }
}
