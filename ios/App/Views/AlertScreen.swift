import AmparoModel
import SwiftUI

/// One honest sentence a person; "I am safe" pinned at the bottom.
struct AlertScreen: View {
    let app: AppModel
    @State private var model: AlertModel

    init(app: AppModel, alert: String?) {
        self.app = app
        _model = State(initialValue: AlertModel(app: app, alert: alert))
    }

    private var phrases: Phrases { model.state.phrases }

    var body: some View {
        Page(title: phrases["alert-title"]) {
            if !model.state.saved.isEmpty {
                Banner(words: model.state.saved, tone: model.state.isSaved ? .alert : .attention)
            }
            FailureBanner(failure: model.state.failure)
            if case .saved(let sentence?) = model.state.safe { Banner(words: sentence, tone: .known) }
            ForEach(model.state.rows) { row in
                AlertPerson(row: row, open: phrases["alert-open-message"]) {
                    Task { await model.openMessage(row.id) }
                }
            }
        } footer: {
            footer
        }
        .sheet(isPresented: $model.isAnswering) {
            safeSheet.environment(\.layoutDirection, phrases.rtl ? .rightToLeft : .leftToRight)
        }
        .task { await model.load() }
        .onChange(of: app.courier.state.rounds) { Task { await model.refresh() } }
        .onChange(of: app.state.generation) { Task { await model.refresh() } }
    }

    @ViewBuilder private var footer: some View {
        WithPalette { palette in
            if model.alert != nil, !isSafe {
                HoldButton(
                    label: phrases["alert-safe"], hint: phrases["safe-hint"],
                    actionName: phrases["alert-safe-action"], radius: Tokens.Radius.row, ring: palette.onTeal,
                    held: { Task { await model.safe() } }, plain: { Task { await model.safe() } }
                ) {
                    Phrase(phrases["alert-safe"]).styled(Tokens.Typeface.title).multilineTextAlignment(.center)
                        .padding(Tokens.Space.m)
                        .frame(maxWidth: .infinity, minHeight: Tokens.Size.primary)
                        .foregroundStyle(palette.onTeal)
                        .background(palette.teal, in: .rect(cornerRadius: Tokens.Radius.row))
                }
            }
        }
        Button(phrases["alert-show-card"]) { app.open(.rights) }.buttonStyle(QuietButtonStyle())
    }

    @ViewBuilder private var safeSheet: some View {
        NavigationStack {
            if model.state.safe == .needsPin {
                PinView(app: app, purpose: .unlock, reason: phrases["safe-needs-pin"]) {
                    Task { await model.pinAccepted() }
                }
            } else {
                Page(title: phrases["safe-title"]) {
                    Banner(words: phrases["safe-unauthenticated"])
                    Phrase(phrases["safe-hint"]).styled(Tokens.Typeface.body)
                } footer: {
                    Button(phrases["safe-confirm"]) { Task { await model.confirmUnchecked() } }
                        .buttonStyle(PrimaryButtonStyle())
                    Button(app.state.phrases["common-back"]) { model.cancelSafe() }.buttonStyle(QuietButtonStyle())
                }
            }
        }
    }

    private var isSafe: Bool {
        if case .saved = model.state.safe { true } else { false }
    }
}

/// Who, what is known, what to do. The detail is there on tap, and at once where a message waits for the user: after a
/// restart nothing opens by itself, so the row has to say that only they can press Send.
private struct AlertPerson: View {
    let row: AlertModel.Row
    let open: String
    let openMessage: @MainActor () -> Void
    @State private var isOpen = false

    var body: some View {
        WithPalette { palette in
            VStack(alignment: .leading, spacing: Tokens.Space.s) {
                ViewThatFits(in: .horizontal) {
                    HStack(spacing: Tokens.Space.m) {
                        who
                        Spacer(minLength: 0)
                        badge(palette)
                    }
                    VStack(alignment: .leading, spacing: Tokens.Space.s) {
                        who
                        badge(palette)
                    }
                }
                if showsDetails {
                    ForEach(row.details, id: \.self) {
                        Phrase($0).styled(Tokens.Typeface.second).foregroundStyle(palette.ink2)
                    }
                }
                if let label = row.openMessage {
                    Button(action: openMessage) {
                        VStack {
                            Phrase(open)
                            if let parts = row.parts { Phrase(parts).styled(Tokens.Typeface.note) }
                        }
                    }
                    .buttonStyle(PrimaryButtonStyle())
                    .accessibilityLabel(label)
                    .accessibilityHint(row.parts ?? "")
                }
            }
            .row()
        }
        .contentShape(.rect)
        .onTapGesture { isOpen.toggle() }
        .accessibilityElement(children: .contain)
    }

    private var showsDetails: Bool { isOpen || row.openMessage != nil }

    private var who: some View {
        WithPalette { palette in
            HStack(spacing: Tokens.Space.m) {
                Text(verbatim: String(row.label.prefix(1))).styled(Tokens.Typeface.title)
                    .frame(width: Tokens.Size.avatar, height: Tokens.Size.avatar)
                    .foregroundStyle(palette.onTeal)
                    .background(palette.teal, in: .circle)
                    .accessibilityHidden(true)
                VStack(alignment: .leading, spacing: Tokens.Space.xs) {
                    Text(verbatim: row.label).styled(Tokens.Typeface.title)
                    Phrase(row.sentence).styled(Tokens.Typeface.second).foregroundStyle(palette.ink2)
                }
            }
        }
        .accessibilityElement(children: .combine)
        // A detail that would be shown on tap is simply read.
        .accessibilityHint(showsDetails ? "" : row.details.joined(separator: " "))
    }

    private func badge(_ palette: Palette) -> some View {
        Phrase(row.badge).styled(Tokens.Typeface.second).fontWeight(.bold)
            .padding(.horizontal, Tokens.Space.m).padding(.vertical, Tokens.Space.xs)
            .foregroundStyle(palette.onSunSoft)
            .background(palette.sunSoft, in: .capsule)
    }
}
