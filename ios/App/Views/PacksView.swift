import AmparoModel
import SwiftUI

/// Which words are in use, another pack from a file, and the ways back.
struct PacksView: View {
    let app: AppModel
    @State private var model: PacksModel

    init(app: AppModel) {
        self.app = app
        _model = State(initialValue: PacksModel(app: app))
    }

    private var phrases: Phrases { model.state.phrases }

    var body: some View {
        Page(title: phrases["pack-title"]) {
            FailureBanner(failure: model.state.failure)
            if let verdict = model.state.verdict { outcome(verdict) }
            Phrase(phrases["pack-hint"]).styled(Tokens.Typeface.body)
            Phrase(model.state.inUse).styled(Tokens.Typeface.body).row()
            ForEach(model.state.notes, id: \.self) { Banner(words: $0) }
        } footer: {
            Group {
                Button(phrases["pack-open-file"]) { Task { await model.openFile() } }.buttonStyle(PrimaryButtonStyle())
                if model.state.canGoBack {
                    Button(phrases["pack-go-back"]) { Task { await model.goBack() } }.buttonStyle(QuietButtonStyle())
                }
                if model.state.hasPack {
                    Button(phrases["pack-use-built-in"]) { Task { await model.useBuiltIn() } }
                        .buttonStyle(QuietButtonStyle())
                }
            }
            .disabled(model.state.isWorking)
        }
        .task(id: app.state.generation) { await model.load() }
    }

    /// What became of the file, with its name as the user knows it. Announced, because nobody sees it come.
    private func outcome(_ verdict: PacksModel.Verdict) -> some View {
        WithPalette { palette in
            VStack(alignment: .leading, spacing: Tokens.Space.xs) {
                Banner(words: verdict.sentence.value, tone: verdict.isTaken ? .known : .alert)
                Text(verbatim: verdict.file).styled(Tokens.Typeface.note).foregroundStyle(palette.ink2)
            }
        }
        .onAppear { AccessibilityNotification.Announcement(verdict.sentence.value).post() }
    }
}
