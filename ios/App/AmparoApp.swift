import AmparoModel
import SwiftUI

@main struct AmparoApp: App {
    @Environment(\.scenePhase) private var phase
    @State private var start = Start.now()

    var body: some Scene {
        WindowGroup {
            switch start {
            case .ready(let parts):
                RootView(app: parts.app)
                    .task {
                        parts.connectivity.whenRegained { Task { await parts.app.courier.networkIsBack() } }
                        await parts.app.start()
                    }
                    .onChange(of: phase) { _, new in follow(new, parts.app) }
                    .onChange(of: parts.app.state.isCovered) { _, covered in
                        covered ? parts.cover.show() : parts.cover.hide()
                    }
            case .failed(let code):
                FailedStartView(code: code)
            }
        }
    }

    private func follow(_ phase: ScenePhase, _ app: AppModel) {
        switch phase {
        case .active: app.becameActive()
        case .inactive: app.becameInactive()
        case .background: Task { await app.enteredBackground() }
        @unknown default: app.becameInactive()
        }
    }
}

/// How the app began. Opening the core reads nothing from disk, so damaged storage never keeps anyone from the cards.
@MainActor enum Start {
    struct Parts {
        let app: AppModel
        let connectivity = Connectivity()
        let cover = CoverWindow()
    }

    case ready(Parts)
    /// The core and its bindings are of two builds. No words can be had; a code can be read aloud.
    case failed(String)

    static func now() -> Start {
        let platform = PhonePlatform()
        do {
            let folder = try Storage.folder()
            let core = try Core.open(folder: folder.path, languages: platform.languages, hardware: SecureEnclaveKey())
            return .ready(Parts(app: AppModel(core: core, platform: platform)))
        } catch {
            return .failed(error is CoreError ? "1" : "2")
        }
    }
}

struct FailedStartView: View {
    let code: String

    var body: some View {
        VStack(spacing: Tokens.Space.l) {
            IconTile(icon: .arch)
            Text(verbatim: code).styled(Tokens.Typeface.title)
        }
    }
}
