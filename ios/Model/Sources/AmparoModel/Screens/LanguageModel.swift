import Observation

/// The languages there are, each by its own name.
@MainActor @Observable public final class LanguageModel {
    public struct State: Equatable {
        public internal(set) var phrases = Phrases()
        public internal(set) var languages: [Language] = []
        public internal(set) var failure: String?
    }

    public private(set) var state = State()
    private let app: AppModel

    public init(app: AppModel) { self.app = app }

    public func load() async {
        do {
            state.phrases = try await app.core.phrases("language")
            state.languages = try await app.core.languages()
            state.failure = nil
        } catch {
            state.failure = await app.core.words(for: error)
        }
    }

    public func choose(_ tag: String) async {
        await app.choose(language: tag)
        app.back()
    }
}
