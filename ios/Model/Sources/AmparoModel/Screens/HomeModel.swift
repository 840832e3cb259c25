import Observation

/// Home: the alert, what it can reach now, my rights, my family.
@MainActor @Observable public final class HomeModel {
    public struct State: Equatable {
        public internal(set) var phrases = Phrases()
        /// "Ready to try 3 people …", in the core's words.
        public internal(set) var readiness = ""
        /// Nobody to alert yet: the big button leads to adding one.
        public internal(set) var needsPerson = false
        public internal(set) var vault = VaultState.absent
        /// The alert that is still open.
        public internal(set) var openAlert: String?
        /// The first of two plain presses was made: the words that ask for the second.
        public internal(set) var asksAgain: String?
        /// A press is being saved.
        public internal(set) var isPressing = false
        public internal(set) var failure: String?
    }

    public private(set) var state = State()
    private let app: AppModel

    public init(app: AppModel) { self.app = app }

    public func load() async {
        do {
            state.phrases = try await app.core.phrases("home", "language", "seal")
            let home = try await app.core.home()
            state.readiness = home.readiness.value
            state.needsPerson = home.people == 0
            state.vault = home.vault
            state.openAlert = home.openAlert
            state.asksAgain = nil
            state.failure = nil
        } catch {
            state.failure = await app.core.words(for: error)
        }
    }

    /// A press without holding, for whoever cannot hold: the first asks for a second, the second alerts.
    public func plainPress() async {
        guard state.asksAgain == nil else { return await alert() }
        if state.needsPerson { return app.open(.people) }
        state.asksAgain = state.phrases["home-alert-again"]
    }

    /// The finger stayed for a second.
    public func alert() async {
        guard !state.isPressing else { return }
        if state.needsPerson { return app.open(.people) }
        state.isPressing = true
        state.asksAgain = nil
        defer { state.isPressing = false }
        do {
            app.pressed(try await app.core.press())
            state.failure = nil
        } catch {
            state.failure = await app.core.words(for: error)
        }
    }

    public func openAlert() {
        if let alert = state.openAlert { app.open(.alert(alert)) }
    }

    /// What stands under "My family".
    public var familyHint: String {
        switch state.vault {
        case .absent: state.phrases["home-family-none"]
        case .locked: state.phrases["home-family-locked"]
        case .sealed: state.phrases["seal-state"]
        case .unlocked: state.phrases["home-family-open"]
        }
    }
}
