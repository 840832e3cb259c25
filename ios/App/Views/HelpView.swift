import AmparoModel
import SwiftUI

/// Who can help: the language first, then the needs.
struct HelpView: View {
    let app: AppModel
    @State private var model: HelpModel

    init(app: AppModel) {
        self.app = app
        _model = State(initialValue: HelpModel(app: app))
    }

    private var phrases: Phrases { model.state.phrases }

    var body: some View {
        Page(title: phrases["help-title"]) {
            FailureBanner(failure: model.state.failure)
            PartHeading(phrases["help-language"])
            Picker(phrases["help-language"], selection: $model.state.language) {
                Phrase(phrases["help-any-language"]).tag(String?.none)
                ForEach(model.state.spoken, id: \.tag) { WordsText($0.name).tag(String?.some($0.tag)) }
            }
            .frame(minHeight: Tokens.Size.target)
            ForEach(model.state.needs, id: \.id) { need in
                LinkRow(icon: AmparoIcon(rawValue: need.id) ?? .people, title: need.title.value) { model.open(need) }
            }
        }
        .task(id: app.state.generation) { await model.load() }
    }
}

/// Who may help with one need. The user presses the number; the system asks once more.
struct NeedView: View {
    let app: AppModel
    @State private var model: NeedModel

    init(app: AppModel, id: String, language: String?) {
        self.app = app
        _model = State(initialValue: NeedModel(app: app, id: id, language: language))
    }

    private var phrases: Phrases { model.state.phrases }

    var body: some View {
        Page(title: model.state.need?.title.value ?? "") {
            FailureBanner(failure: model.state.failure)
            if let need = model.state.need {
                WordsText(need.note).styled(Tokens.Typeface.body)
                Phrase(phrases["card-call-hint"]).styled(Tokens.Typeface.second)
                ForEach(need.entries, id: \.id) { entry($0) }
                TranslationNote(words: need.translation)
            }
        }
        .task(id: app.state.generation) { await model.load() }
    }

    private func entry(_ entry: DirectoryEntry) -> some View {
        WithPalette { palette in
            VStack(alignment: .leading, spacing: Tokens.Space.xs) {
                WordsText(entry.name).styled(Tokens.Typeface.title)
                if let call = entry.call, let url = URL(string: "tel:\(call.dial)") {
                    number(call.shown, url).accessibilityLabel(model.state.callLabels[entry.id] ?? call.shown)
                }
                if let text = entry.text, let url = URL(string: "sms:\(text.dial)") {
                    Phrase(phrases["help-text-message"]).styled(Tokens.Typeface.note).foregroundStyle(palette.ink2)
                    number(text.shown, url)
                }
                // Opening a page needs a network and tells its host: the reader's own browser is the place for that.
                if let page = entry.page { EnglishText(page.shown).styled(Tokens.Typeface.second) }
                about(entry)
                WordsText(entry.checked).styled(Tokens.Typeface.note).foregroundStyle(palette.ink2)
            }
            .row()
        }
    }

    @ViewBuilder private func about(_ entry: DirectoryEntry) -> some View {
        WordsText(entry.note).styled(Tokens.Typeface.second)
        if let hours = entry.hours { WordsText(hours).styled(Tokens.Typeface.second) }
        if let area = entry.area { WordsText(area).styled(Tokens.Typeface.second) }
        if let speaks = model.state.speaks[entry.id] { Phrase(speaks).styled(Tokens.Typeface.second) }
        if let stale = entry.stale { Banner(words: stale.value) }
    }

    private func number(_ shown: String, _ url: URL) -> some View {
        Link(destination: url) { NumberText(number: shown).styled(Tokens.Typeface.title) }
            .frame(minHeight: Tokens.Size.target)
    }
}
