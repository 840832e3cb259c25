import Foundation

/// What the models need of the phone. Effects only: no rule is decided behind it.
@MainActor public protocol Platform: AnyObject {
    /// The reader's languages, best first, as BCP 47 tags: the one chosen in the app before the system's.
    var languages: [String] { get }

    /// Keeps the language chosen in the app for the next start.
    func remember(language: String)

    /// Puts a prefilled message before the user and returns when they are done with it. Never sends by itself.
    func compose(_ draft: SmsDraft) async -> Composed

    /// Lets the user choose one file and lends it to `use`, which may keep nothing of it. Where none was chosen, `use` is not
    /// called; where it could not be read, there is nothing at its path.
    func pickFile(_ use: @MainActor (PickedFile) async -> Void) async

    /// Asks the system for time while the app may be in the background; `expired` is called shortly before it ends.
    func beginWork(expired: @escaping @Sendable () -> Void) -> Int

    /// Gives that time back.
    func endWork(_ token: Int)
}

/// A file that the user chose: its name as they know it, and where it lies for the moment.
public struct PickedFile: Equatable, Sendable {
    public let name: String
    public let path: String

    public init(name: String, path: String) {
        self.name = name
        self.path = path
    }
}

/// How a composer ended.
public enum Composed: Sendable {
    /// This phone cannot send text messages (an iPod, a simulator, no SIM).
    case unavailable
    /// The user closed it without sending.
    case cancelled
    /// The user pressed *Send*, and the system says "queued or sent": nobody knows whether it left the phone.
    case queuedOrSent
    /// The system says that it left the phone.
    case handedOver
    /// The system says that it could not.
    case failed
}
