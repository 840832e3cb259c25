import Observation

/// The people who get the alert. One name and one number are enough.
@MainActor @Observable public final class PeopleModel {
    public struct Row: Equatable, Identifiable, Sendable {
        public let id: String
        public let label: String
        public let number: String
        /// State of their family page, where there is one.
        public let page: String?
        /// "Remove Ana", "Remove Ana? They will get no more alerts."
        public let remove: String
        public let removeSure: String
    }

    /// The form for a new person or a changed one.
    public struct Form: Equatable, Sendable {
        /// The person that is changed; none for a new one.
        public let person: String?
        public var label = ""
        public var number = ""
        public var language: String
        /// Before the very first person: "Are you alone?"
        public internal(set) var asksAlone = false
        public internal(set) var failure: String?
    }

    public struct State: Equatable {
        public internal(set) var phrases = Phrases()
        public internal(set) var rows: [Row] = []
        public internal(set) var count = ""
        public internal(set) var languages: [Language] = []
        public var form: Form?
        public internal(set) var failure: String?
    }

    public var state = State()
    private let app: AppModel
    @ObservationIgnored private var people: [Person] = []

    public init(app: AppModel) { self.app = app }

    public func load() async {
        do {
            state.phrases = try await app.core.phrases("people", "setup")
            state.languages = try await app.core.languages()
            try await reload()
        } catch {
            await failed(error)
        }
    }

    /// Opens an empty form.
    public func add() {
        var form = Form(person: nil, language: ownLanguage)
        form.asksAlone = people.isEmpty
        state.form = form
    }

    public func edit(_ id: String) {
        guard let person = people.first(where: { $0.id == id }) else { return }
        state.form = Form(
            person: id, label: person.label, number: person.number ?? "", language: person.language)
    }

    /// "Are you alone?" – "Go on".
    public func isAlone() { state.form?.asksAlone = false }

    /// For the sheet of the form, which the system may close.
    public var isEditing: Bool {
        get { state.form != nil }
        set { if !newValue { cancel() } }
    }

    /// Leaves the form; nothing is kept.
    public func cancel() { state.form = nil }

    /// Saves the form. A refusal stays beside the fields, and nothing that was typed is lost.
    public func save() async {
        guard let form = state.form else { return }
        let new = NewPerson(
            label: form.label, number: form.number.isEmpty ? nil : form.number, language: form.language)
        do {
            if let id = form.person { try await app.core.edit(id, new) } else { try await app.core.add(new) }
            try await reload()
            state.form = nil
        } catch {
            state.form?.failure = await app.core.words(for: error)
        }
    }

    public func remove(_ id: String) async {
        do {
            try await app.core.removePerson(id)
            try await reload()
        } catch {
            await failed(error)
        }
    }

    private var ownLanguage: String {
        let tags = state.languages.map(\.tag)
        return tags.contains(state.phrases.locale) ? state.phrases.locale : tags.first ?? "en"
    }

    private func reload() async throws(CoreError) {
        people = try await app.core.people()
        var rows: [Row] = []
        for person in people {
            let name: [String: MessageArgument] = ["name": .words(value: person.label)]
            rows.append(
                Row(
                    id: person.id, label: person.label, number: person.number ?? "", page: page(of: person),
                    remove: try await app.core.message("people-remove", name).value,
                    removeSure: try await app.core.message("people-remove-sure", name).value))
        }
        state.count = try await app.core.message("people-count", ["count": .number(value: Int64(rows.count))]).value
        state.rows = rows
        state.failure = nil
    }

    private func page(of person: Person) -> String? {
        switch person.page {
        case .none: nil
        case .paired: state.phrases["people-page-paired"]
        case .gone: state.phrases["people-page-gone"]
        }
    }

    private func failed(_ error: CoreError) async { state.failure = await app.core.words(for: error) }
}
