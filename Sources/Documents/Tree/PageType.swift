import TextScanning

extension Document {
  /// What the front matter says of the page's type (tutorial, reference …), under one of the keys that generators use; nil where it says nothing.
  public var pageType: String? {
    frontMatter?.entries.first { entry in
      Self.typeKeys.contains(entry.key) && !entry.valueRange.isEmpty && entry.valueRange.count <= 40
    }
    .map { bytes.string($0.valueRange) }
  }

  private static let typeKeys: Set<String> = [
    "type", "layout", "content_type", "content-type", "contentType", "kind", "page_type", "pageType", "doc_type",
    "topic_type", "ms.topic", "template", "docType",
  ]
}
