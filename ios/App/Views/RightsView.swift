import AmparoModel
import SwiftUI

/// The situations: picture and words, one tap to a card.
struct RightsView: View {
    let app: AppModel
    @State private var model: CardsModel
    @Environment(\.dynamicTypeSize) private var typeSize

    init(app: AppModel) {
        self.app = app
        _model = State(initialValue: CardsModel(app: app))
    }

    var body: some View {
        Page(title: model.state.phrases["rights-title"]) {
            FailureBanner(failure: model.state.failure)
            PartHeading(model.state.phrases["rights-question"])
            LazyVGrid(columns: columns, spacing: Tokens.Space.m) {
                ForEach(model.state.tiles, id: \.id) { tile in
                    Button {
                        app.open(.card(tile.id))
                    } label: {
                        face(tile)
                    }.buttonStyle(.plain)
                }
            }
        }
        .task(id: app.state.generation) { await model.load() }
    }

    /// Two beside each other; one where letters are very large.
    private var columns: [GridItem] {
        Array(repeating: GridItem(.flexible(), spacing: Tokens.Space.m), count: typeSize.isAccessibilitySize ? 1 : 2)
    }

    private func face(_ tile: CardTile) -> some View {
        VStack(alignment: .leading, spacing: Tokens.Space.s) {
            IconTile(icon: AmparoIcon(rawValue: tile.icon) ?? .rights)
            WordsText(tile.title).styled(Tokens.Typeface.title)
            Spacer(minLength: 0)
        }
        .frame(maxHeight: .infinity, alignment: .top)
        .tile()
    }
}
