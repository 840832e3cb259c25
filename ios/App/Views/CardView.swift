import AmparoModel
import SwiftUI

/// One card: its labels, do, say, do not, papers, why, who to call. "Show this" is within a thumb's reach.
struct CardView: View {
    let app: AppModel
    @State private var model: CardModel
    @State private var isCalling = false

    init(app: AppModel, id: String) {
        self.app = app
        _model = State(initialValue: CardModel(app: app, id: id))
    }

    private var phrases: Phrases { model.state.phrases }

    var body: some View {
        Page(title: model.state.card?.title.value ?? "") {
            FailureBanner(failure: model.state.failure)
            if let card = model.state.card { content(card) }
        } footer: {
            if let card = model.state.card { buttons(card) }
        }
        .sheet(isPresented: $isCalling) {
            if let card = model.state.card {
                CallSheet(phrases: phrases, entries: card.call, pages: card.pages, labels: model.state.callLabels)
                    .environment(\.layoutDirection, phrases.rtl ? .rightToLeft : .leftToRight)
            }
        }
        .task(id: app.state.generation) { await model.load() }
    }

    @ViewBuilder private func content(_ card: Card) -> some View {
        labels(card)
        if model.state.hasFallback { Banner(words: app.state.phrases["common-fallback"]) }
        lines(card.steps, .do, card.changed)
        if !card.say.isEmpty {
            PartHeading(phrases["card-say"])
            ForEach(Array(card.say.enumerated()), id: \.offset) {
                SayRow(say: $0.element, news: card.changed.contains($0.element.id) ? phrases["card-changed"] : nil)
            }
        }
        ForEach(model.state.shows.dropFirst()) { show in
            Button(show.title) { app.show(show.id) }.buttonStyle(QuietButtonStyle())
        }
        lines(card.avoid, .doNot, card.changed)
        if !model.state.papers.isEmpty {
            PapersView(phrases: phrases, papers: model.state.papers, note: model.state.papersNote)
        }
        if !card.why.isEmpty {
            PartHeading(phrases["card-why"])
            ForEach(Array(card.why.enumerated()), id: \.offset) {
                WordsText($0.element.text).styled(Tokens.Typeface.second)
                if card.changed.contains($0.element.id) { ChangedNote(words: phrases["card-changed"]) }
                TranslationNote(words: $0.element.translation)
            }
        }
        SourcesView(phrases: phrases, review: card.review)
    }

    /// Quiet grey: who has reviewed it and when. Yellow only where the card is past its date.
    @ViewBuilder private func labels(_ card: Card) -> some View {
        WithPalette { palette in
            VStack(alignment: .leading, spacing: Tokens.Space.xs) {
                WordsText(card.review.attorney)
                WordsText(card.review.factsOf)
                if let translation = card.review.translation { WordsText(translation) }
                if let origin = model.state.origin { WordsText(origin) }
            }
            .styled(Tokens.Typeface.note)
            .foregroundStyle(palette.ink2)
        }
        if let late = card.review.outOfDate { Banner(words: late.value) }
    }

    @ViewBuilder private func lines(_ lines: [CardLine], _ mark: LineMark.Kind, _ changed: [String]) -> some View {
        if !lines.isEmpty { PartHeading(phrases[mark == .do ? "card-do" : "card-do-not"]) }
        ForEach(Array(lines.enumerated()), id: \.offset) { line in
            HStack(alignment: .firstTextBaseline, spacing: Tokens.Space.m) {
                LineMark(kind: mark)
                VStack(alignment: .leading, spacing: Tokens.Space.xs) {
                    WordsText(line.element.text).styled(Tokens.Typeface.body)
                    if changed.contains(line.element.id) { ChangedNote(words: phrases["card-changed"]) }
                    TranslationNote(words: line.element.translation)
                }
            }
            .accessibilityElement(children: .ignore)
            .accessibilityLabel(spoken(line.element.text.value, mark))
            .accessibilityValue(changed.contains(line.element.id) ? phrases["card-changed"] : "")
        }
    }

    private func spoken(_ words: String, _ mark: LineMark.Kind) -> String {
        (mark == .do ? phrases["card-step"] : phrases["card-avoid"]) + " " + words
    }

    @ViewBuilder private func buttons(_ card: Card) -> some View {
        if let show = model.state.shows.first {
            Button(show.title) { app.show(show.id) }.buttonStyle(PrimaryButtonStyle())
        }
        if !(card.call.isEmpty && card.pages.isEmpty) {
            Button(phrases["card-call"]) { isCalling = true }.buttonStyle(QuietButtonStyle())
        }
    }
}

/// Check in a green circle, cross in a red one: shape and colour, and words for a screen reader.
private struct LineMark: View {
    enum Kind { case `do`, doNot }
    let kind: Kind
    @ScaledMetric(relativeTo: .body) private var side = Tokens.Size.icon

    var body: some View {
        WithPalette { palette in
            Image(systemName: kind == .do ? "checkmark" : "xmark")
                .font(.system(size: side * 0.45, weight: .bold))
                .frame(width: side, height: side)
                .foregroundStyle(kind == .do ? palette.ok : palette.alert)
                .background(kind == .do ? palette.okSoft : palette.alertSoft, in: .circle)
        }
    }
}

/// How a line was translated, where that differs from its card.
struct TranslationNote: View {
    let words: Words?

    var body: some View {
        if let words {
            WithPalette { palette in
                WordsText(words).styled(Tokens.Typeface.note).foregroundStyle(palette.ink2)
            }
        }
    }
}

/// The line is new since the reader last looked.
struct ChangedNote: View {
    let words: String

    var body: some View {
        WithPalette { palette in
            Phrase(words).styled(Tokens.Typeface.note).fontWeight(.bold).foregroundStyle(palette.teal)
        }
    }
}

/// The English phrase, its sound, its meaning.
private struct SayRow: View {
    let say: SayLine
    let news: String?

    var body: some View {
        WithPalette { palette in
            VStack(alignment: .leading, spacing: Tokens.Space.xs) {
                EnglishText("“\(say.english)”").styled(Tokens.Typeface.title)
                if let news { ChangedNote(words: news) }
                if let sound = say.sound {
                    WordsText(sound).styled(Tokens.Typeface.second).foregroundStyle(palette.ink2)
                        .accessibilityHidden(true)
                }
                if let meaning = say.meaning { WordsText(meaning).styled(Tokens.Typeface.second) }
                TranslationNote(words: say.translation)
            }
            .row()
        }
        .accessibilityElement(children: .combine)
    }
}

/// Law, sources, dates, how sure we are: folded, for whoever wants to check.
private struct SourcesView: View {
    let phrases: Phrases
    let review: CardReview

    var body: some View {
        WithPalette { palette in
            VStack(alignment: .leading, spacing: Tokens.Space.s) {
                Divider()
                WordsText(review.disclaimer).styled(Tokens.Typeface.note)
                DisclosureGroup(phrases["card-sources"]) {
                    VStack(alignment: .leading, spacing: Tokens.Space.xs) {
                        PartHeading(phrases["card-reviewed"])
                        EnglishText("\(review.lastReviewed) – \(review.expiresOn)")
                        PartHeading(phrases["card-sure"])
                        Phrase(sureness)
                        if !review.authority.isEmpty { PartHeading(phrases["card-law"]) }
                        ForEach(review.authority, id: \.self) { EnglishText($0) }
                        if !review.sources.isEmpty { PartHeading(phrases["card-sources"]) }
                        ForEach(Array(review.sources.enumerated()), id: \.offset) {
                            EnglishText("\($0.element.name) · \($0.element.date)")
                        }
                    }
                }
                .styled(Tokens.Typeface.note)
            }
            .foregroundStyle(palette.ink2)
        }
    }

    private var sureness: String {
        switch review.confidence {
        case "high": phrases["card-sure-high"]
        case "medium": phrases["card-sure-medium"]
        default: phrases["card-sure-low"]
        }
    }
}

/// Who to call. The user presses the number; the system asks once more.
private struct CallSheet: View {
    let phrases: Phrases
    let entries: [PhoneEntry]
    let pages: [PageEntry]
    let labels: [String: String]

    var body: some View {
        NavigationStack {
            Page(title: phrases["card-call"]) {
                Phrase(phrases["card-call-hint"]).styled(Tokens.Typeface.second)
                ForEach(Array(entries.enumerated()), id: \.offset) { entry in row(entry.element) }
                if !pages.isEmpty { PartHeading(phrases["card-pages"]) }
                ForEach(Array(pages.enumerated()), id: \.offset) { entry in address(entry.element) }
            }
        }
        .presentationDetents([.medium, .large])
    }

    /// Opening a page needs a network and tells its host: the reader's own browser is the place for that.
    private func address(_ entry: PageEntry) -> some View {
        WithPalette { palette in
            VStack(alignment: .leading, spacing: Tokens.Space.xs) {
                WordsText(entry.name).styled(Tokens.Typeface.title)
                WordsText(entry.note).styled(Tokens.Typeface.second)
                EnglishText(entry.page.shown).styled(Tokens.Typeface.second)
                WordsText(entry.checked).styled(Tokens.Typeface.note).foregroundStyle(palette.ink2)
            }
            .row()
        }
    }

    private func row(_ entry: PhoneEntry) -> some View {
        WithPalette { palette in
            VStack(alignment: .leading, spacing: Tokens.Space.xs) {
                WordsText(entry.name).styled(Tokens.Typeface.title)
                WordsText(entry.note).styled(Tokens.Typeface.second)
                if let url = URL(string: "tel:\(entry.dial)") {
                    Link(destination: url) { NumberText(number: entry.number).styled(Tokens.Typeface.title) }
                        .frame(minHeight: Tokens.Size.target)
                        .accessibilityLabel(labels[entry.number] ?? entry.number)
                }
                WordsText(entry.checked).styled(Tokens.Typeface.note).foregroundStyle(palette.ink2)
            }
            .row()
        }
    }
}
