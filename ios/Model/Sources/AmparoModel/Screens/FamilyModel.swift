import Observation

/// My family: the people, and what the PIN protects.
@MainActor @Observable public final class FamilyModel {
    public struct State: Equatable {
        public internal(set) var phrases = Phrases()
        public internal(set) var people = ""
        public internal(set) var vault = VaultState.absent
        /// What still works while the vault is sealed: "PIN first" decides.
        public internal(set) var sealed = ""
        public internal(set) var failure: String?
    }

    public private(set) var state = State()
    private let app: AppModel

    public init(app: AppModel) { self.app = app }

    public func load() async {
        do {
            state.phrases = try await app.core.phrases("family", "home", "unlock", "lock", "seal")
            state.vault = try await app.core.vaultState()
            if state.vault == .sealed { state.sealed = try await app.core.sealedWords().value }
            let count = try await app.core.people().count
            state.people = try await app.core.message("people-count", ["count": .number(value: Int64(count))]).value
            state.failure = nil
        } catch {
            state.failure = await app.core.words(for: error)
        }
    }
}

/// Emergency contacts, kept in the vault.
@MainActor @Observable public final class ContactsModel {
    public struct Row: Equatable, Identifiable, Sendable {
        public let contact: Contact
        public let remove: String
        public let removeSure: String
        public var id: String { contact.id }
    }

    /// The form for a new contact.
    public struct Form: Equatable, Sendable {
        public var name = ""
        public var relation = ""
        public var phone = ""
        public var note = ""
        public internal(set) var failure: String?
    }

    public struct State: Equatable {
        public internal(set) var phrases = Phrases()
        public internal(set) var rows: [Row] = []
        public var form: Form?
        public internal(set) var failure: String?
    }

    public var state = State()
    private let app: AppModel

    public init(app: AppModel) { self.app = app }

    public func load() async {
        do {
            state.phrases = try await app.core.phrases("contacts")
            try await reload()
        } catch {
            state.failure = await app.core.words(for: error)
        }
    }

    public func add() { state.form = Form() }
    public func cancel() { state.form = nil }

    /// For the sheet of the form, which the system may close.
    public var isEditing: Bool {
        get { state.form != nil }
        set { if !newValue { cancel() } }
    }

    public func save() async {
        guard let form = state.form else { return }
        let contact = Contact(
            id: "", name: form.name, relation: form.relation, phones: form.phone.isEmpty ? [] : [form.phone],
            note: form.note)
        do {
            try await app.core.put(contact)
            try await reload()
            state.form = nil
        } catch {
            state.form?.failure = await app.core.words(for: error)
        }
    }

    public func remove(_ id: String) async {
        do {
            try await app.core.removeContact(id)
            try await reload()
        } catch {
            state.failure = await app.core.words(for: error)
        }
    }

    private func reload() async throws(CoreError) {
        var rows: [Row] = []
        for contact in try await app.core.contacts() {
            let name: [String: MessageArgument] = ["name": .words(value: contact.name)]
            rows.append(
                Row(
                    contact: contact, remove: try await app.core.message("contacts-remove", name).value,
                    removeSure: try await app.core.message("contacts-remove-sure", name).value))
        }
        state.rows = rows
        state.failure = nil
    }
}
