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
        if hits.isEmpty {
            Phrase(phrases["rights-search-none"]).styled(Tokens.Typeface.body)
        } else {
            PartHeading(phrases["rights-found"])
        }
        ForEach(Array(hits.enumerated()), id: \.offset) { hit in
            // A topic of the family plan is named only: there is no screen of it yet.
            if hit.element.kind == .plan {
                face(hit.element)
            } else {
                Button {
                    Task { await model.open(hit.element) }
                } label: {
                    face(hit.element)
                }
                .buttonStyle(.plain)
            }
        }
    }

    private func face(_ hit: Hit) -> some View {
        HStack(spacing: Tokens.Space.m) {
            IconTile(icon: icon(hit))
            VStack(alignment: .leading, spacing: Tokens.Space.xs) {
                WordsText(hit.title).styled(Tokens.Typeface.title)
                if hit.snippet.value != hit.title.value { WordsText(hit.snippet).styled(Tokens.Typeface.second) }
                if hit.kind == .plan { Phrase(phrases["rights-plan"]).styled(Tokens.Typeface.second) }
            }
            .multilineTextAlignment(.leading)
        }
        .row()
        .accessibilityElement(children: .combine)
    }

    private func icon(_ hit: Hit) -> AmparoIcon {
        switch hit.kind {
        case .card: icon(hit.id)
        case .show: icon("carry")
        case .entry: icon("call")
        case .plan: icon("plan")
        }
    }

    @ViewBuilder private var situations: some View {
        if let changed = model.state.changed {
            Button(changed) { app.open(.changes) }.buttonStyle(QuietButtonStyle())
        }
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
        LinkRow(icon: icon("learn"), title: phrases["pack-title"], hint: model.state.words) { app.open(.packs) }
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
