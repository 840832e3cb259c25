import SwiftUI
import UIKit

/// The cover over everything, sheets and composers included: a view inside the app's own window would lie below them.
@MainActor final class CoverWindow {
    private var window: UIWindow?

    func show() {
        guard window == nil, let scene = UIWindowScene.current else { return }
        let window = UIWindow(windowScene: scene)
        window.windowLevel = .alert + 1
        window.rootViewController = UIHostingController(rootView: CoverView())
        window.isHidden = false
        self.window = window
    }

    func hide() {
        window?.isHidden = true
        window = nil
    }
}

extension UIWindowScene {
    /// The one scene of this app.
    static var current: UIWindowScene? {
        let scenes = UIApplication.shared.connectedScenes.compactMap { $0 as? UIWindowScene }
        return scenes.first { $0.activationState == .foregroundActive } ?? scenes.first
    }
}
