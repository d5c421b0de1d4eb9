/// A line of a syntax that cmark does not know: where a box begins or ends, or something to leave alone.
struct BlockMarker {
  enum Role: Equatable {
    /// A box begins: an admonition, or another container whose text is simply the page's (`isTransparent`).
    case open(isTransparent: Bool)
    /// The innermost box of that fence ends.
    case close
    /// The block quote that begins on this line is an admonition.
    case alert
    /// A block of code begins or ends: cmark reads a fence here.
    case code
    /// One node without text.
    case leaf(Node.Kind)
    /// A further line of a node that stands already.
    case silent
  }

  var role: Role
  /// Lower case: the type of the admonition or the name of the shortcode.
  var name = ""
  /// What pairs an end with its beginning: the shortcode's name, `:` for fences of colons, `!` for indented bodies.
  var fence = ""
  /// How many colons; 0 for the others.
  var width = 0
  /// Whether a shortcode has its other half.
  var isPaired = false
  /// The bytes of a title, which is text of the page.
  var title: Range<Int>?
  /// The bytes of the syntax itself.
  var range: Range<Int>
}
