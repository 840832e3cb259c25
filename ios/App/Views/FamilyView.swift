import AmparoModel
import SwiftUI

/// My family: the people who get the alert, and what the PIN protects.
struct FamilyView: View {
    let app: AppModel
    @State private var model: FamilyModel

    init(app: AppModel) {
        self.app = app
        _model = State(initialValue: FamilyModel(app: app))
    }

    private var phrases: Phrases { model.state.phrases }

    var body: some View {
        Page(title: phrases["family-title"]) {
            FailureBanner(failure: model.state.failure)
            LinkRow(icon: .people, title: phrases["family-people"], hint: model.state.people) { app.open(.people) }
            switch model.state.vault {
            case .absent:
                LinkRow(icon: .lock, title: phrases["family-create"], hint: phrases["family-create-hint"]) {
                    app.open(.pin(.create))
                }
            case .locked:
                LinkRow(icon: .lock, title: phrases["family-contacts"], hint: phrases["home-family-locked"]) {
                    app.open(.pin(.unlock))
                }
            case .sealed:
                Banner(words: phrases["seal-state"], tone: .known)
                Phrase(phrases["seal-state-hint"]).styled(Tokens.Typeface.body)
                Phrase(model.state.sealed).styled(Tokens.Typeface.second)
            case .unlocked:
                LinkRow(icon: .lock, title: phrases["family-contacts"], hint: phrases["family-contacts-hint"]) {
                    app.open(.contacts)
                }
            }
        } footer: {
            if model.state.vault == .unlocked {
                Button(phrases["lock-now"]) { Task { await app.lock() } }.buttonStyle(QuietButtonStyle())
            }
        }
        .task(id: app.state.generation) { await model.load() }
    }
}
