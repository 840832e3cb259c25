import AmparoCore
import Foundation
import Testing

@testable import AmparoModel

/// A phone for tests: remembers what it was asked for, answers what it is told to.
@MainActor final class TestPlatform: Platform {
    var languages = ["en"]
    var outcomes: [Composed] = []
    private(set) var composed: [SmsDraft] = []
    private(set) var openWork = 0
    /// What the user will choose; none: nothing.
    var file: PickedFile?

    func remember(language: String) { languages = [language] + languages.filter { $0 != language } }

    func compose(_ draft: SmsDraft) async -> Composed {
        composed.append(draft)
        return outcomes.isEmpty ? .cancelled : outcomes.removeFirst()
    }

    func pickFile(_ use: @MainActor (PickedFile) async -> Void) async {
        if let file { await use(file) }
    }

    func beginWork(expired: @escaping @Sendable () -> Void) -> Int {
        openWork += 1
        return openWork
    }

    func endWork(_ token: Int) { openWork -= 1 }
}

/// The app over the real core in a fresh folder, with the clock of the harness.
@MainActor struct Phone {
    let amparo: Amparo
    let app: AppModel
    let platform = TestPlatform()

    /// 21 September 2026, 14:13:20 UTC.
    static let now: UInt64 = 1_790_000_000_000
    static let pin = "271828"

    /// The app as it starts over what `folder` holds.
    init(folder: String, languages: [String] = ["en"]) throws {
        amparo = try Amparo.openHarness(folder: folder, languages: languages, nowMs: Self.now)
        platform.languages = languages
        app = AppModel(core: Core(amparo), platform: platform)
    }

    static func with(
        _ languages: [String] = ["en"], people: Int = 0, _ body: @MainActor (Phone) async throws -> Void
    ) async throws {
        try await inFolder { folder in
            let phone = try Phone(folder: folder, languages: languages)
            try phone.add(people: people)
            try await body(phone)
            await phone.finish()
        }
    }

    /// A fresh empty folder that is gone afterwards.
    static func inFolder(_ body: @MainActor (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("amparo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.path)
    }

    func add(people: Int) throws {
        for number in 0..<people {
            _ = try amparo.alerts().addPerson(
                person: NewPerson(label: ["A", "B", "C"][number], number: "+1213555010\(number)", language: "en"))
        }
    }

    /// Waits for what still runs.
    func finish() async {
        await app.courier.finish()
        #expect(platform.openWork == 0, "time in the background was not given back")
    }

    /// The home screen, loaded.
    func home() async -> HomeModel {
        let home = HomeModel(app: app)
        await home.load()
        return home
    }

    /// Holds the button and follows to the alert's screen.
    func press() async throws -> AlertModel {
        await home().alert()
        guard case .alert(let id) = app.state.path.last else { throw Missing("no alert screen") }
        let model = AlertModel(app: app, alert: id)
        await model.load()
        return model
    }

    func makeVault(open: Bool) async throws {
        try amparo.vault().create(pin: Data(Self.pin.utf8))
        if !open { try amparo.vault().lock() }
    }

    /// With a printed sheet that was read back; then only that opens it.
    func seal() throws {
        let vault = try amparo.vault()
        let sheet = try vault.makeSheet(name: "church", owner: "", languages: ["en"])
        let copy = try vault.readHandCopy(lines: sheetLines(html: sheet.html))
        try vault.proveSheet(keeper: sheet.keeper, identity: #require(copy.identity))
        try vault.seal()
    }

    func unlock(_ pin: String) async -> PinModel {
        let model = PinModel(app: app, purpose: .unlock)
        await model.load()
        await model.unlock(pin)
        return model
    }
}

struct Missing: Error {
    let what: String
    init(_ what: String) { self.what = what }
}

extension String {
    /// Without the invisible marks that keep inserted words in their own direction.
    var plain: String { filter { !"\u{2066}\u{2067}\u{2068}\u{2069}".contains($0) } }
}

/// Where the repository is.
enum Repository {
    static func root() throws -> URL {
        let path = try #require(ProcessInfo.processInfo.environment["AMPARO_REPO"], "AMPARO_REPO is not set")
        return URL(fileURLWithPath: path, isDirectory: true)
    }

    /// Swift sources below a folder, without generated ones.
    static func swift(_ folder: String) throws -> [(path: String, text: String)] {
        let root = try root().appendingPathComponent(folder)
        let all = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        let files = all.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Generated/") && !$0.hasPrefix(".build/") }
        return try files.sorted().map {
            ($0, try String(contentsOf: root.appendingPathComponent($0), encoding: .utf8))
        }
    }
}
