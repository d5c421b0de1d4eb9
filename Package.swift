// swift-tools-version: 6.2
import PackageDescription

/// One language mode and one set of upcoming features for every target of ours.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], snapshots: Bool = false) -> Target {
  .testTarget(
    name: name, dependencies: ["TestSupport"] + dependencies, exclude: snapshots ? ["Snapshots"] : [],
    swiftSettings: settings)
}

let package = Package(
  name: "skillc",
  products: [
    .executable(name: "skillc", targets: ["skillc"]),
    .executable(name: "skillc-model", targets: ["skillc-model"]),
    .executable(name: "skillbench", targets: ["skillbench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
  ],
  targets: [
    // System libraries: a module map each, imported by exactly one target.
    .systemLibrary(
      name: "CMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),

    // Rooms, lowest first. Every arrow points to a room above it in this list.
    room("TextScanning", ["CPCRE2"]),
    room("Documents", ["TextScanning", "CMarkGFM"]),
    room("Prose", ["Documents", "TextScanning"]),
    room("Rules", ["Prose", "Documents", "TextScanning", "Yams"]),
    room(
      "Skills",
      [
        "Rules", "Prose", "Documents", "TextScanning", "Yams",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    room(
      "Extraction",
      [
        "Skills", "Rules", "Prose", "Documents", "TextScanning", "Yams",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    room("Drift", ["Skills", "Rules", "Prose", "Documents", "TextScanning"]),
    room("Reports", ["Drift", "Rules", "Skills", "Prose", "Documents", "TextScanning"]),

    .executableTarget(
      name: "skillc",
      dependencies: [
        "Extraction", "Reports", "Drift", "Skills", "Rules", "Prose", "Documents", "TextScanning",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // The local inference engine: C kernels and the Swift engine over them. Neither knows of skills; of the rooms above the engine uses
    // TextScanning alone, which reads JSON.
    .target(name: "InferenceKernels", cSettings: [.define("_GNU_SOURCE")]),
    room("Inference", ["InferenceKernels", "TextScanning"]),
    // HTTP over the engine: the only room that links an HTTP stack.
    room(
      "Serving",
      [
        "Inference",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
      ]),
    .executableTarget(
      name: "skillc-model",
      dependencies: [
        "Serving", "Inference", "Reports", "Skills", "TextScanning",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .executableTarget(
      name: "skillbench",
      dependencies: ["Extraction", "Drift", "Reports", "Skills", "Rules", "Prose", "Documents", "TextScanning"],
      swiftSettings: settings),

    .target(name: "TestSupport", dependencies: ["Inference"], path: "Tests/TestSupport", swiftSettings: settings),
    tests("TextScanningTests", ["TextScanning"]),
    tests("DocumentsTests", ["Documents", "TextScanning", "CLibXML2"], snapshots: true),
    tests("ProseTests", ["Prose", "Documents", "TextScanning"]),
    tests("RulesTests", ["Rules", "Prose", "Documents", "TextScanning"]),
    tests("SkillsTests", ["Skills", "Rules", "Prose", "Documents", "TextScanning"], snapshots: true),
    tests("ExtractionTests", ["Extraction", "Skills", "Rules", "Prose", "Documents", "TextScanning"]),
    tests("DriftTests", ["Drift", "Skills", "Rules", "TextScanning"]),
    tests("ReportsTests", ["Reports", "Drift", "Rules", "Skills"]),
    tests("InferenceTests", ["Inference", "InferenceKernels", "TextScanning"]),
    tests("ServingTests", ["Serving", "Inference", .product(name: "HummingbirdTesting", package: "hummingbird")]),
    tests("InferenceKernelsTests", ["InferenceKernels"]),
    tests("EndToEndTests", ["Inference"]),
  ]
)
