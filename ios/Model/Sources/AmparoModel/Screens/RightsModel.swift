import Observation

/// My rights: the situations most people ask for as pictures, all of them by group, and finding one by words.
@MainActor @Observable public final class RightsModel {
    public struct State: Equatable {
        public internal(set) var phrases = Phrases()
        public internal(set) var first: [CardTile] = []
        public internal(set) var groups: [CardGroup] = []
        /// How many cards changed since the reader last looked, where any did.
        public internal(set) var changed: String?
        /// Which words are in use.
        public internal(set) var words = ""
        /// What was typed; gone with the screen.
        public var query = ""
        /// What it found; absent while nothing is asked.
        public internal(set) var hits: [Hit]?
        public internal(set) var failure: String?
    }

    public var state = State()
    private let app: AppModel

    public init(app: AppModel) { self.app = app }

    public func load() async {
        do {
            state.phrases = try await app.core.phrases("rights", "help", "pack")
            let rights = try await app.core.rights()
            state.first = rights.first
            state.groups = rights.groups
            state.changed = nil
            if rights.changed > 0 {
                let count = MessageArgument.number(value: Int64(rights.changed))
                state.changed = try await app.core.message("rights-changed", ["count": count]).value
            }
            state.words = try await app.core.wordsInUse(app.core.packs())
            state.failure = nil
        } catch {
            state.failure = await app.core.words(for: error)
        }
    }

    /// Looks for what is typed just now. The answer to words that were typed on since is not shown.
    public func search() async {
        let words = state.query
        guard words.contains(where: { !$0.isWhitespace }) else { return state.hits = nil }
        do {
            let hits = try await app.core.search(words)
            if words == state.query { state.hits = hits }
            state.failure = nil
        } catch {
            state.failure = await app.core.words(for: error)
        }
    }

    public func open(_ hit: Hit) async {
        switch hit.kind {
        case .card: app.open(.card(hit.id))
        case .show: app.show(hit.id)
        case .entry:
            let needs = (try? await app.core.needs()) ?? []
            let need = needs.first { $0.entries.contains { $0.id == hit.id } }
            app.open(need.map { .need($0.id, language: nil) } ?? .help)
        // It is named only: there is no screen of the family plan yet.
        case .plan: break
        }
    }
}
