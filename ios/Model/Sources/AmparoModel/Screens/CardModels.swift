import Observation

/// One card: do, say, do not, papers, why, who to call.
@MainActor @Observable public final class CardModel {
    /// A button that leads to a show screen.
    public struct ShowButton: Equatable, Identifiable, Sendable {
        public let id: String
        public let title: String
    }

    public struct State: Equatable {
        public internal(set) var phrases = Phrases()
        public internal(set) var card: Card?
        /// Which update its words are from; none for those that came with the app.
        public internal(set) var origin: Words?
        /// Samples of papers, to be drawn.
        public internal(set) var papers: [Paper] = []
        /// The first is within a thumb's reach; five of them, pinned, would leave no room for the card.
        public internal(set) var shows: [ShowButton] = []
        /// Some of it is not in the reader's language.
        public internal(set) var hasFallback = false
        /// Spoken labels of the numbers, "Call {name}, {number}", by number.
        public internal(set) var callLabels: [String: String] = [:]
        public internal(set) var failure: String?

        /// What all drawings have in common; none where nothing is drawn.
        public var papersNote: Words? { papers.contains { $0.drawing != nil } ? card?.papersNote : nil }
    }

    public private(set) var state = State()
    public let id: String
    private let app: AppModel

    public init(app: AppModel, id: String) {
        self.app = app
        self.id = id
    }

    public func load() async {
        do {
            state.phrases = try await app.core.phrases("card")
            let card = try await app.core.card(id)
            var shows: [ShowButton] = []
            for show in card.shows {
                let isOnly = card.shows.count == 1
                let title = isOnly ? state.phrases["card-show"] : try await app.core.show(show).title.value
                shows.append(ShowButton(id: show, title: title))
            }
            var labels: [String: String] = [:]
            for entry in card.call {
                let words = try await app.core.message(
                    "card-call-dial", ["name": .words(value: entry.name.value), "number": .words(value: entry.number)])
                labels[entry.number] = words.value
            }
            // A card opens whatever became of the updates.
            let installed = try? await app.core.packs()
            state.origin = if let installed { try await app.core.originOfWords(installed) } else { nil }
            state.shows = shows
            state.callLabels = labels
            state.hasFallback = card.texts.contains(where: \.fallback)
            state.papers = card.papers.map { Paper($0, changed: card.changed) }
            state.card = card
            state.failure = nil
        } catch {
            state.failure = await app.core.words(for: error)
        }
    }
}

/// The screen that is held to the window. It leads nowhere but back.
@MainActor @Observable public final class ShowModel {
    public struct State: Equatable {
        public internal(set) var phrases = Phrases()
        public internal(set) var screen: ShowScreen?
        public internal(set) var failure: String?
    }

    public private(set) var state = State()
    private let app: AppModel
    private let id: String

    public init(app: AppModel, id: String) {
        self.app = app
        self.id = id
    }

    public func load() async {
        do {
            state.phrases = try await app.core.phrases("show")
            state.screen = try await app.core.show(id)
            state.failure = nil
        } catch {
            state.failure = await app.core.words(for: error)
        }
    }
}

extension Card {
    /// Every text a reader is meant to read in their own language.
    var texts: [Words] {
        var texts = [title] + (steps + avoid + why).map(\.text)
        for line in say { texts += [line.sound, line.meaning].compactMap { $0 } }
        for paper in papers { texts += [paper.title, paper.alt, paper.sample] + paper.marks.map(\.text) }
        if let papersNote { texts.append(papersNote) }
        for entry in call { texts += [entry.name, entry.note] }
        for entry in pages { texts += [entry.name, entry.note] }
        return texts
    }
}
