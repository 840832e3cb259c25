import AmparoModel
import SwiftUI

/// The situations: a search field, the most asked for as pictures, all of them by group. One tap to a card.
struct RightsView: View {
    let app: AppModel
    @State private var model: RightsModel
    @Environment(\.dynamicTypeSize) private var typeSize

    init(app: AppModel) {
        self.app = app
        _model = State(initialValue: RightsModel(app: app))
    }

    private var phrases: Phrases { model.state.phrases }

    var body: some View {
        Page(title: phrases["rights-title"]) {
            FailureBanner(failure: model.state.failure)
            LabelledField(label: phrases["rights-search"], hint: phrases["rights-search-hint"]) {
                TextField("", text: $model.state.query)
                    .autocorrectionDisabled()
                    .submitLabel(.search)
            }
            if let hits = model.state.hits { found(hits) } else { situations }
        }
        .task(id: app.state.generation) { await model.load() }
        .task(id: model.state.query) { await model.search() }
    }

    @ViewBuilder private func found(_ hits: [Hit]) -> some View {
        if hits.isEmpty { Phrase(phrases["rights-search-none"]).styled(Tokens.Typeface.body) }
        ForEach(Array(hits.enumerated()), id: \.offset) { hit in
            Button {
                Task { await model.open(hit.element) }
            } label: {
                VStack(alignment: .leading, spacing: Tokens.Space.xs) {
                    WordsText(hit.element.title).styled(Tokens.Typeface.title)
                    WordsText(hit.element.snippet).styled(Tokens.Typeface.second)
                }
                .multilineTextAlignment(.leading)
                .row()
            }
            .buttonStyle(.plain)
        }
    }

    @ViewBuilder private var situations: some View {
        PartHeading(phrases["rights-question"])
        LazyVGrid(columns: columns, spacing: Tokens.Space.m) {
            ForEach(model.state.first, id: \.id) { tile in
                Button {
                    app.open(.card(tile.id))
                } label: {
                    face(tile)
                }.buttonStyle(.plain)
            }
        }
        LinkRow(icon: .people, title: phrases["help-title"], hint: phrases["help-hint"]) { app.open(.help) }
        ForEach(model.state.groups, id: \.id) { group in
            PartHeading(group.title.value)
            ForEach(group.tiles, id: \.id) { tile in
                LinkRow(icon: icon(tile.icon), title: tile.title.value) { app.open(.card(tile.id)) }
            }
        }
    }

    /// Two beside each other; one where letters are very large.
    private var columns: [GridItem] {
        Array(repeating: GridItem(.flexible(), spacing: Tokens.Space.m), count: typeSize.isAccessibilitySize ? 1 : 2)
    }

    private func face(_ tile: CardTile) -> some View {
        VStack(alignment: .leading, spacing: Tokens.Space.s) {
            IconTile(icon: icon(tile.icon))
            WordsText(tile.title).styled(Tokens.Typeface.title)
            Spacer(minLength: 0)
        }
        .frame(maxHeight: .infinity, alignment: .top)
        .tile()
    }

    private func icon(_ id: String) -> AmparoIcon { AmparoIcon(rawValue: id) ?? .rights }
}
