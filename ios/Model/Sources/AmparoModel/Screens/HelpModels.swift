import Observation

/// Who can help: the needs, and whom the reader wants to speak to.
@MainActor @Observable public final class HelpModel {
    public struct State: Equatable {
        public internal(set) var phrases = Phrases()
        public internal(set) var needs: [Need] = []
        public internal(set) var spoken: [SpokenLanguage] = []
        /// Tag of one of `spoken`; absent for anybody.
        public var language: String?
        public internal(set) var failure: String?
    }

    public var state = State()
    private let app: AppModel

    public init(app: AppModel) { self.app = app }

    public func load() async {
        do {
            state.phrases = try await app.core.phrases("help")
            state.spoken = try await app.core.spokenLanguages()
            state.needs = try await app.core.needs()
            state.failure = nil
        } catch {
            state.failure = await app.core.words(for: error)
        }
    }

    public func open(_ need: Need) { app.open(.need(need.id, language: state.language)) }
}

/// Who may help with one need.
@MainActor @Observable public final class NeedModel {
    public struct State: Equatable {
        public internal(set) var phrases = Phrases()
        public internal(set) var need: Need?
        /// Spoken labels of the numbers, "Call {name}, {number}", by entry.
        public internal(set) var callLabels: [String: String] = [:]
        /// Which languages are spoken there, by entry.
        public internal(set) var speaks: [String: String] = [:]
        public internal(set) var failure: String?
    }

    public private(set) var state = State()
    private let app: AppModel
    private let id: String
    private let language: String?

    public init(app: AppModel, id: String, language: String?) {
        self.app = app
        self.id = id
        self.language = language
    }

    public func load() async {
        do {
            state.phrases = try await app.core.phrases("help", "card")
            let need = try await app.core.need(id, language: language)
            var labels: [String: String] = [:]
            for entry in need.entries {
                guard let call = entry.call else { continue }
                let words = try await app.core.message(
                    "card-call-dial", ["name": .words(value: entry.name.value), "number": .words(value: call.shown)])
                labels[entry.id] = words.value
            }
            state.callLabels = labels
            state.speaks = try await speaks(need)
            state.need = need
            state.failure = nil
        } catch {
            state.failure = await app.core.words(for: error)
        }
    }
    private func speaks(_ need: Need) async throws(CoreError) -> [String: String] {
        var sentences: [String: String] = [:]
        for entry in need.entries where !entry.speaks.isEmpty {
            let languages = entry.speaks.map(\.value).joined(separator: " · ")
            sentences[entry.id] = try await app.core.message("help-speaks", ["languages": .words(value: languages)]).value
        }
        return sentences
    }
}
