import Foundation
import Observation

/// Keeps delivering while anything waits, whichever screen is open. The core decides what is due and when.
@MainActor @Observable public final class Courier {
    public struct State: Equatable {
        /// Rounds made. Screens that show what is known of an alert look again when it grows.
        public internal(set) var rounds = 0
        public internal(set) var isRunning = false
    }

    public private(set) var state = State()

    private let core: Core
    private let platform: any Platform
    @ObservationIgnored private var run: Task<Void, Never>?
    @ObservationIgnored private var pause: Task<Void, Never>?
    @ObservationIgnored private var wanted = false

    public init(core: Core, platform: any Platform) {
        self.core = core
        self.platform = platform
    }

    /// What waited for the network is tried at once.
    public func networkIsBack() async {
        try? await core.networkIsBack()
        kick()
    }

    /// Something new waits: try now.
    public func kick() {
        wanted = true
        pause?.cancel()
        guard run == nil else { return }
        state.isRunning = true
        run = Task {
            await rounds()
            run = nil
            state.isRunning = false
        }
    }

    /// Returns when nothing waits any more.
    public func finish() async { await run?.value }

    private func rounds() async {
        while true {
            wanted = false
            let next = await round()
            state.rounds += 1
            if wanted { continue }
            guard let next else { return }
            let pause = Task { _ = try? await Task.sleep(for: .milliseconds(next)) }
            self.pause = pause
            await pause.value
        }
    }

    /// One round; milliseconds to the next, if there is to be one.
    private func round() async -> UInt64? {
        let token = platform.beginWork { [core] in core.stopDelivering() }
        defer { platform.endWork(token) }
        // An error here is not news for a screen: the rows say what is known, and the next kick tries again.
        return try? await core.deliver().nextTryInMs
    }
}
