import Documents
import Prose
import Skills
import Testing
import TextScanning

@Suite struct ToneReferenceTests {
  /// A page of instructions, plain and short, that differs a little with `seed`.
  private func plain(_ seed: Int) -> String {
    "# Set up item \(seed)\n\n"
      + (0..<14).map {
        "Open the panel \(seed + $0). Choose the queue and save your work\(($0 + seed) % 3 == 0 ? " now" : "")."
      }
      .joined(separator: " ")
      + "\n\n" + String(repeating: "- Check the list.\n", count: 1 + seed % 4)
  }

  private let ornate =
    "# On The Seamless Tapestry\n\n"
    + String(
      repeating:
        "However, it is perhaps worth noting that comprehensive consideration, which has been given by us to the "
        + "realization of this groundbreaking implementation, might furthermore underscore its importance! ", count: 10)

  private func style(_ text: String) -> StyleMetrics {
    StyleMetrics(Page(DocumentReader.read(path: "page.md", bytes: Array(text.utf8))))
  }

  private func baseline(_ folders: [String: Range<Int>]) -> JSON {
    let tops = StyleMetrics.names.map { $0.hasSuffix("Rate") ? 102.0 : 60.0 }
    let styles = folders.mapValues { seeds in
      JSON(
        seeds.map { seed in
          ToneReference.text(
            zip(style(plain(seed)).values, tops).map { value, top in
              value.isNaN ? -1 : Int16(min(254, max(0, value / top * 255)).rounded())
            })
        })
    }
    return [
      "metrics": JSON(StyleMetrics.names), "steps": .int(ToneReference.steps), "tops": .array(tops.map(JSON.number)),
      "styles": .object(styles),
    ]
  }

  @Test func `a page like the exemplars is likely, one of another voice is not`() throws {
    let reference = try #require(ToneReference(baseline: baseline(["docs/": 0..<60])))
    let own = try #require(reference.judge(style(plain(7)), path: "docs/new.md", type: nil))
    #expect(own.p > 0.1)
    #expect(own.exemplars == 60)
    let other = try #require(reference.judge(style(ornate), path: "docs/new.md", type: nil))
    #expect(other.p == 1.0 / 61)
    #expect(!other.because.isEmpty)
    #expect(other.because.count <= 3)
    #expect(other.because.allSatisfy { $0.contains("; exemplars have ") })
  }

  @Test func `held-out pages are alarmed about no more often than the level says`() throws {
    let reference = try #require(ToneReference(baseline: baseline(["docs/": 0..<80])))
    let values = (200..<280).compactMap { reference.judge(style(plain($0)), path: "docs/\($0).md", type: nil)?.p }
    #expect(values.count == 80)
    #expect(values.count { $0 <= 0.05 } <= 8)
  }

  @Test func `a folder with too few pages is judged with the folders above`() throws {
    let reference = try #require(
      ToneReference(baseline: baseline(["docs/a/": 0..<5, "docs/b/": 5..<40, "blog/": 40..<70])))
    #expect(reference.judge(style(plain(3)), path: "docs/a/x.md", type: nil)?.exemplars == 40)
    #expect(reference.judge(style(plain(3)), path: "docs/b/x.md", type: nil)?.exemplars == 35)
    #expect(reference.judge(style(plain(3)), path: "x.md", type: nil)?.exemplars == 70)
  }

  @Test func `short pages and bundles with few exemplars have no tone`() throws {
    let reference = try #require(ToneReference(baseline: baseline(["docs/": 0..<30])))
    #expect(reference.judge(style("# Short\n\nOne line.\n"), path: "a.md", type: nil) == nil)
    #expect(ToneReference(baseline: baseline(["docs/": 0..<4])) == nil)
    #expect(ToneReference(baseline: [:]) == nil)
  }
}
