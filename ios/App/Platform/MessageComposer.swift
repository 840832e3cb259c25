import AmparoModel
import MessageUI
import UIKit

/// The system's own sheet for a text message, prefilled. Only the user can press Send.
///
/// It lies in a window of its own: a sheet of the app that is just closing would take a composer on it along.
@MainActor final class MessageComposer: NSObject, @preconcurrency MFMessageComposeViewControllerDelegate {
    private var waiting: CheckedContinuation<Composed, Never>?
    private var window: UIWindow?

    func compose(_ draft: SmsDraft) async -> Composed {
        guard waiting == nil, MFMessageComposeViewController.canSendText(), let scene = UIWindowScene.current else {
            return .unavailable
        }
        let sheet = MFMessageComposeViewController()
        sheet.recipients = [draft.number]
        sheet.body = draft.text
        sheet.messageComposeDelegate = self

        let (window, root) = (UIWindow(windowScene: scene), UIViewController())
        window.rootViewController = root
        window.makeKeyAndVisible()
        self.window = window
        return await withCheckedContinuation { continuation in
            waiting = continuation
            root.present(sheet, animated: false)
        }
    }

    func messageComposeViewController(
        _ controller: MFMessageComposeViewController, didFinishWith result: MessageComposeResult
    ) {
        controller.dismiss(animated: false)
        window?.isHidden = true
        window = nil
        waiting?.resume(returning: Self.outcome(result))
        waiting = nil
    }

    /// `.sent` is all that the system ever reports; its own words are "queued or sent" (docs/ios.md, "Text messages").
    private static func outcome(_ result: MessageComposeResult) -> Composed {
        switch result {
        case .sent: .queuedOrSent
        case .failed: .failed
        case .cancelled: .cancelled
        @unknown default: .cancelled
        }
    }
}
