import AmparoModel
import SwiftUI

/// What changed in the cards since the reader last looked; one press says that all of it was seen.
struct ChangesView: View {
    let app: AppModel
    @State private var model: ChangesModel

    init(app: AppModel) {
        self.app = app
        _model = State(initialValue: ChangesModel(app: app))
    }

    private var phrases: Phrases { model.state.phrases }
    private var changes: [CardChange] { model.state.changes ?? [] }

    var body: some View {
        Page(title: phrases["changes-title"]) {
            FailureBanner(failure: model.state.failure)
            if model.state.changes?.isEmpty == true { Phrase(phrases["changes-none"]).styled(Tokens.Typeface.body) }
            ForEach(changes, id: \.id) { change in
                Button {
                    model.open(change)
                } label: {
                    face(change)
                }
                .buttonStyle(.plain)
            }
        } footer: {
            if !changes.isEmpty {
                Button(phrases["changes-read"]) { Task { await model.seen() } }.buttonStyle(PrimaryButtonStyle())
            }
        }
        .task(id: app.state.generation) { await model.load() }
    }

    private func face(_ change: CardChange) -> some View {
        WithPalette { palette in
            HStack(alignment: .top, spacing: Tokens.Space.m) {
                IconTile(icon: AmparoIcon(rawValue: change.icon) ?? .rights)
                // More than the space between two lines of one sentence.
                VStack(alignment: .leading, spacing: Tokens.Space.s) {
                    WordsText(change.title).styled(Tokens.Typeface.title)
                    if change.isNew {
                        Phrase(phrases["changes-new"]).styled(Tokens.Typeface.second).fontWeight(.bold)
                            .foregroundStyle(palette.teal)
                    }
                    ForEach(Array(change.lines.enumerated()), id: \.offset) {
                        WordsText($0.element.text).styled(Tokens.Typeface.second).foregroundStyle(palette.ink2)
                    }
                }
                .multilineTextAlignment(.leading)
            }
            .row()
        }
    }
}
