import AmparoModel
import SwiftUI

extension View {
    /// A text style of the tokens, scaled with the reader's own size (Dynamic Type).
    func styled(_ style: TypeStyle) -> some View { modifier(Styled(style)) }
}

private struct Styled: ViewModifier {
    private let style: TypeStyle
    @ScaledMetric private var size: CGFloat
    @ScaledMetric private var line: CGFloat

    init(_ style: TypeStyle) {
        self.style = style
        _size = ScaledMetric(wrappedValue: style.size, relativeTo: .body)
        _line = ScaledMetric(wrappedValue: style.line, relativeTo: .body)
    }

    func body(content: Content) -> some View {
        // The system font's own line is about 1.2 of its size; only what is missing is added.
        content.font(.system(size: size, weight: style.weight)).lineSpacing(max(0, line - size * 1.2))
    }
}

/// A text of the core in the language it is really in: read aloud, broken and set by that language's rules.
struct WordsText: View {
    let words: Words

    init(_ words: Words) { self.words = words }

    var body: some View {
        Text(words.attributed)
            .environment(\.layoutDirection, words.rtl ? .rightToLeft : .leftToRight)
            .multilineTextAlignment(.leading)
            .frame(maxWidth: .infinity, alignment: .leading)
            .fixedSize(horizontal: false, vertical: true)
    }
}

extension Words {
    /// With its language, for whatever draws or reads it.
    var attributed: AttributedString {
        var text = AttributedString(value)
        text.languageIdentifier = locale
        return text
    }
}

/// English that stays English whatever the reader's language: what is said or shown to an officer.
struct EnglishText: View {
    let value: String

    init(_ value: String) { self.value = value }

    var body: some View { WordsText(Words(value: value, locale: "en", fallback: false, rtl: false)) }
}

/// A phone number: never broken, always left to right.
struct NumberText: View {
    let number: String

    var body: some View {
        Text(verbatim: number)
            .lineLimit(1).minimumScaleFactor(0.6).monospacedDigit()
            .environment(\.layoutDirection, .leftToRight)
    }
}

/// A phrase of the screen, over as many lines as it needs.
struct Phrase: View {
    let words: String

    init(_ words: String) { self.words = words }

    var body: some View { Text(verbatim: words).fixedSize(horizontal: false, vertical: true) }
}
