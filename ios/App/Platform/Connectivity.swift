import Foundation
import Network

/// Tells when the network is back, so that what waits is tried at once. Says nothing about where or what.
@MainActor final class Connectivity {
    private let monitor = NWPathMonitor()
    private var wasConnected = true

    func whenRegained(_ action: @escaping @MainActor () -> Void) {
        monitor.pathUpdateHandler = { [weak self] path in
            let isConnected = path.status == .satisfied
            Task { @MainActor in self?.changed(isConnected, action) }
        }
        monitor.start(queue: .main)
    }

    private func changed(_ isConnected: Bool, _ action: @MainActor () -> Void) {
        defer { wasConnected = isConnected }
        if isConnected, !wasConnected { action() }
    }
}
