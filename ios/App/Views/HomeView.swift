import AmparoModel
import SwiftUI

/// The alert, what it can reach now, my rights, my family; find help, and Lock where there is something to lock. Nothing else.
struct HomeView: View {
    let app: AppModel
    @State private var model: HomeModel

    init(app: AppModel) {
        self.app = app
        _model = State(initialValue: HomeModel(app: app))
    }

    private var phrases: Phrases { model.state.phrases }

    var body: some View {
        Page(title: app.state.phrases["app-name"]) {
            alert
            FailureBanner(failure: model.state.failure)
            if model.state.openAlert != nil { openAlert } else { readiness }
            LinkRow(icon: .rights, title: phrases["home-rights"], hint: phrases["home-rights-hint"]) {
                app.open(.rights)
            }
            LinkRow(icon: .family, title: phrases["home-family"], hint: model.familyHint) { app.open(.family) }
        } footer: {
            Button(phrases["home-help"]) { app.open(.help) }.buttonStyle(QuietButtonStyle())
            if model.state.vault == .unlocked {
                Button(phrases["home-lock"]) { Task { await app.lock() } }.buttonStyle(QuietButtonStyle())
            }
        }
        .toolbar {
            ToolbarItem(placement: .topBarTrailing) {
                Button(phrases["language-name"]) { app.open(.language) }
                    .accessibilityLabel(phrases["home-language"])
                    .accessibilityValue(phrases["language-name"])
            }
        }
        .task(id: app.state.generation) { await model.load() }
    }

    private var alert: some View {
        WithPalette { palette in
            if model.state.needsPerson {
                Button {
                    Task { await model.alert() }
                } label: {
                    alertFace(phrases["home-alert-first"], phrases["home-alert-first-hint"], palette)
                }
                .buttonStyle(.plain)
            } else {
                HoldButton(
                    label: model.state.asksAgain ?? phrases["home-alert"], hint: phrases["home-alert-hint"],
                    actionName: phrases["home-alert-action"], radius: Tokens.Radius.alert, ring: palette.onAlert,
                    held: { Task { await model.alert() } }, plain: { Task { await model.plainPress() } }
                ) {
                    alertFace(
                        model.state.asksAgain ?? phrases["home-alert"], phrases["home-alert-hint"], palette)
                }
                .disabled(model.state.isPressing)
                .onChange(of: model.state.asksAgain) { _, words in
                    if let words { AccessibilityNotification.Announcement(words).post() }
                }
            }
        }
    }

    private func alertFace(_ title: String, _ hint: String, _ palette: Palette) -> some View {
        VStack(spacing: Tokens.Space.s) {
            Phrase(title).styled(Tokens.Typeface.alert).foregroundStyle(palette.onAlert)
            Phrase(hint).styled(Tokens.Typeface.second).foregroundStyle(palette.onAlert2)
        }
        .multilineTextAlignment(.center)
        .padding(Tokens.Space.l)
        .frame(maxWidth: .infinity, minHeight: Tokens.Size.alert)
        .background(palette.alert, in: .rect(cornerRadius: Tokens.Radius.alert))
    }

    @ViewBuilder private var readiness: some View {
        if !model.state.readiness.isEmpty {
            Banner(words: model.state.readiness, tone: model.state.needsPerson ? .attention : .known)
        }
    }

    private var openAlert: some View {
        Button {
            model.openAlert()
        } label: {
            VStack(alignment: .leading, spacing: Tokens.Space.xs) {
                Phrase(phrases["home-open-alert"]).styled(Tokens.Typeface.title)
                Phrase(phrases["home-open-alert-hint"]).styled(Tokens.Typeface.second)
            }
            .multilineTextAlignment(.leading)
            .row()
        }
        .buttonStyle(.plain)
    }
}
