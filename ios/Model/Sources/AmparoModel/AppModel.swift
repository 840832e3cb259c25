import Foundation
import Observation

/// A place in the app. Home is the root and has no case.
public enum Screen: Hashable, Sendable {
    case rights
    /// What changed in the cards since the reader last looked.
    case changes
    /// Which words are in use, and taking others.
    case packs
    case card(String)
    case help
    /// Who may help with one need, and whom the reader wants to speak to.
    case need(String, language: String?)
    case family
    case people
    case contacts
    case alert(String?)
    case pin(PinModel.Purpose)
    case language
}

/// A show screen that is open.
public struct Shown: Identifiable, Equatable, Sendable {
    public let id: String
}

/// The whole app: where one is, which language, whether the vault is open, what is covered.
@MainActor @Observable public final class AppModel {
    public struct State: Equatable {
        /// Screens above home.
        public internal(set) var path: [Screen] = []
        /// The show screen that lies over everything, if any.
        public internal(set) var shown: Shown?
        public internal(set) var phrases = Phrases()
        public internal(set) var vault = VaultState.absent
        /// True: a plain sheet hides the screen (app switcher, screen recording by the system).
        public internal(set) var isCovered = false
        /// Grows when the language or the vault changed: screens load again.
        public internal(set) var generation = 0
    }

    public private(set) var state = State()
    public let core: Core
    public let platform: any Platform
    public let courier: Courier

    /// What a press or an "I am safe" left for the messages app, until its screen takes it.
    @ObservationIgnored private var pending: Pressed?

    public init(core: Core, platform: any Platform) {
        self.core = core
        self.platform = platform
        courier = Courier(core: core, platform: platform)
    }

    /// Once, at start: words, the vault's state, and whatever still waits to leave this phone.
    public func start() async {
        await reload()
        courier.kick()
    }

    // MARK: Moving about

    /// For the system, which moves too (a swipe back).
    public var path: [Screen] {
        get { state.path }
        set { state.path = newValue }
    }

    public var shown: Shown? {
        get { state.shown }
        set { state.shown = newValue }
    }

    public func open(_ screen: Screen) { state.path.append(screen) }
    public func show(_ id: String) { state.shown = Shown(id: id) }
    public func closeShow() { state.shown = nil }
    public func home() { state.path = [] }

    public func back() {
        if !state.path.isEmpty { state.path.removeLast() }
    }

    /// A press was made: its screen, and delivery beside it.
    func pressed(_ pressed: Pressed) {
        pending = pressed
        courier.kick()
        state.path = [.alert(pressed.alert)]
    }

    /// Hands over what `pressed` left, once.
    func takePending(for alert: String?) -> Pressed? {
        guard let pressed = pending, pressed.alert == alert else { return nil }
        pending = nil
        return pressed
    }

    // MARK: Language and vault

    public func choose(language: String) async {
        platform.remember(language: language)
        try? await core.setLanguages([language] + platform.languages.filter { $0 != language })
        await reload()
    }

    public func lock() async {
        try? await core.lock()
        state.path.removeAll(where: \.needsOpenVault)
        await reload()
    }

    /// A PIN screen of the path is done. Whoever opened the vault there wanted what is in it.
    public func pinDone(_ purpose: PinModel.Purpose) {
        back()
        if purpose == .unlock { open(.contacts) }
    }

    /// The vault was made, opened or closed.
    func vaultChanged() async { await reload() }

    private func reload() async {
        // Again and again, because people travel and clocks change.
        try? await core.tell(.current)
        if let phrases = try? await core.phrases("app", "common", "lock") { state.phrases = phrases }
        if let vault = try? await core.vaultState() { state.vault = vault }
        state.generation += 1
    }

    // MARK: Scene phases

    /// The app is about to be photographed for the app switcher, or something lies over it.
    public func becameInactive() { state.isCovered = true }

    public func becameActive() {
        state.isCovered = false
        courier.kick()
    }

    /// Lock at once: the phone may be out of its owner's hands.
    public func enteredBackground() async {
        state.isCovered = true
        let token = platform.beginWork {}
        await lock()
        platform.endWork(token)
    }
}

extension Screen {
    /// Shows what is inside the vault, so it closes with it.
    var needsOpenVault: Bool { self == .contacts }
}
