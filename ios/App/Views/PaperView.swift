import AmparoModel
import SwiftUI

/// Samples of papers: what each is, its drawing, what the numbers in it mean.
struct PapersView: View {
    let phrases: Phrases
    let papers: [Paper]
    let note: Words?

    var body: some View {
        VStack(alignment: .leading, spacing: Tokens.Space.m) {
            PartHeading(phrases["card-papers"])
            ForEach(Array(papers.enumerated()), id: \.offset) { paper in
                WordsText(paper.element.title).styled(Tokens.Typeface.body).fontWeight(.bold)
                if let drawing = paper.element.drawing { PaperView(drawing: drawing) }
                ForEach(paper.element.marks) { mark($0) }
            }
            if let note {
                WithPalette { palette in
                    WordsText(note).styled(Tokens.Typeface.note).foregroundStyle(palette.ink2)
                }
            }
        }
    }

    /// Read as one: its number, its words, that it is new.
    private func mark(_ mark: Paper.Mark) -> some View {
        HStack(alignment: .firstTextBaseline, spacing: Tokens.Space.m) {
            WithPalette { palette in
                MarkNumber(number: mark.number, ink: palette.card, ground: palette.ink)
            }
            VStack(alignment: .leading, spacing: Tokens.Space.xs) {
                WordsText(mark.line.text).styled(Tokens.Typeface.body)
                if mark.isNew { ChangedNote(words: phrases["card-changed"]) }
                TranslationNote(words: mark.line.translation)
            }
        }
        .accessibilityElement(children: .combine)
    }
}

/// The drawing: dark ink on white whatever the theme, and from left to right whatever the language, as the paper is.
private struct PaperView: View {
    let drawing: PaperDrawing
    @State private var width: CGFloat = 0
    @ScaledMetric(relativeTo: .body) private var scaled = Tokens.Size.icon

    /// Of a round number, which stands beside the sheet and is no part of it.
    private var side: CGFloat { PaperDrawing.side(wanted: scaled, width: width) }

    var body: some View {
        WithPalette { palette in
            VStack(spacing: Tokens.Space.s) {
                ForEach(drawing.rows) { row($0, palette) }
            }
            .padding(.vertical, Tokens.Space.m)
            .background { sheet(palette).padding(.trailing, side + Tokens.Space.s) }
            .padding(Tokens.Space.s)
            .background(palette.showPaper)
            .border(palette.line)
            .foregroundStyle(palette.showInk)
        }
        .onGeometryChange(for: CGFloat.self) {
            $0.size.width
        } action: {
            width = $0
        }
        .environment(\.layoutDirection, .leftToRight)
        .accessibilityElement(children: .ignore)
        .accessibilityLabel(Text(drawing.alt.attributed))
        .accessibilityAddTraits(.isImage)
    }

    /// The sheet with the word across it; what is printed stands above that.
    private func sheet(_ palette: Palette) -> some View {
        GeometryReader { place in
            Text(drawing.sample.attributed)
                .font(.system(size: size(of: place), weight: .bold))
                .foregroundStyle(palette.showInk.opacity(0.3))
                .fixedSize()
                .rotationEffect(.degrees(PaperDrawing.tilt))
                .position(x: place.size.width / 2, y: place.size.height / 2)
        }
        .border(palette.showInk, width: 2)
    }

    private func size(of place: GeometryProxy) -> CGFloat {
        drawing.sampleSize(width: place.size.width, height: place.size.height)
    }

    /// A part with a number has a frame, and the number stands beside the sheet.
    private func row(_ row: PaperDrawing.Row, _ palette: Palette) -> some View {
        HStack(spacing: Tokens.Space.m) {
            PartView(part: row.part)
                .padding(Tokens.Space.s)
                .overlay {
                    if row.number != nil {
                        Rectangle().strokeBorder(style: StrokeStyle(lineWidth: 2, dash: [6, 4]))
                    }
                }
                .padding(.horizontal, Tokens.Space.s)
            if let number = row.number {
                MarkNumber(number: number, ink: palette.showPaper, ground: palette.showInk, side: side)
            } else {
                Color.clear.frame(width: side, height: 0)
            }
        }
    }
}

/// One part of a paper. Its letters follow the reader's own size as far as the paper is wide.
private struct PartView: View {
    let part: PaperDrawing.Part
    @State private var width: CGFloat = 0
    @ScaledMetric(relativeTo: .body) private var large = Tokens.Typeface.title.size
    @ScaledMetric(relativeTo: .body) private var usual = Tokens.Typeface.body.size

    var body: some View {
        look
            .frame(maxWidth: .infinity)
            .onGeometryChange(for: CGFloat.self) {
                $0.size.width
            } action: {
                width = $0
            }
    }

    @ViewBuilder private var look: some View {
        switch part {
        case .heading(let lines): centred(lines, large, .bold)
        case .title(let lines): centred(lines, usual, .regular)
        case .field(let label): field(label)
        case .smallPrint: smallPrint
        case .signature(let who): signature(who)
        }
    }

    private func centred(_ lines: [Words], _ wanted: CGFloat, _ weight: Font.Weight) -> some View {
        VStack(spacing: Tokens.Space.xs) {
            ForEach(Array(lines.enumerated()), id: \.offset) { printed($0.element, wanted, weight) }
        }
    }

    private func printed(_ words: Words, _ wanted: CGFloat, _ weight: Font.Weight = .regular) -> some View {
        Text(words.attributed)
            .font(.system(size: PaperDrawing.size(part, wanted: wanted, width: width), weight: weight))
            .multilineTextAlignment(.center)
            .fixedSize(horizontal: false, vertical: true)
    }

    /// What is filled in stands beside its label, or below it where letters are large.
    private func field(_ label: Words) -> some View {
        ViewThatFits(in: .horizontal) {
            HStack(spacing: Tokens.Space.s) {
                printed(label, usual)
                bar(Tokens.Space.m).frame(minWidth: Tokens.Size.target, idealWidth: Tokens.Size.target)
            }
            VStack(alignment: .leading, spacing: Tokens.Space.s) {
                printed(label, usual)
                bar(Tokens.Space.m)
            }
        }
    }

    private var smallPrint: some View {
        VStack(spacing: Tokens.Space.s) {
            bar(Tokens.Space.xs)
            bar(Tokens.Space.xs)
            bar(Tokens.Space.xs).padding(.trailing, Tokens.Size.target)
        }
    }

    private func signature(_ who: Words) -> some View {
        VStack(alignment: .leading, spacing: Tokens.Space.xs) {
            Signature()
                .stroke(style: StrokeStyle(lineWidth: 2.5, lineCap: .round))
                .aspectRatio(Signature.shape, contentMode: .fit)
                .frame(height: Tokens.Size.avatar)
                .padding(.leading, Tokens.Space.l)
            Rectangle().frame(height: 1.5)
            printed(who, usual)
        }
    }

    /// What is filled in, or too small to be read.
    private func bar(_ height: CGFloat) -> some View {
        Rectangle().opacity(0.45).frame(height: height)
    }
}

/// A line by hand that says no name.
private struct Signature: Shape {
    /// Width to height of what it is drawn in.
    static let shape: CGFloat = 108 / 40

    func path(in place: CGRect) -> Path {
        let unit = place.height / 40
        func at(_ x: CGFloat, _ y: CGFloat) -> CGPoint {
            CGPoint(x: place.minX + (x + 2) * unit, y: place.minY + (y + 38) * unit)
        }
        var path = Path()
        path.move(to: at(0, 0))
        path.addCurve(to: at(20, -8), control1: at(12, -34), control2: at(24, -34))
        path.addCurve(to: at(42, -22), control1: at(16, 18), control2: at(34, -34))
        path.addCurve(to: at(52, -18), control1: at(50, -10), control2: at(34, -2))
        path.addCurve(to: at(74, -20), control1: at(70, -34), control2: at(68, -34))
        path.addCurve(to: at(104, -28), control1: at(80, -6), control2: at(92, -32))
        return path
    }
}

/// A number in a filled circle: the same in the drawing and in the list below it.
private struct MarkNumber: View {
    let number: Int
    let ink: Color
    let ground: Color
    /// As large as the reader's letters where nothing else is said.
    var side: CGFloat?
    @ScaledMetric(relativeTo: .body) private var scaled = Tokens.Size.icon

    var body: some View {
        let side = side ?? scaled
        Text(verbatim: String(number))
            .font(.system(size: side * 0.6, weight: .bold))
            .frame(width: side, height: side)
            .foregroundStyle(ink)
            .background(ground, in: .circle)
    }
}
