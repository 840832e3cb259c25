import AmparoCore
import Foundation

/// The core for screens: the same calls, off the main actor, with one kind of error.
///
/// The core's own calls are synchronous and do disk work and key stretching. Each runs on a concurrent queue of its
/// own and not on Swift's shared threads, so that a press never waits behind an unlock.
public final class Core: Sendable {
    private let amparo: Amparo
    private let queue = DispatchQueue(label: "app.amparo.core", qos: .userInitiated, attributes: .concurrent)

    init(_ amparo: Amparo) {
        self.amparo = amparo
    }

    /// Opens the core over `folder`, which is private to the app. Reads nothing from disk.
    public static func open(
        folder: String, languages: [String], hardware: any HardwareKey
    ) throws(CoreError) -> Core {
        guard CoreVersion.matches else { throw CoreError.Internal(code: 0) }
        do {
            return Core(try Amparo.open(folder: folder, languages: languages, hardware: hardware))
        } catch {
            throw Self.kind(of: error)
        }
    }

    // MARK: Words

    public func languages() async throws(CoreError) -> [Language] {
        try await run { try $0.languages() }
    }

    public func setLanguages(_ tags: [String]) async throws(CoreError) {
        try await run { try $0.setLanguages(languages: tags) }
    }

    /// Times of day on screens are this phone's.
    public func tell(_ zone: TimeZone) async throws(CoreError) {
        let minutes = Int32(zone.secondsFromGMT() / 60)
        try await run { try $0.setUtcOffset(minutes: minutes) }
    }

    /// The fixed strings of several screens together.
    public func phrases(_ screens: String...) async throws(CoreError) -> Phrases {
        try await run { amparo in
            try screens.reduce(into: Phrases()) { all, screen in
                let text = try amparo.screen(screen: screen)
                all.add(text.strings, locale: text.locale, rtl: text.rtl)
            }
        }
    }

    public func message(_ id: String, _ arguments: [String: MessageArgument]) async throws(CoreError) -> Words {
        try await run { try $0.message(id: id, arguments: arguments) }
    }

    // MARK: Home and cards

    public func home() async throws(CoreError) -> Home { try await run { try $0.home() } }
    public func rights() async throws(CoreError) -> Rights { try await run { try $0.cards().home() } }
    public func card(_ id: String) async throws(CoreError) -> Card { try await run { try $0.cards().card(id: id) } }
    public func show(_ id: String) async throws(CoreError) -> ShowScreen {
        try await run { try $0.cards().show(id: id) }
    }

    /// What the words are about, best first. Nothing of them is kept.
    public func search(_ words: String) async throws(CoreError) -> [Hit] {
        try await run { try $0.cards().search(query: words) }
    }

    /// Whom to ask; those who speak `language` first.
    public func needs(language: String? = nil) async throws(CoreError) -> [Need] {
        try await run { try $0.cards().needs(language: language) }
    }

    public func need(_ id: String, language: String? = nil) async throws(CoreError) -> Need {
        try await run { try $0.cards().need(id: id, language: language) }
    }

    public func spokenLanguages() async throws(CoreError) -> [SpokenLanguage] {
        try await run { try $0.cards().spokenLanguages() }
    }

    // MARK: What changed, and which words are in use

    /// What is new or changed since `markSeen`.
    public func changes() async throws(CoreError) -> [CardChange] { try await run { try $0.cards().changes() } }
    public func markSeen() async throws(CoreError) { try await run { try $0.cards().markSeen() } }
    public func packs() async throws(CoreError) -> PacksInstalled { try await run { try $0.packs().installed() } }

    /// Taken or refused: both are an answer, with a sentence.
    public func installPack(_ path: String) async throws(CoreError) -> PackVerdict {
        try await run { try $0.packs().installFile(path: path) }
    }

    public func goBackToPackBefore() async throws(CoreError) { try await run { _ = try $0.packs().rollBack() } }
    public func useBuiltInWords() async throws(CoreError) { try await run { try $0.packs().useBuiltIn() } }

    // MARK: People and alerts

    public func people() async throws(CoreError) -> [Person] { try await run { try $0.alerts().people() } }

    public func add(_ person: NewPerson) async throws(CoreError) {
        try await run { _ = try $0.alerts().addPerson(person: person) }
    }

    public func edit(_ id: String, _ person: NewPerson) async throws(CoreError) {
        try await run { try $0.alerts().editPerson(id: id, person: person) }
    }

    public func removePerson(_ id: String) async throws(CoreError) {
        try await run { try $0.alerts().removePerson(id: id) }
    }

    /// The press, without a place: the screens that ask about one do not exist yet.
    public func press() async throws(CoreError) -> Pressed { try await run { try $0.alerts().press(location: nil) } }

    public func report(_ receipt: Receipt, attempt: String) async throws(CoreError) {
        try await run { try $0.alerts().reportReceipt(attempt: attempt, receipt: receipt) }
    }

    public func alert(_ id: String) async throws(CoreError) -> AlertView {
        try await run { try $0.alerts().state(alert: id) }
    }

    /// Text messages of a saved alert that may still be sent, also after a restart.
    public func drafts(_ alert: String) async throws(CoreError) -> [SmsDraft] {
        try await run { try $0.alerts().drafts(alert: alert) }
    }

    public func standDown(_ alert: String) async throws(CoreError) -> Pressed {
        try await run { try $0.alerts().standDown(alert: alert) }
    }

    /// Tries everything that is due, once.
    public func deliver() async throws(CoreError) -> Delivery {
        let alerts = try await run { try $0.alerts() }
        do {
            return try await alerts.deliver()
        } catch {
            throw Self.kind(of: error)
        }
    }

    /// What waited for the network is due now.
    public func networkIsBack() async throws(CoreError) { try await run { try $0.alerts().networkIsBack() } }

    /// Ends a running `deliver` soon. Safe from any thread; needed because a cancelled task does not reach the core.
    public func stopDelivering() {
        queue.async { [amparo] in try? amparo.alerts().stop() }
    }

    // MARK: Vault

    public func vaultState() async throws(CoreError) -> VaultState { try await run { try $0.vault().state() } }
    /// What a sealed phone says of the alert: "PIN first" decides.
    public func sealedWords() async throws(CoreError) -> Words { try await run { try $0.vault().sealWords().works } }
    public func createVault(pin: Data) async throws(CoreError) { try await run { try $0.vault().create(pin: pin) } }
    public func unlock(pin: Data) async throws(CoreError) { try await run { try $0.vault().unlock(pin: pin) } }
    public func lock() async throws(CoreError) { try await run { try $0.vault().lock() } }
    public func contacts() async throws(CoreError) -> [Contact] { try await run { try $0.vault().contacts() } }

    public func put(_ contact: Contact) async throws(CoreError) {
        try await run { _ = try $0.vault().putContact(contact: contact) }
    }

    public func removeContact(_ id: String) async throws(CoreError) {
        try await run { try $0.vault().removeContact(id: id) }
    }

    // MARK: -

    private func run<T: Sendable>(_ work: @escaping @Sendable (Amparo) throws -> T) async throws(CoreError) -> T {
        let result: Result<T, CoreError> = await withCheckedContinuation { continuation in
            queue.async { [amparo] in
                continuation.resume(returning: Result { try work(amparo) }.mapError(Self.kind(of:)))
            }
        }
        return try result.get()
    }

    /// Anything that is not a kind is a defect at the boundary (a panic behind it, for one).
    private static func kind(of error: any Error) -> CoreError {
        error as? CoreError ?? .Internal(code: 0)
    }
}
