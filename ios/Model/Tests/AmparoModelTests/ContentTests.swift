import AmparoCore
import Foundation
import Testing

@testable import AmparoModel

/// What changed in the cards, which words are in use, and topics of the family plan in the search.
@MainActor @Suite struct ContentTests {
    @Test func nothingHasChangedForWhoIsHereForTheFirstTime() async throws {
        try await Phone.with { phone in
            let rights = RightsModel(app: phone.app)
            await rights.load()
            #expect(rights.state.failure == nil && rights.state.changed == nil)
            let changes = ChangesModel(app: phone.app)
            await changes.load()
            #expect(changes.state.changes == [])
        }
    }

    @Test func whatChangedIsOneLineAListAndSeenOnceForAll() async throws {
        try await Phone.inFolder { folder in
            let phone = try Phone(folder: folder)
            try phone.readOlderCards(in: folder)
            phone.app.open(.rights)
            let rights = RightsModel(app: phone.app)
            await rights.load()
            #expect(rights.state.changed?.plain == "2 cards changed since you last looked")

            phone.app.open(.changes)
            let changes = ChangesModel(app: phone.app)
            await changes.load()
            let all = try #require(changes.state.changes)
            #expect(all.map(\.isNew) == [true, false] && all[0].lines.isEmpty && !all[1].lines.isEmpty)
            changes.open(all[1])
            #expect(phone.app.state.path.last == .card(all[1].id))
            phone.app.back()
            await changes.seen()
            #expect(phone.app.state.path == [.rights])
            await rights.load()
            #expect(rights.state.changed == nil)
            await phone.finish()
        }
    }

    @Test func packFromAFileIsInUseAndTheWordsBeforeComeBack() async throws {
        try await withPublisher { phone, publisher, folder in
            let rights = RightsModel(app: phone.app)
            await rights.load()
            #expect(rights.state.words == "The words that came with the app are in use.")
            let packs = PacksModel(app: phone.app)
            await packs.load()
            #expect(!packs.state.canGoBack && !packs.state.hasPack && packs.state.notes.isEmpty)

            phone.choose(try publisher.pack(version: 7, card: 100, signers: [0, 1]), in: folder)
            await packs.openFile()
            #expect(packs.state.verdict?.sentence.value == "The new words are in use.")
            #expect(packs.state.verdict?.isTaken == true && packs.state.verdict?.file == "words.pack")
            let inUse = "In use: los-angeles, version 7, made on November 22, 2026"
            #expect(packs.state.inUse.plain == inUse && packs.state.hasPack)
            await rights.load()
            #expect(rights.state.words.plain == inUse)

            phone.choose(try publisher.pack(version: 8, card: 101, signers: [0, 2]), in: folder)
            await packs.openFile()
            #expect(packs.state.inUse.plain.contains("version 8") && packs.state.canGoBack)
            await packs.goBack()
            #expect(packs.state.inUse.plain == inUse && packs.state.verdict == nil)
            await packs.useBuiltIn()
            #expect(packs.state.inUse == "The words that came with the app are in use." && !packs.state.hasPack)
            #expect(packs.state.failure == nil && !packs.state.isWorking)
        }
    }

    @Test func cardSaysWhichUpdateItsWordsAreFrom() async throws {
        try await withPublisher { phone, publisher, folder in
            let tiles = try phone.amparo.cards().tiles()
            let card = CardModel(app: phone.app, id: try #require(tiles.first).id)
            await card.load()
            #expect(card.state.card != nil && card.state.origin == nil)

            let packs = PacksModel(app: phone.app)
            await packs.load()
            phone.choose(try publisher.pack(version: 7, card: 100, signers: [0, 1]), in: folder)
            await packs.openFile()
            await card.load()
            #expect(card.state.origin?.value.plain == "Words from the update los-angeles, November 22, 2026")
            await packs.useBuiltIn()
            await card.load()
            #expect(card.state.failure == nil && card.state.origin == nil)
        }
    }

    @Test func packThatIsRefusedSaysWhyAndChangesNothing() async throws {
        try await withPublisher { phone, publisher, folder in
            let packs = PacksModel(app: phone.app)
            await packs.load()
            phone.choose(try publisher.pack(version: 7, card: 100, signers: [0, 1]), in: folder)
            await packs.openFile()
            let eight = try publisher.pack(version: 8, card: 101, signers: [0, 1])
            let refused: [(Data, String)] = [
                (
                    try publisher.pack(version: 8, card: 101, signers: [2]),
                    "Not signed by two of the people it takes. Nothing was changed."
                ),
                (
                    try publisher.pack(version: 6, card: 99, signers: [0, 1]),
                    "You had newer words than these. Nothing was changed."
                ),
                (
                    try publisher.tampered(pack: eight),
                    "Somebody changed it after it was signed. Nothing was changed here."
                ),
                (eight.prefix(100), "This is not an update, or part of it is missing. Nothing was changed."),
            ]
            for (pack, why) in refused {
                phone.choose(pack, in: folder)
                await packs.openFile()
                #expect(packs.state.verdict?.sentence.value == why && packs.state.verdict?.isTaken == false)
                #expect(packs.state.inUse.plain.contains("version 7"))
            }
            phone.platform.file = PickedFile(name: "gone.pack", path: folder + "/gone.pack")
            await packs.openFile()
            #expect(packs.state.failure == "This is not here any more." && packs.state.verdict == nil)
            phone.platform.file = nil
            await packs.openFile()
            #expect(packs.state.failure == nil && packs.state.verdict == nil && !packs.state.isWorking)
        }
    }

    @Test func packPastItsDateSaysSoAndStaysInUse() async throws {
        try await withPublisher { phone, publisher, folder in
            let packs = PacksModel(app: phone.app)
            await packs.load()
            phone.choose(try publisher.pack(version: 7, card: 100, signers: [0, 1]), in: folder)
            await packs.openFile()
            #expect(packs.state.notes.isEmpty)
            try phone.amparo.setClock(nowMs: Phone.now + 365 * 24 * 3_600_000)
            await packs.load()
            #expect(packs.state.notes == [packs.state.phrases["pack-out-of-date"]] && packs.state.hasPack)
        }
    }

    @Test(arguments: ["en", "es"]) func overtakenAndDamagedPacksAreTold(_ language: String) async throws {
        try await Phone.with([language]) { phone in
            let pack = PackInfo(
                pack: "los-angeles", version: 7, created: "2026-11-22", expires: "2027-02-20", outOfDate: false,
                languages: ["en"], root: 1, signers: [])
            var state = PacksModel.State()
            state.phrases = try await phone.app.core.phrases("pack")
            state.installed = PacksInstalled(
                pack: nil, overtaken: pack, previous: nil, damaged: true, root: 1, rootExpires: nil)
            #expect(state.notes.count == 2 && state.notes.allSatisfy { !$0.isEmpty })
            #expect(state.notes.first == state.phrases["pack-overtaken"])
        }
    }

    @Test func topicOfTheFamilyPlanIsNamedAndLeadsNowhereYet() async throws {
        try await Phone.with { phone in
            let rights = RightsModel(app: phone.app)
            await rights.load()
            rights.state.query = "search again"
            await rights.search()
            let hit = try #require(rights.state.hits?.first { $0.kind == .plan })
            await rights.open(hit)
            #expect(phone.app.state.path.isEmpty && phone.app.state.shown == nil)
        }
    }

    private func withPublisher(_ body: @MainActor (Phone, TestPublisher, String) async throws -> Void) async throws {
        try await Phone.inFolder { folder in
            let phone = try Phone(folder: folder)
            let publisher = try TestPublisher(expires: "2028-11-22")
            try phone.amparo.trustPublisher(publisher: publisher)
            try await body(phone, publisher, folder)
            await phone.finish()
        }
    }
}

extension Phone {
    /// As somebody who read the cards before one of them was there and one was changed; the others are as they were.
    func readOlderCards(in folder: String) throws {
        let known = try amparo.cards().tiles().map(\.id).dropFirst()
        let versions = known.map { ($0, $0 == known.first ? 0 : UInt32.max) }
        try readCards(in: folder, Dictionary(uniqueKeysWithValues: versions))
    }

    /// As somebody who read these versions of these cards.
    func readCards(in folder: String, _ versions: [String: UInt32]) throws {
        let lines = versions.map { "\($0.value) \($0.key)\n" }
        let file = URL(fileURLWithPath: folder).appendingPathComponent("cards-seen")
        try Data(lines.joined().utf8).write(to: file)
    }

    /// Puts a pack where the user will choose it.
    func choose(_ pack: Data, in folder: String) {
        let file = URL(fileURLWithPath: folder).appendingPathComponent("words.pack")
        #expect(throws: Never.self) { try pack.write(to: file) }
        platform.file = PickedFile(name: file.lastPathComponent, path: file.path)
    }
}
