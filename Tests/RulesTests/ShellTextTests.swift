import Rules
import Testing

@Suite struct ShellTextTests {
  private func argv(_ text: String) -> [[String]] {
    ShellText.commands(in: Array(text.utf8)).map { $0.words.map(\.text) }
  }

  @Test(arguments: [
    ("git push -f", [["git", "push", "-f"]]),
    ("cd web && npm test; ls | wc -l", [["cd", "web"], ["npm", "test"], ["ls"], ["wc", "-l"]]),
    ("echo 'rm -rf /' \"a b\" c\\ d", [["echo", "rm -rf /", "a b", "c d"]]),
    ("a # rm -rf b\nc", [["a"], ["c"]]),
    ("cat <<'END' > x\nrm -rf a\nEND\nls", [["cat"], ["ls"]]),
    ("cat <<-E\n\trm b\n\tE\nls", [["cat"], ["ls"]]),
    ("x=$(git rev-parse HEAD) make", [["git", "rev-parse", "HEAD"], ["x=$(git rev-parse HEAD)", "make"]]),
    ("(cd a; make) && b", [["cd", "a"], ["make"], ["b"]]),
    ("if true; then make lint; fi", [["true"], ["make", "lint"]]),
    ("a 2>&1 >out </dev/null", [["a"]]),
    ("a \\\n  b", [["a", "b"]]),
    ("echo `date`", [["date"], ["echo", "`date`"]]),
    ("unfinished 'quote", [["unfinished", "quote"]]),
    ("", []),
  ]) func `a text is split as a shell would`(text: String, expected: [[String]]) {
    #expect(argv(text) == expected)
  }

  @Test func `what is written is known, and where every word stands`() throws {
    let text = Array("tee a >> 'b c' 2> /dev/null &> d".utf8)
    let command = try #require(ShellText.commands(in: text).first)
    #expect(command.written.map(\.text) == ["b c", "d"])
    #expect(String(decoding: text[command.range], as: UTF8.self) == "tee a")
    #expect(command.written.map { String(decoding: text[$0.range], as: UTF8.self) } == ["'b c'", "d"])
  }

  @Test func `no text breaks the reader, and every range lies in it`() {
    let alphabet = Array("ab '\"\\`$(){};|&<>#\n-=".utf8)
    var state: UInt64 = 3
    for _ in 0..<3000 {
      var text: [UInt8] = []
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(alphabet[Int((state >> 33) % UInt64(alphabet.count))])
      }
      for command in ShellText.commands(in: text) {
        for word in command.words + command.written {
          #expect(word.range.lowerBound >= 0 && word.range.upperBound <= text.count)
        }
        _ = command.unwrapped()
      }
    }
  }

  @Test func `commands within commands end at a depth`() {
    let deep = String(repeating: "$(", count: 5000) + "ls" + String(repeating: ")", count: 5000)
    #expect(!ShellText.commands(in: Array(deep.utf8)).isEmpty)
  }
}

@Suite struct CommandPatternTests {
  private func matches(_ pattern: String, _ text: String) -> Bool {
    guard let pattern = CommandPattern(pattern) else { return false }
    return ShellText.commands(in: Array(text.utf8)).contains { pattern.match($0) != nil }
  }

  @Test(arguments: [
    ("npm test", "npm test -- --watch"), ("npm test", "npm run test"), ("npm test", "npm t"),
    ("npm run build", "npm --prefix web run build"), ("pnpm lint", "pnpm run lint"),
    ("rm -rf", "rm -fr a"), ("rm -rf", "rm -r -f a"), ("rm -rf", "sudo rm --force --recursive a"),
    ("rm -rf", "rm -Rf a"),
    ("rm -rf", "/bin/rm -rfv a"), ("rm -rf", "find . -name x | xargs rm -rf"),
    ("git push --force", "git push origin main -f"), ("git push -f", "git -C a push --force"),
    ("git commit --no-verify", "git commit -nm x"), ("git reset --hard", "git reset --hard HEAD~1"),
    ("make lint", "make -j4 build lint"), ("make lint", "CI=1 make lint"), ("make lint", "bash -c 'cd a && make lint'"),
    ("pytest", "uv run pytest -k a"), ("pytest", "python -m pytest"),
    ("pytest tests/unit", "poetry run pytest tests/unit"),
    ("./gradlew test", "./gradlew clean test"), ("./scripts/run.sh", "bash -lc './scripts/run.sh --fast'"),
    ("npm run <script>", "npm run docs"), ("npm run test:*", "npm run test:unit"),
    ("terraform apply -auto-approve", "terraform -chdir=a apply -auto-approve"),
    ("kubectl delete", "kubectl -n prod delete pod x"), ("$ make lint", "make lint"),
  ]) func `a command is one of the pattern's`(pattern: String, text: String) {
    #expect(matches(pattern, text), "\(pattern) in \(text)")
  }

  @Test(arguments: [
    ("npm test", "npm run test-all"), ("npm test", "npm install"), ("rm -rf", "rm -r a"), ("rm -rf", "echo rm -rf"),
    ("rm -rf", "grep -rn 'rm -rf' ."), ("git push --force", "git push --force-with-lease"), ("git push", "git pull"),
    ("make lint", "make lint-links"), ("make lint", "echo make lint"), ("git push", "git commit -m 'git push'"),
    ("git push origin main", "git push origin dev"), ("pytest", "pip install pytest"),
    ("make deploy", "make deploy-docs"),
    ("rm -rf", "# rm -rf a"), ("npm", "pnpm install"), ("cargo test", "cargo build -- test"),
  ]) func `a command is none of the pattern's`(pattern: String, text: String) {
    #expect(!matches(pattern, text), "\(pattern) in \(text)")
  }

  @Test(arguments: ["make lint", "npm run docs:build", "./gradlew test", "scripts/run.sh", "uv run pytest"])
  func `a command is told by its program`(text: String) { #expect(CommandPattern.isCommand(text)) }

  @Test(arguments: ["unwrap", "main", "src/a.ts", "--force", "a && b", "Type::new", "foo()", ""])
  func `other names in code are no commands`(text: String) { #expect(!CommandPattern.isCommand(text)) }
}

@Suite struct PathPatternTests {
  @Test(arguments: [
    ("dist/", "dist/a/b.js"), ("dist/", "./dist/b.js"), ("dist/", "/repo/web/dist/b.js"), ("dist/", "web/dist/b.js"),
    ("dist/", "dist"),
    ("package-lock.json", "web/package-lock.json"), ("src/gen/*.ts", "src/gen/a.ts"),
    ("src/gen/*.ts", "/repo/src/gen/a.ts"),
    ("agent/**", "agent/src/a.rs"), (".env", "/r/.env"), ("docs", "docs/a.md"),
    ("schema/api.yml", "a/../schema/api.yml"),
  ]) func `a path lies in the pattern`(pattern: String, path: String) {
    // A bare word is a path only where a text says so: with its slash.
    let pattern = PathPattern(pattern) ?? PathPattern(pattern + "/")
    #expect(pattern?.matches(path) == true)
  }

  @Test(arguments: [
    ("dist/", "distribution/a.js"), ("src/gen/*.ts", "web/src/gen/a.ts"), ("src/gen/*.ts", "src/gen/a/b.ts"),
    (".env", ".env.example"),
    ("package-lock.json", "package.json"),
  ]) func `a path lies outside of the pattern`(pattern: String, path: String) {
    #expect(PathPattern(pattern)?.matches(path) == false)
  }

  @Test(arguments: ["console.log", "a b", "foo()", "--flag", "https://x.org/a b", "main", "1.2.3"])
  func `other names in code are no paths`(text: String) { #expect(PathPattern(text) == nil) }
}
