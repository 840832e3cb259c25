import AmparoModel
import Foundation
import UIKit
import UniformTypeIdentifiers

/// The system's own file chooser. It hands over a copy in the app's temporary folder, which is gone when it was used.
///
/// Like the composer it lies in a window of its own.
@MainActor final class FilePicker: NSObject, UIDocumentPickerDelegate {
    private var waiting: CheckedContinuation<URL?, Never>?
    private var window: UIWindow?

    func pick(_ use: @MainActor (PickedFile) async -> Void) async {
        guard let copy = await choose() else { return }
        await use(PickedFile(name: copy.lastPathComponent, path: copy.path))
        // If it cannot be deleted, the system empties the temporary folder itself.
        try? FileManager.default.removeItem(at: copy)
    }

    private func choose() async -> URL? {
        guard waiting == nil, let scene = UIWindowScene.current else { return nil }
        let picker = UIDocumentPickerViewController(forOpeningContentTypes: [.data], asCopy: true)
        picker.delegate = self
        let (window, root) = (UIWindow(windowScene: scene), UIViewController())
        window.rootViewController = root
        window.makeKeyAndVisible()
        self.window = window
        return await withCheckedContinuation { continuation in
            waiting = continuation
            root.present(picker, animated: false)
        }
    }

    func documentPicker(_ controller: UIDocumentPickerViewController, didPickDocumentsAt urls: [URL]) { end(urls.first) }

    func documentPickerWasCancelled(_ controller: UIDocumentPickerViewController) { end(nil) }

    private func end(_ file: URL?) {
        window?.isHidden = true
        window = nil
        waiting?.resume(returning: file)
        waiting = nil
    }
}
