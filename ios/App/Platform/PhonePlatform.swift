import AmparoModel
import Foundation
import UIKit

/// What the models ask of this phone.
@MainActor final class PhonePlatform: Platform {
    private static let languageKey = "language"
    private let composer = MessageComposer()
    private let picker = FilePicker()

    var languages: [String] {
        let chosen = UserDefaults.standard.string(forKey: Self.languageKey)
        return [chosen].compactMap { $0 } + Locale.preferredLanguages.filter { $0 != chosen }
    }

    func remember(language: String) { UserDefaults.standard.set(language, forKey: Self.languageKey) }

    func compose(_ draft: SmsDraft) async -> Composed { await composer.compose(draft) }

    func pickFile(_ use: @MainActor (PickedFile) async -> Void) async { await picker.pick(use) }

    func beginWork(expired: @escaping @Sendable () -> Void) -> Int {
        UIApplication.shared.beginBackgroundTask(expirationHandler: expired).rawValue
    }

    func endWork(_ token: Int) { UIApplication.shared.endBackgroundTask(UIBackgroundTaskIdentifier(rawValue: token)) }
}
