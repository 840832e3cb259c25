import Observation

/// One alert: one honest sentence a person, the messages that only the user can send, and "I am safe".
@MainActor @Observable public final class AlertModel {
    public struct Row: Equatable, Identifiable, Sendable {
        public let id: String
        public let label: String
        public let sentence: String
        public let badge: String
        /// Why not, or what to do, one sentence a channel; on tap.
        public let details: [String]
        /// Label of the button that opens the prefilled message, while there is one.
        public let openMessage: String?
        /// Texts it takes, where it is more than one.
        public let parts: String?
    }

    /// How far "I am safe" has come.
    public enum Safe: Equatable, Sendable {
        case no
        /// Without a vault nobody can check it; the user is told before.
        case confirming
        /// The PIN makes it believable.
        case needsPin
        /// Saved. The sentence says when, where this screen saw it happen.
        case saved(String?)
    }

    public struct State: Equatable {
        public internal(set) var phrases = Phrases()
        /// "Saved on this phone at 10:42:07", or that it is not.
        public internal(set) var saved = ""
        public internal(set) var isSaved = true
        public internal(set) var rows: [Row] = []
        public internal(set) var safe = Safe.no
        public internal(set) var failure: String?
    }

    public private(set) var state = State()
    /// Absent: the disk refused the press, only the messages are left.
    public let alert: String?
    private let app: AppModel
    /// What only the user can send. Of a saved alert they are the core's, so that they outlive the app.
    @ObservationIgnored private var drafts: [SmsDraft] = []
    @ObservationIgnored private var isComposing = false

    public init(app: AppModel, alert: String?) {
        self.app = app
        self.alert = alert
    }

    /// Shows what is known, then puts the messages of a fresh press before the user, one after the other. Those of an
    /// earlier press (the app may have ended before *Send*) are offered in their rows; nothing opens by itself.
    public func load() async {
        let fresh = app.takePending(for: alert)
        if let fresh { drafts = fresh.drafts }
        await refresh()
        if let fresh { await composeAll(fresh.drafts) }
    }

    /// What is known now. Called again whenever the courier made a round.
    public func refresh() async {
        do {
            state.phrases = try await app.core.phrases("alert", "safe")
            if let alert {
                if !holdsUnsaved { drafts = try await app.core.drafts(alert) }
                try await show(app.core.alert(alert))
            } else {
                try await showUnsaved()
            }
            state.failure = nil
        } catch {
            await failed(error)
        }
    }

    // MARK: Messages

    /// Opens the prefilled message for one person.
    public func openMessage(_ row: String) async {
        if let draft = draft(for: row) { await compose(draft) }
    }

    private func draft(for person: String) -> SmsDraft? { drafts.first { $0.person == person } }

    /// The disk refused what these are about: the core does not know them.
    private var holdsUnsaved: Bool { drafts.contains { $0.attempt == nil } }

    /// All of them, until the user closes one without sending.
    private func composeAll(_ drafts: [SmsDraft]) async {
        for draft in drafts {
            guard await compose(draft) else { return }
        }
    }

    /// True when the user pressed *Send*, so that the next one may come.
    @discardableResult private func compose(_ draft: SmsDraft) async -> Bool {
        guard !isComposing else { return false }
        isComposing = true
        defer { isComposing = false }
        // Said before it opens: if the app ends meanwhile, "only you can press Send" is what is known.
        await report(.composerOpened, draft)
        let outcome = await app.platform.compose(draft)
        switch outcome {
        case .handedOver:
            await report(.handedOver, draft)
            drafts.removeAll { $0 == draft }
        case .failed: await report(.failed, draft)
        // A screen says no more than is known: this one stays "not gone yet" and may be sent again.
        case .queuedOrSent, .cancelled, .unavailable: break
        }
        await refresh()
        return outcome == .handedOver || outcome == .queuedOrSent
    }

    private func report(_ receipt: Receipt, _ draft: SmsDraft) async {
        guard let attempt = draft.attempt else { return }
        do { try await app.core.report(receipt, attempt: attempt) } catch { await failed(error) }
    }

    // MARK: I am safe

    /// The button was held, or its accessible action used.
    public func safe() async {
        guard let alert else { return }
        do {
            switch try await app.core.vaultState() {
            case .absent: state.safe = .confirming
            case .locked: state.safe = .needsPin
            // No PIN proves anything on this phone until a keeper has opened the vault.
            case .sealed: state.failure = try await app.core.message("error-sealed", [:]).value
            case .unlocked: try await standDown(alert)
            }
        } catch {
            await failed(error)
        }
    }

    /// "Tell my family I am safe", knowing that nobody can check it.
    public func confirmUnchecked() async {
        guard state.safe == .confirming, let alert else { return }
        await standDownOrFail(alert)
    }

    /// The vault was opened for it.
    public func pinAccepted() async {
        guard state.safe == .needsPin, let alert else { return }
        await standDownOrFail(alert)
    }

    /// For the sheet that asks for the PIN or for agreement, which the system may close.
    public var isAnswering: Bool {
        get { state.safe == .confirming || state.safe == .needsPin }
        set { if !newValue { cancelSafe() } }
    }

    public func cancelSafe() {
        if isAnswering { state.safe = .no }
    }

    private func standDownOrFail(_ alert: String) async {
        do { try await standDown(alert) } catch { await failed(error) }
    }

    private func standDown(_ alert: String) async throws(CoreError) {
        let pressed = try await app.core.standDown(alert)
        app.courier.kick()
        drafts = pressed.drafts
        // In the core's words, time and all. Not saved: the messages are all there is, and the button stays to try again.
        if let saved = pressed.alert {
            state.safe = .saved(try await app.core.alert(saved).saved.value)
        } else {
            state.safe = .no
        }
        await refresh()
        await composeAll(pressed.drafts)
    }

    // MARK: Rows

    private func show(_ view: AlertView) async throws(CoreError) {
        state.isSaved = !holdsUnsaved
        state.saved = state.isSaved ? view.saved.value : state.phrases["alert-not-saved"]
        if view.stoodDown, !isSafe { state.safe = .saved(nil) }
        var rows: [Row] = []
        for row in view.rows {
            let draft = draft(for: row.person)
            rows.append(
                Row(
                    id: row.person, label: row.label, sentence: row.sentence.value, badge: row.badge.value,
                    details: row.details.map(\.value), openMessage: try await openLabel(draft),
                    parts: try await parts(draft)))
        }
        state.rows = rows
    }

    /// The disk refused: nothing is known of anybody, the messages are still there.
    private func showUnsaved() async throws(CoreError) {
        state.isSaved = false
        state.saved = state.phrases["alert-not-saved"]
        var rows: [Row] = []
        for draft in drafts {
            rows.append(
                Row(
                    id: draft.person, label: draft.label, sentence: state.phrases["alert-not-gone"],
                    badge: state.phrases["alert-badge-press"], details: [state.phrases["alert-detail-draft"]],
                    openMessage: try await openLabel(draft), parts: try await parts(draft)))
        }
        state.rows = rows
    }

    private func openLabel(_ draft: SmsDraft?) async throws(CoreError) -> String? {
        guard let draft else { return nil }
        return try await app.core.message("alert-open-message-for", ["name": .words(value: draft.label)]).value
    }

    private func parts(_ draft: SmsDraft?) async throws(CoreError) -> String? {
        guard let draft, draft.parts > 1 else { return nil }
        return try await app.core.message("alert-parts", ["count": .number(value: Int64(draft.parts))]).value
    }

    private var isSafe: Bool {
        if case .saved = state.safe { true } else { false }
    }

    private func failed(_ error: CoreError) async { state.failure = await app.core.words(for: error) }
}
