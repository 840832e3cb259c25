import AmparoCore
import Foundation
import Testing

@testable import AmparoModel

/// My rights: every situation, search, who can help.
@MainActor @Suite struct RightsTests {
    @Test func everyCardIsTwoTapsFromHome() async throws {
        try await Phone.with { phone in
            phone.app.open(.rights)
            let rights = RightsModel(app: phone.app)
            await rights.load()
            #expect(rights.state.first.count == 8)
            #expect(rights.state.groups.allSatisfy { !$0.title.value.isEmpty && !$0.tiles.isEmpty })
            let shown = Set(rights.state.groups.flatMap(\.tiles).map(\.id))
            let all = try phone.amparo.cards().tiles().map(\.id)
            #expect(shown == Set(all) && all.count > 8)
            #expect(Set(rights.state.first.map(\.id)).isSubset(of: shown))
            for id in all {
                let card = CardModel(app: phone.app, id: id)
                await card.load()
                #expect(card.state.failure == nil && card.state.card?.id == id)
            }
        }
    }

    @Test(arguments: ["en", "es"]) func wordsOfOnesOwnFindACard(_ language: String) async throws {
        try await Phone.with([language]) { phone in
            let rights = RightsModel(app: phone.app)
            await rights.load()
            rights.state.query = "they are at my door"
            await rights.search()
            let hit = try #require(rights.state.hits?.first)
            #expect(hit.kind == .card && hit.title.locale == language)
            await rights.open(hit)
            #expect(phone.app.state.path == [.card(hit.id)])

            rights.state.query = "xqzzyvwk"
            await rights.search()
            #expect(rights.state.hits == [])
            rights.state.query = "  "
            await rights.search()
            #expect(rights.state.hits == nil)
        }
    }

    @Test func whatIsFoundLeadsSomewhere() async throws {
        try await Phone.with { phone in
            let rights = RightsModel(app: phone.app)
            rights.state.query = "afraid to return"
            await rights.search()
            let show = try #require(rights.state.hits?.first { $0.kind == .show })
            await rights.open(show)
            #expect(phone.app.state.shown?.id == show.id)

            rights.state.query = "CHIRLA LARRN hotline"
            await rights.search()
            let entry = try #require(rights.state.hits?.first { $0.kind == .entry })
            await rights.open(entry)
            guard case .need(let id, language: nil) = phone.app.state.path.last else { throw Missing("no need on top") }
            let need = NeedModel(app: phone.app, id: id, language: nil)
            await need.load()
            #expect(need.state.need?.entries.contains { $0.id == entry.id } == true)
        }
    }

    @Test func whoSpeaksTheChosenLanguageComesFirst() async throws {
        try await Phone.with { phone in
            let help = HelpModel(app: phone.app)
            await help.load()
            #expect(help.state.needs.count > 1 && help.state.spoken.map(\.tag).contains("es"))
            let cards = try phone.amparo.cards()
            let need = try #require(
                try help.state.needs.first {
                    try cards.need(id: $0.id, language: "es").entries.map(\.id) != $0.entries.map(\.id)
                })
            help.state.language = "es"
            help.open(need)
            #expect(phone.app.state.path == [.need(need.id, language: "es")])

            let model = NeedModel(app: phone.app, id: need.id, language: "es")
            await model.load()
            let entries = try #require(model.state.need?.entries)
            #expect(Set(entries.map(\.id)) == Set(need.entries.map(\.id)))
            #expect(entries.first?.speaksChosen == true)
            #expect(model.state.callLabels.count == entries.filter { $0.call != nil }.count)
        }
    }

    @Test func cardPastItsDateSaysSo() async throws {
        try await Phone.with { phone in
            let id = try #require(try phone.amparo.cards().tiles().first?.id)
            let card = CardModel(app: phone.app, id: id)
            await card.load()
            #expect(card.state.card?.review.outOfDate == nil)
            #expect(card.state.card?.review.attorney.value == "Not yet reviewed by an attorney")
            try phone.amparo.setClock(nowMs: Phone.now + 365 * 24 * 3_600_000)
            await card.load()
            #expect(card.state.card?.review.outOfDate?.value.isEmpty == false)
        }
    }
}
