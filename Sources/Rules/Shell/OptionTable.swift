/// What is known of the options and operands of programs that documents name. Tables only; facts from the programs' manuals.
enum OptionTable {
  /// Programs whose options are long behind one dash (`terraform apply -auto-approve`).
  static let longWithOneDash: Set<String> = ["terraform", "tofu", "go", "java", "packer", "find", "nomad", "consul"]

  /// Programs that take a list of targets in any order.
  static let targetPrograms: Set<String> = [
    "make", "gmake", "just", "task", "rake", "gradle", "./gradlew", "ninja", "nox", "tox",
  ]

  /// Programs where `--` ends what is theirs.
  static let scriptRunners: Set<String> = ["npm", "pnpm", "yarn", "bun", "cargo", "go"]

  /// Options whose value is the next word.
  static let valued: [String: Set<String>] = [
    "git": ["-C", "-c", "--git-dir", "--work-tree", "--namespace", "-m", "--message", "-F", "-b", "-B", "--author"],
    "gh": ["-R", "--repo", "-t", "--title", "-b", "--body"],
    "npm": ["--prefix", "-C", "-w", "--workspace"], "pnpm": ["-C", "--dir", "-F", "--filter"], "yarn": ["--cwd"],
    "make": ["-C", "-f", "-j", "-l", "-o", "-W"], "gmake": ["-C", "-f", "-j"], "just": ["-f", "-d"],
    "task": ["-d", "-t"],
    "docker": ["-H", "--host", "-c", "--context", "-f", "--file", "-p", "--project-name"],
    "kubectl": ["-n", "--namespace", "--context", "--cluster", "-f", "--filename", "-l", "--selector", "-o"],
    "helm": ["-n", "--namespace", "--kube-context", "-f", "--values"], "cargo": ["--manifest-path", "-p", "--package"],
    "go": ["-C", "-run", "-tags", "-o"], "psql": ["-h", "-p", "-U", "-d", "-c", "-f"],
    "pytest": ["-k", "-m", "-n", "-c", "-p"],
    "ssh": ["-i", "-p", "-l", "-o"], "curl": ["-X", "-H", "-d", "-o", "-u"], "rm": [],
  ]

  /// The short form of a long option, so that both are one. An option of some subcommands only stands under `program subcommand`.
  private static let shortForms: [String: [String: String]] = [
    "rm": ["--recursive": "-r", "--force": "-f", "--interactive": "-i", "--verbose": "-v", "--dir": "-d"],
    "cp": ["--recursive": "-r", "--force": "-f"], "mv": ["--force": "-f"],
    "chmod": ["--recursive": "-R"], "chown": ["--recursive": "-R"],
    "git push": [
      "--force": "-f", "--delete": "-d", "--set-upstream": "-u", "--dry-run": "-n", "--quiet": "-q",
    ],
    "git commit": ["--no-verify": "-n", "--all": "-a", "--message": "-m", "--signoff": "-s", "--gpg-sign": "-S"],
    "git add": ["--all": "-A", "--force": "-f", "--patch": "-p", "--update": "-u"],
    "git clean": ["--force": "-f", "--dry-run": "-n"],
    "git branch": ["--delete": "-d", "--force": "-f", "--move": "-m"],
    "git checkout": ["--force": "-f"], "git fetch": ["--prune": "-p", "--all": "-a"],
    "git tag": ["--delete": "-d", "--force": "-f"],
    "git rebase": ["--interactive": "-i"], "git stash": ["--include-untracked": "-u"],
    "npm": ["--global": "-g", "--save-dev": "-D", "--force": "-f"], "pnpm": ["--global": "-g", "--save-dev": "-D"],
    "pip": ["--upgrade": "-U", "--requirement": "-r", "--editable": "-e", "--user": "--user"],
    "docker": ["--force": "-f", "--detach": "-d"], "kubectl": ["--all-namespaces": "-A"],
    "apt": ["--yes": "-y"], "apt-get": ["--yes": "-y", "--assume-yes": "-y"],
  ]

  /// The name under which an option is kept.
  static func short(_ option: String, _ program: String, _ subcommand: String?) -> String {
    if let subcommand, let short = shortForms["\(program) \(subcommand)"]?[option] { return short }
    return shortForms[program]?[option] ?? option
  }

  /// `rm -R` is `rm -r`.
  static func folded(_ letter: String, _ program: String) -> String {
    (program == "rm" || program == "cp") && letter == "-R" ? "-r" : letter
  }

  /// Operands with one name for what has several: `npm run test`, `npm t` and `npm test`.
  static func canonical(_ operands: [String], _ program: String) -> [String] {
    guard let first = operands.first else { return operands }
    switch program {
    case "npm", "pnpm", "yarn":
      let own = program == "npm" ? npmScripts : nil
      if first == "run" || first == "run-script", operands.count > 1, own?.contains(operands[1]) ?? true {
        return Array(operands.dropFirst())
      }
      if let name = nodeAliases[first] { return [name] + operands.dropFirst() }
    case "docker" where first == "container" || first == "image": return Array(operands.dropFirst())
    default: break
    }
    return operands
  }

  /// Scripts that npm runs without `run`.
  private static let npmScripts: Set<String> = ["test", "start", "stop", "restart"]
  private static let nodeAliases = ["t": "test", "tst": "test", "i": "install", "add": "install", "run-script": "run"]
}

/// Programs that documents tell people to type.
enum KnownPrograms {
  static let names: Set<String> = [
    "ansible", "ansible-playbook", "apt", "apt-get", "aws", "az", "bash", "bazel", "bazelisk", "biome", "black", "brew",
    "bun", "bundle", "cargo", "cat", "cd", "chmod", "chown", "clang-format", "cmake", "composer", "conda", "cp",
    "crontab", "curl",
    "dart", "dd", "deno", "django-admin", "docker", "docker-compose", "dotnet", "dropdb", "elixir", "eslint", "find",
    "firebase",
    "flake8", "flutter", "flyctl", "gcloud", "gem", "gh", "git", "glab", "go", "gofmt", "golangci-lint", "gradle",
    "grep",
    "gsutil", "heroku", "helm", "isort", "java", "jest", "jq", "just", "kill", "killall", "kubectl", "kustomize",
    "lerna", "ls",
    "make", "markdownlint", "mix", "mkdir", "mkdocs", "mocha", "mongo", "mongosh", "mv", "mvn", "mypy", "mysql",
    "netlify",
    "next", "nix", "node", "nox", "npm", "npx", "nx", "pip", "pip3", "pipenv", "pkill", "playwright", "pnpm", "podman",
    "poetry",
    "pre-commit", "prettier", "prisma", "psql", "pulumi", "pyright", "pytest", "python", "python3", "rails", "rake",
    "reboot",
    "redis-cli", "rg", "rm", "rmdir", "rsync", "ruby", "ruff", "rustfmt", "rustup", "sbt", "scp", "sed", "serverless",
    "sh",
    "shellcheck", "shutdown", "ssh", "sudo", "supabase", "svn", "swift", "swiftformat", "swiftlint", "systemctl", "tar",
    "task", "terraform",
    "terragrunt", "tofu", "tox", "tsc", "turbo", "uv", "uvx", "vale", "vercel", "vite", "vitest", "wget", "wrangler",
    "xcodebuild",
    "yarn", "zig",
  ]
}
