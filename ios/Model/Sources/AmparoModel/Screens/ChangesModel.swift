import Observation

/// What changed in the cards since the reader last looked.
@MainActor @Observable public final class ChangesModel {
    public struct State: Equatable {
        public internal(set) var phrases = Phrases()
        /// Absent until the core has answered.
        public internal(set) var changes: [CardChange]?
        public internal(set) var failure: String?
    }

    public private(set) var state = State()
    private let app: AppModel

    public init(app: AppModel) { self.app = app }

    public func load() async {
        do {
            state.phrases = try await app.core.phrases("changes")
            state.changes = try await app.core.changes()
            state.failure = nil
        } catch {
            state.failure = await app.core.words(for: error)
        }
    }

    public func open(_ change: CardChange) { app.open(.card(change.id)) }

    /// The reader has seen all of it: what is remembered never says which card somebody opened.
    public func seen() async {
        do {
            try await app.core.markSeen()
            app.back()
        } catch {
            state.failure = await app.core.words(for: error)
        }
    }
}
