import SwiftUI

/// Colours of the scheme one is in.
struct WithPalette<Content: View>: View {
    @Environment(\.colorScheme) private var scheme
    @ViewBuilder let content: (Palette) -> Content

    var body: some View { content(Palette.of(scheme)) }
}

/// A screen: paper, a list that scrolls behind what is pinned at the bottom within a thumb's reach.
struct Page<Content: View, Footer: View>: View {
    let title: String
    @ViewBuilder let content: Content
    @ViewBuilder let footer: Footer

    var body: some View {
        WithPalette { palette in
            ScrollView {
                VStack(alignment: .leading, spacing: Tokens.Space.m) { content }
                    .frame(maxWidth: .infinity, alignment: .leading)
                    .padding(Tokens.Space.l)
            }
            .safeAreaInset(edge: .bottom) {
                VStack(spacing: Tokens.Space.s) { footer }
                    .padding(.horizontal, Tokens.Space.l).padding(.vertical, Tokens.Space.s)
                    .frame(maxWidth: .infinity)
                    .background(palette.paper)
            }
            .background(palette.paper.ignoresSafeArea())
            .foregroundStyle(palette.ink)
            .navigationTitle(title)
            .navigationBarTitleDisplayMode(.inline)
        }
    }
}

extension Page where Footer == EmptyView {
    init(title: String, @ViewBuilder content: () -> Content) {
        self.init(title: title, content: content, footer: { EmptyView() })
    }
}

/// A white surface with a hairline.
struct Surface: ViewModifier {
    let radius: CGFloat

    func body(content: Content) -> some View {
        WithPalette { palette in
            content
                .padding(Tokens.Space.l)
                .frame(maxWidth: .infinity, minHeight: Tokens.Size.target, alignment: .leading)
                .background(palette.card, in: .rect(cornerRadius: radius))
                .overlay { RoundedRectangle(cornerRadius: radius).strokeBorder(palette.line) }
        }
    }
}

extension View {
    func row() -> some View { modifier(Surface(radius: Tokens.Radius.row)) }
    func tile() -> some View { modifier(Surface(radius: Tokens.Radius.tile)) }
}

/// A line icon on its soft teal tile. Always beside words, so a screen reader skips it.
struct IconTile: View {
    let icon: AmparoIcon

    var body: some View {
        WithPalette { palette in
            icon.stroke(palette.teal, style: AmparoIcon.style(Tokens.Size.icon))
                .frame(width: Tokens.Size.icon, height: Tokens.Size.icon)
                .flipsForRightToLeftLayoutDirection(icon.isMirrored)
                .frame(width: Tokens.Size.iconTile, height: Tokens.Size.iconTile)
                .background(palette.tealSoft, in: .rect(cornerRadius: Tokens.Space.m))
        }
        .accessibilityHidden(true)
    }
}

/// What one does on a screen.
struct PrimaryButtonStyle: ButtonStyle {
    func makeBody(configuration: Configuration) -> some View {
        WithPalette { palette in
            configuration.label.styled(Tokens.Typeface.title).multilineTextAlignment(.center)
                .padding(.horizontal, Tokens.Space.l)
                .frame(maxWidth: .infinity, minHeight: Tokens.Size.primary)
                .foregroundStyle(palette.onTeal)
                .background(palette.teal, in: .rect(cornerRadius: Tokens.Radius.row))
                .opacity(configuration.isPressed ? 0.8 : 1)
        }
    }
}

/// What one may do beside it.
struct QuietButtonStyle: ButtonStyle {
    func makeBody(configuration: Configuration) -> some View {
        WithPalette { palette in
            configuration.label.styled(Tokens.Typeface.title).multilineTextAlignment(.center)
                .padding(.horizontal, Tokens.Space.l)
                .frame(maxWidth: .infinity, minHeight: Tokens.Size.target)
                .foregroundStyle(palette.teal)
                .background(palette.tealSoft, in: .rect(cornerRadius: Tokens.Radius.row))
                .opacity(configuration.isPressed ? 0.8 : 1)
        }
    }
}

/// What a sentence is about: its colour helps, its words say it.
enum Tone {
    case attention, known, alert

    func ground(_ palette: Palette) -> Color {
        switch self {
        case .attention: palette.sunSoft
        case .known: palette.okSoft
        case .alert: palette.alertSoft
        }
    }

    func ink(_ palette: Palette) -> Color {
        switch self {
        case .attention: palette.onSunSoft
        case .known: palette.ok
        case .alert: palette.alert
        }
    }
}

/// One sentence on its colour.
struct Banner: View {
    let words: String
    var tone = Tone.attention

    var body: some View {
        WithPalette { palette in
            Phrase(words).styled(Tokens.Typeface.second)
                .foregroundStyle(tone.ink(palette))
                .padding(Tokens.Space.m)
                .frame(maxWidth: .infinity, alignment: .leading)
                .background(tone.ground(palette), in: .rect(cornerRadius: Tokens.Radius.row))
        }
    }
}

/// The words of an error, where there is one. Announced, because nobody sees it come.
struct FailureBanner: View {
    let failure: String?

    var body: some View {
        if let failure {
            Banner(words: failure, tone: .alert)
                .onAppear { AccessibilityNotification.Announcement(failure).post() }
        }
    }
}

/// A heading over a part of a screen.
struct PartHeading: View {
    let words: String

    init(_ words: String) { self.words = words }

    var body: some View {
        WithPalette { palette in
            Phrase(words).styled(Tokens.Typeface.second).fontWeight(.bold).foregroundStyle(palette.ink2)
                .padding(.top, Tokens.Space.s)
                .accessibilityAddTraits(.isHeader)
        }
    }
}

/// A field with its name above it, so that the name stays readable while one types.
struct LabelledField<Field: View>: View {
    let label: String
    var hint: String?
    @ViewBuilder let field: Field

    var body: some View {
        WithPalette { palette in
            VStack(alignment: .leading, spacing: Tokens.Space.xs) {
                Phrase(label).styled(Tokens.Typeface.second).fontWeight(.bold).accessibilityHidden(true)
                field.styled(Tokens.Typeface.body)
                    .accessibilityLabel(label).accessibilityHint(hint ?? "")
                    .padding(Tokens.Space.m)
                    .frame(minHeight: Tokens.Size.target)
                    .background(palette.card, in: .rect(cornerRadius: Tokens.Space.m))
                    .overlay { RoundedRectangle(cornerRadius: Tokens.Space.m).strokeBorder(palette.line) }
                if let hint {
                    Phrase(hint).styled(Tokens.Typeface.note).foregroundStyle(palette.ink2).accessibilityHidden(true)
                }
            }
        }
    }
}

/// A row that leads somewhere: icon, title, one line under it.
struct LinkRow: View {
    let icon: AmparoIcon
    let title: String
    var hint: String?
    let action: @MainActor () -> Void

    var body: some View {
        Button(action: action) {
            HStack(spacing: Tokens.Space.m) {
                IconTile(icon: icon)
                VStack(alignment: .leading, spacing: Tokens.Space.xs) {
                    Phrase(title).styled(Tokens.Typeface.title)
                    if let hint {
                        WithPalette { palette in
                            Phrase(hint).styled(Tokens.Typeface.second).foregroundStyle(palette.ink2)
                        }
                    }
                }
                .multilineTextAlignment(.leading)
            }
            .row()
        }
        .buttonStyle(.plain)
        .accessibilityElement(children: .combine)
        .accessibilityAddTraits(.isButton)
    }
}
