import AmparoModel
import SwiftUI

/// Held to the window: large English for the officer, the reader's language below. It leads nowhere but back.
struct ShowView: View {
    let app: AppModel
    @State private var model: ShowModel

    init(app: AppModel, id: String) {
        self.app = app
        _model = State(initialValue: ShowModel(app: app, id: id))
    }

    var body: some View {
        WithPalette { palette in
            ScrollView {
                VStack(alignment: .leading, spacing: Tokens.Space.l) {
                    FailureBanner(failure: model.state.failure)
                    if let screen = model.state.screen { content(screen, palette) }
                }
                .padding(Tokens.Space.l)
            }
            .safeAreaInset(edge: .bottom) {
                Button(model.state.phrases["show-close"]) { app.closeShow() }
                    .buttonStyle(QuietButtonStyle())
                    .padding(Tokens.Space.l)
                    .background(palette.showPaper)
            }
            .background(palette.showPaper.ignoresSafeArea())
        }
        .persistentSystemOverlays(.hidden)
        .statusBarHidden()
        .task { await model.load() }
    }

    @ViewBuilder private func content(_ screen: ShowScreen, _ palette: Palette) -> some View {
        ForEach(screen.english, id: \.self) {
            EnglishText($0).styled(Tokens.Typeface.show).foregroundStyle(palette.showInk)
        }
        ForEach(Array(screen.own.enumerated()), id: \.offset) {
            WordsText($0.element).styled(Tokens.Typeface.title).foregroundStyle(palette.showInk2)
        }
        Banner(words: screen.hint.value)
        // On white paper whatever the theme.
        if !screen.own.isEmpty, let translation = screen.translation {
            WordsText(translation).styled(Tokens.Typeface.note).foregroundStyle(palette.showInk2)
        }
    }
}
