import AmparoCore
import Foundation
import Testing

@testable import AmparoModel

/// The shell draws and asks; rules, words, storage, keys and network are the core's.
@Suite struct ArchitectureTests {
    /// What each part may import. Anything else needs a reason and a line here.
    static let model: Set = ["Foundation", "Observation"]
    static let app: Set = ["AmparoModel", "Foundation", "SwiftUI"]
    /// Adapters to the phone, and nothing else, see the phone's own frameworks.
    static let platform: Set = [
        "AmparoModel", "Foundation", "MessageUI", "Network", "Security", "SwiftUI", "UIKit", "UniformTypeIdentifiers",
    ]

    private func imports(_ text: String) -> [String] {
        text.matches(of: /(?m)^\s*(?:@\w+\s+)*(?:public |internal |private )?import (?:\w+ )?(\w+)/).map {
            String($0.1)
        }
    }

    @Test func onlyBridgeImportsTheCore() throws {
        let files = try Repository.swift("ios/Model/Sources/AmparoModel")
        #expect(files.count > 8)
        for file in files {
            let allowed = file.path.hasPrefix("Bridge/") ? Self.model.union(["AmparoCore"]) : Self.model
            let foreign = Set(imports(file.text)).subtracting(allowed)
            #expect(foreign.isEmpty, "\(file.path) imports \(foreign.sorted())")
        }
        #expect(files.contains { $0.path.hasPrefix("Bridge/") && imports($0.text).contains("AmparoCore") })
    }

    @Test func appImportsNoStorageNetworkOrCryptography() throws {
        let files = try Repository.swift("ios/App")
        #expect(files.count > 8)
        for file in files {
            let allowed = file.path.hasPrefix("Platform/") ? Self.platform : Self.app
            let foreign = Set(imports(file.text)).subtracting(allowed)
            #expect(foreign.isEmpty, "\(file.path) imports \(foreign.sorted())")
        }
    }

    /// Foundation alone could open a connection, a database or a log.
    @Test func nothingReachesAroundTheCore() throws {
        let forbidden =
            /URLSession|URLRequest|NSURLConnection|sqlite|CFStream|NSLog\(|print\(|os_log|Logger\(|UIPasteboard/
        for folder in ["ios/Model/Sources", "ios/App"] {
            for file in try Repository.swift(folder) {
                if let found = file.text.firstMatch(of: forbidden) { Issue.record("\(file.path): \(found.0)") }
            }
        }
    }

    /// A view model is one `state` and events.
    @Test func viewModelsShowOneState() throws {
        let property = /(?m)^    public (?:private\(set\) )?(?:var|let) (\w+)/
        for file in try Repository.swift("ios/Model/Sources/AmparoModel/Screens") {
            for found in file.text.matches(of: property) {
                let known = ["state", "id", "alert", "purpose", "familyHint", "isEditing", "isAnswering"].contains(
                    String(found.1))
                #expect(known, "\(file.path) shows \(found.1)")
            }
        }
    }

    /// Words come from the core. A literal in a view would be in one language for ever.
    @Test func viewsHoldNoWords() throws {
        let literal = try Regex(
            #"\b(?:Text|Label|Button|Phrase|EnglishText|TextField|SecureField|navigationTitle|accessibility(?:Label|Hint|Value|Action))\((?:\w+: )?\s*"[^"\\]*[A-Za-z]{2}"#
        )
        for file in try Repository.swift("ios/App") {
            if let found = file.text.firstMatch(of: literal) { Issue.record("\(file.path): \(file.text[found.range])") }
        }
    }

    /// A drawn paper is one sentence to a screen reader, and stands from left to right, white in the dark, in every language. Where the word
    /// across it stands is no one's choice: a view that draws rows draws that word.
    @Test func paperIsOnePictureFromLeftToRightWithItsWordAcross() throws {
        let drawing = try Repository.swift("ios/App").filter { $0.text.contains("drawing.rows") }
        #expect(drawing.map(\.path) == ["Views/PaperView.swift"])
        for needed in [
            ".environment(\\.layoutDirection, .leftToRight)", ".accessibilityElement(children: .ignore)",
            ".accessibilityLabel(Text(drawing.alt.attributed))", "Text(drawing.sample.attributed)",
            ".background(palette.showPaper)", ".foregroundStyle(palette.showInk)",
        ] {
            #expect(drawing.allSatisfy { $0.text.contains(needed) }, "no \(needed)")
        }
        // Its words may take as many lines as they need.
        #expect(drawing.allSatisfy { !$0.text.contains("lineLimit") && !$0.text.contains("dynamicTypeSize") })
    }

    /// What is known of a card is on its screen. A part that no view names is shown to nobody.
    @Test func cardScreenLeavesNothingOut() async throws {
        // Where else it is, or why not.
        let elsewhere: Set = [
            "Card.icon",  // on the tile that leads to the card
            "CardLine.action", "SayLine.action",  // pictograms of lines; docs/ios.md
            "CardLine.facts",  // ids, for those who check the words
            "CardReview.version",  // its dates are shown
            "DirectoryPage.url",  // an address is read, not pressed
        ]
        let views = try Repository.swift("ios/App").filter {
            ["Views/CardView.swift", "Views/PaperView.swift"].contains($0.path)
        }
        let text = views.map(\.text).joined()
        try await Phone.with { phone in
            var parts: Set<String> = []
            for tile in try phone.amparo.cards().tiles() {
                let model = CardModel(app: phone.app, id: tile.id)
                await model.load()
                Self.name(model.state, &parts)
            }
            #expect(parts.isSuperset(of: elsewhere), "\(elsewhere.subtracting(parts)) is no more")
            #expect(parts.count > 50, "the scan found \(parts.sorted())")
            for part in parts.subtracting(elsewhere).sorted() {
                let name = part.drop { $0 != "." }
                let shown = try text.contains(Regex("\\\(name)(?![A-Za-z])"))
                #expect(shown, "no one shows \(part)")
            }
        }
    }

    /// `Record.field` of a record and of all that it holds.
    private static func name(_ value: Any, _ parts: inout Set<String>) {
        // Words are shown as one, and a sample of a paper as the model's `Paper`.
        if value is Words || value is Phrases || value is SamplePaper { return }
        let mirror = Mirror(reflecting: value)
        for child in mirror.children {
            if mirror.displayStyle == .struct, let label = child.label {
                parts.insert("\(mirror.subjectType).\(label)")
            }
            name(child.value, &parts)
        }
    }

    /// Every id that is named anywhere is in `ui.ftl`.
    @Test func everyPhraseExists() async throws {
        let screens =
            "app|common|language|setup|home|rights|changes|pack|card|show|help|people|alert|safe|lock|unlock|pin|family|contacts|error"
        let id = try Regex<(Substring, Substring)>("\"((?:\(screens))-[a-z-]+)\"")
        try await Phone.with { phone in
            var ids: Set<String> = []
            for folder in ["ios/Model/Sources", "ios/App"] {
                for file in try Repository.swift(folder) {
                    for found in file.text.matches(of: id).map({ String($0.1) }) where ids.insert(found).inserted {
                        let words = try? await phone.app.core.message(found, Self.arguments).value
                        #expect(words?.isEmpty == false, "\(file.path) asks for \(found)")
                    }
                }
            }
            #expect(ids.count > 80, "the scan found \(ids.count) phrases")
        }
    }

    /// Values for every name a message may use.
    static let arguments: [String: MessageArgument] = [
        "count": .number(value: 2), "left": .number(value: 2), "seconds": .number(value: 2),
        "minutes": .number(value: 2), "part": .words(value: "header"), "code": .words(value: "7"),
        "name": .words(value: "Ana"), "number": .words(value: "+12135550100"),
        "time": .words(value: "10:42"), "pack": .words(value: "los-angeles"), "version": .number(value: 7),
        "date": .words(value: "November 22, 2026"), "languages": .words(value: "English"),
    ]
}
