import Foundation
import Observation

/// Choosing a PIN, and typing it. Digits of any script or a passphrase; the core judges them.
@MainActor @Observable public final class PinModel {
    public enum Purpose: Hashable, Sendable {
        /// Makes the locked part.
        case create
        /// Opens it.
        case unlock
    }

    public struct State: Equatable {
        public internal(set) var phrases = Phrases()
        /// Keys are being stretched; takes seconds.
        public internal(set) var isWorking = false
        public internal(set) var isDone = false
        public internal(set) var failure: String?
    }

    public private(set) var state = State()
    public let purpose: Purpose
    private let app: AppModel

    public init(app: AppModel, purpose: Purpose) {
        self.app = app
        self.purpose = purpose
    }

    public func load() async {
        do {
            state.phrases = try await app.core.phrases("pin", "unlock", "lock", "safe")
        } catch {
            state.failure = await app.core.words(for: error)
        }
    }

    /// Two equal entries make the vault.
    public func create(_ pin: String, again: String) async {
        guard pin == again else {
            state.failure = state.phrases["pin-differ"]
            return
        }
        await work { () async throws(CoreError) in try await app.core.createVault(pin: Data(pin.utf8)) }
    }

    public func unlock(_ pin: String) async {
        await work { () async throws(CoreError) in try await app.core.unlock(pin: Data(pin.utf8)) }
    }

    private func work(_ call: () async throws(CoreError) -> Void) async {
        guard !state.isWorking else { return }
        state.isWorking = true
        state.failure = nil
        do {
            try await call()
            state.isDone = true
            await app.vaultChanged()
        } catch {
            state.failure = await app.core.words(for: error)
        }
        state.isWorking = false
    }
}
