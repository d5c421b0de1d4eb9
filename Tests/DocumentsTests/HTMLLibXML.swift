// Debug builds only: in one module with Foundation's own ICU, the headers of libxml2 do not compile in release builds.
#if DEBUG

  internal import CLibXML2
  import TextScanning

  /// libxml2's reading of a page: what it says about positions, and the text of its tree. Only tests use it.
  enum HTMLLibXML {
    /// A run of text its SAX parser reports, and the position it gives at that moment: the end of the run, were it exact.
    struct Run {
      var end: Int
      var text: [UInt8]

      /// Whether the bytes before the position are the text.
      func isExact(in bytes: [UInt8]) -> Bool {
        end <= bytes.count && end >= text.count && Array(bytes[(end - text.count)..<end]) == text
      }
    }

    private final class Recorder {
      var context: htmlParserCtxtPtr?
      var runs: [Run] = []

      func add(_ text: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard let text, let input = context?.pointee.input?.pointee else { return }
        let position = Int(input.consumed) + (input.cur - input.base)
        runs.append(Run(end: position, text: Array(UnsafeBufferPointer(start: text, count: Int(count)))))
      }
    }

    /// The text runs of a page as the push parser reports them, told that the page is UTF-8 whatever it says.
    static func runs(_ bytes: [UInt8]) -> [Run] {
      let recorder = Recorder()
      var handler = htmlSAXHandler()
      handler.characters = { user, text, count in
        guard let user else { return }
        Unmanaged<Recorder>.fromOpaque(user).takeUnretainedValue().add(text, count)
      }
      handler.ignorableWhitespace = handler.characters
      let user = Unmanaged.passUnretained(recorder).toOpaque()
      guard let context = htmlCreatePushParserCtxt(&handler, user, nil, 0, nil, XML_CHAR_ENCODING_UTF8) else {
        return []
      }
      defer { htmlFreeParserCtxt(context) }
      recorder.context = context
      htmlCtxtUseOptions(context, Int32(HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_NOERROR.rawValue))
      bytes.withUnsafeBytes { buffer in
        _ = htmlParseChunk(context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), 1)
      }
      return recorder.runs
    }

    /// The text of libxml2's tree without white space, in the order of the page; alternative texts of images included.
    static func visibleText(_ bytes: [UInt8]) -> [UInt8] {
      let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      let tree = bytes.withUnsafeBytes { buffer in
        htmlReadMemory(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8",
          Int32(options))
      }
      guard let tree else { return [] }
      defer { xmlFreeDoc(tree) }
      var text: [UInt8] = []
      if let root = xmlDocGetRootElement(tree) { collect(root, into: &text) }
      return text
    }

    private static let unseen: Set<String> = [
      "head", "title", "script", "style", "template", "noscript", "svg", "select", "option", "button", "textarea",
      "iframe",
      "object", "video", "audio",
    ]

    private static func collect(_ node: xmlNodePtr, into text: inout [UInt8]) {
      if node.pointee.type == XML_TEXT_NODE || node.pointee.type == XML_ENTITY_REF_NODE {
        append(node.pointee.content, to: &text)
        return
      }
      guard node.pointee.type == XML_ELEMENT_NODE, let name = node.pointee.name else { return }
      let tag = String(cString: name)
      guard !unseen.contains(tag) else { return }
      if tag == "img", let alt = xmlHasProp(node, "alt"), let value = alt.pointee.children {
        collect(value, into: &text)
      }
      var child = node.pointee.children
      while let next = child {
        collect(next, into: &text)
        child = next.pointee.next
      }
    }

    private static func append(_ content: UnsafePointer<xmlChar>?, to text: inout [UInt8]) {
      guard var next = content else { return }
      while next.pointee != 0 {
        if !ASCII.isSpace(next.pointee) { text.append(next.pointee) }
        next += 1
      }
    }
  }

#endif
