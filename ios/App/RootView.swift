import AmparoModel
import SwiftUI

/// Home with the screens above it, the show screen over everything, and the cover over that.
struct RootView: View {
    @Bindable var app: AppModel
    @Environment(\.colorScheme) private var scheme

    var body: some View {
        NavigationStack(path: $app.path) {
            HomeView(app: app).navigationDestination(for: Screen.self) { screen in
                destination(screen).toolbarRole(.editor)
            }
        }
        .fullScreenCover(item: $app.shown) {
            ShowView(app: app, id: $0.id).modifier(ReaderLanguage(phrases: app.state.phrases))
        }
        .modifier(ReaderLanguage(phrases: app.state.phrases))
        .tint(Palette.of(scheme).teal)
    }

    @ViewBuilder private func destination(_ screen: Screen) -> some View {
        switch screen {
        case .rights: RightsView(app: app)
        case .changes: ChangesView(app: app)
        case .packs: PacksView(app: app)
        case .card(let id): CardView(app: app, id: id)
        case .help: HelpView(app: app)
        case .need(let id, let language): NeedView(app: app, id: id, language: language)
        case .family: FamilyView(app: app)
        case .people: PeopleView(app: app)
        case .contacts: ContactsView(app: app)
        case .alert(let id): AlertScreen(app: app, alert: id)
        case .pin(let purpose): PinView(app: app, purpose: purpose) { app.pinDone(purpose) }
        case .language: LanguageView(app: app)
        }
    }
}

/// Direction and language of everything below come from the core, not from the phone's own setting.
private struct ReaderLanguage: ViewModifier {
    let phrases: Phrases

    func body(content: Content) -> some View {
        content
            .environment(\.layoutDirection, phrases.rtl ? .rightToLeft : .leftToRight)
            .environment(\.locale, Locale(identifier: phrases.locale))
    }
}

/// What the app switcher shows: paper and the sign, nothing of anyone.
struct CoverView: View {
    @Environment(\.colorScheme) private var scheme

    var body: some View {
        ZStack {
            Palette.of(scheme).paper.ignoresSafeArea()
            IconTile(icon: .arch)
        }
        .accessibilityHidden(true)
    }
}
