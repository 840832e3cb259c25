import AmparoModel
import SwiftUI

/// The languages there are, each by its own name.
struct LanguageView: View {
    let app: AppModel
    @State private var model: LanguageModel

    init(app: AppModel) {
        self.app = app
        _model = State(initialValue: LanguageModel(app: app))
    }

    var body: some View {
        Page(title: model.state.phrases["language-title"]) {
            FailureBanner(failure: model.state.failure)
            ForEach(model.state.languages, id: \.tag) { language in
                Button {
                    Task { await model.choose(language.tag) }
                } label: {
                    WordsText(Words(value: language.name, locale: language.tag, fallback: false, rtl: language.rtl))
                        .styled(Tokens.Typeface.title)
                        .row()
                }
                .buttonStyle(.plain)
                .accessibilityAddTraits(language.tag == model.state.phrases.locale ? .isSelected : [])
            }
        }
        .task(id: app.state.generation) { await model.load() }
    }
}
