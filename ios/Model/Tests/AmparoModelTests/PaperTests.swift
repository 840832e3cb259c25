import AmparoCore
import Foundation
import Testing

@testable import AmparoModel

/// Samples of papers: what of them is drawn, where, in which language, and what must never be drawn.
@MainActor @Suite struct PaperTests {
    /// The core draws them as a picture too. Both show the same words in the same order, and as many parts of each look.
    @Test(arguments: ["en", "es", "ar-XB"]) func sampleIsDrawnAsTheCoreDrawsIt(_ language: String) async throws {
        try await withPapers([language]) { model, papers in
            #expect(model.state.papers.map(\.title) == papers.map(\.title))
            for (shown, paper) in zip(model.state.papers, papers) {
                let drawing = try #require(shown.drawing)
                let words = drawing.rows.flatMap {
                    $0.part.printed.map(\.value) + ($0.number.map { [String($0)] } ?? [])
                }
                let picture = paper.svg.matches(of: /<text[^>]*>([^<]*)<\/text>/).map { String($0.1).readable }
                #expect([drawing.sample.value.readable] + words == picture)

                let parts = drawing.rows.map(\.part)
                let (print, fields) = (parts.filter { $0 == .smallPrint }.count, parts.filter(\.isField).count)
                #expect(paper.svg.matches(of: /fill="#999"/).count == 3 * print + fields && print > 0 && fields > 0)
                #expect(paper.svg.matches(of: /stroke-linecap/).count == parts.filter(\.isSignature).count)
                #expect(paper.svg.matches(of: /stroke-dasharray/).count == drawing.rows.compactMap(\.number).count)
            }
        }
    }

    @Test(arguments: ["en", "es", "ar-XB"]) func numbersAreThoseOfTheListBelow(_ language: String) async throws {
        try await withPapers([language]) { model, papers in
            for (shown, paper) in zip(model.state.papers, papers) {
                let drawing = try #require(shown.drawing)
                let numbers = drawing.rows.compactMap(\.number)
                #expect(shown.marks.map(\.number) == numbers.sorted() && shown.marks.first?.number == 1)
                #expect(shown.marks.map(\.line) == paper.marks && shown.marks.allSatisfy { !$0.isNew })
            }
        }
    }

    /// What is printed is English from left to right; what is said of it is the reader's.
    @Test func printedWordsStayEnglishAndTheOthersAreTheReaders() async throws {
        for (language, rtl) in [("es", false), ("ar-XB", true)] {
            try await withPapers([language]) { model, _ in
                #expect(model.state.phrases.rtl == rtl)
                for paper in model.state.papers {
                    let drawing = try #require(paper.drawing)
                    let printed = drawing.rows.flatMap(\.part.printed)
                    #expect(
                        !printed.isEmpty && printed.allSatisfy { $0.locale == "en" && !$0.rtl && !$0.value.isEmpty })
                    let own = [paper.title, drawing.alt, drawing.sample] + paper.marks.map(\.line.text)
                    #expect(own.allSatisfy { $0.locale == language && $0.rtl == rtl && !$0.fallback })
                }
                #expect(model.state.papersNote?.locale == language)
            }
        }
    }

    /// Nothing that could pass for a real paper: without the word across it there is no drawing, and what its numbers mean stays.
    @Test(arguments: ["", "  ", "\u{200F}\u{202E} \u{202C}"]) func nothingIsDrawnWithoutTheWordAcross(_ word: String)
        async throws
    {
        try await withPapers(["en"]) { model, papers in
            var state = model.state
            #expect(state.papersNote != nil)
            let paper = try #require(papers.first)
            #expect(Paper(paper, changed: []).drawing?.sample == paper.sample)
            let shown = Paper(paper.across(word), changed: [])
            #expect(shown.drawing == nil && shown.title == paper.title && shown.marks.count == paper.marks.count)
            state.papers = [shown]
            #expect(state.papersNote == nil)
        }
    }

    /// Turned, all of the word is on the paper, and it is large.
    @Test(arguments: ["SAMPLE", "MUESTRA", "ΥΠΟΔΕΙΓΜΑ", "见本"]) func wordAcrossIsLargeAndStaysOnThePaper(_ word: String)
        async throws
    {
        try await withPapers(["en"]) { _, papers in
            let paper = try #require(papers.first)
            let drawing = try #require(PaperDrawing(paper.across(word)))
            let turn = abs(PaperDrawing.tilt) * .pi / 180
            for (width, height) in [(230.0, 330.0), (250.0, 1400.0), (600.0, 300.0)] {
                let size = drawing.sampleSize(width: width, height: height)
                // Letters as wide as high, which few are.
                let (long, high) = (Double(word.count) * size, 1.2 * size)
                #expect(long * cos(turn) + high * sin(turn) <= width * 1.001)
                #expect(long * sin(turn) + high * cos(turn) <= height * 1.001)
                #expect(size >= 24, "\(word) is \(size) on \(width) by \(height)")
            }
            #expect(drawing.sampleSize(width: 0, height: 0) == 0)
        }
    }

    /// Letters grow with the reader's own size until a word would be broken, and no further.
    @Test func longestWordStaysInOneLine() async throws {
        try await withPapers(["en"]) { model, _ in
            let rows = model.state.papers.compactMap(\.drawing).flatMap(\.rows)
            for part in rows.map(\.part) {
                #expect(PaperDrawing.size(part, wanted: 18, width: 230) == 18, "as others at the usual size")
                #expect(PaperDrawing.size(part, wanted: 62, width: 0) == 62, "before it was measured")
                let size = PaperDrawing.size(part, wanted: 62, width: 230)
                let words = part.printed.flatMap { $0.value.split(separator: " ") }
                #expect(words.allSatisfy { Double($0.count) * 0.7 * size < 230 } && size > 18)
            }
            #expect(rows.contains { PaperDrawing.size($0.part, wanted: 62, width: 230) < 62 })
            #expect(PaperDrawing.side(wanted: 28, width: 300) == 28 && PaperDrawing.side(wanted: 87, width: 300) < 50)
        }
    }

    @Test func markThatChangedSaysSo() async throws {
        try await Phone.inFolder { folder in
            let phone = try Phone(folder: folder)
            let cards = try phone.cardsWithPapers()
            let id = try #require(cards.first)
            try phone.readCards(in: folder, [id: 1])
            let model = CardModel(app: phone.app, id: id)
            await model.load()
            let marks = model.state.papers.flatMap(\.marks)
            #expect(!marks.isEmpty && marks.allSatisfy(\.isNew))
        }
    }

    /// "This part is not in your language yet" counts them too.
    @Test func wordsOfPapersAreAmongTheTextsOfTheirCard() async throws {
        try await withPapers(["es"]) { model, papers in
            let card = try #require(model.state.card)
            let note = try #require(card.papersNote)
            let own = papers.flatMap { [$0.title, $0.alt, $0.sample] + $0.marks.map(\.text) }
            for text in own + [note] { #expect(card.texts.contains(text), "\(text.value)") }
        }
    }

    /// Every card that has papers, loaded, with what the core says of them.
    private func withPapers(
        _ languages: [String], _ body: @MainActor (CardModel, [SamplePaper]) async throws -> Void
    ) async throws {
        try await Phone.with(languages) { phone in
            let cards = try phone.cardsWithPapers()
            #expect(!cards.isEmpty)
            for id in cards {
                let model = CardModel(app: phone.app, id: id)
                await model.load()
                let papers = try phone.amparo.cards().card(id: id).papers
                #expect(model.state.failure == nil && model.state.papers.count == papers.count)
                try await body(model, papers)
            }
        }
    }
}

extension Phone {
    func cardsWithPapers() throws -> [String] {
        let cards = try amparo.cards()
        return try cards.tiles().map(\.id).filter { try !cards.card(id: $0).papers.isEmpty }
    }
}

extension SamplePaper {
    /// The same paper with another word across it.
    fileprivate func across(_ word: String) -> SamplePaper {
        let other = Words(value: word, locale: sample.locale, fallback: false, rtl: sample.rtl)
        return SamplePaper(title: title, alt: alt, svg: svg, rows: rows, sample: other, marks: marks)
    }
}

extension PaperDrawing.Part {
    fileprivate var isField: Bool { if case .field = self { true } else { false } }
    fileprivate var isSignature: Bool { if case .signature = self { true } else { false } }
}

extension String {
    /// Without marks of direction, which a picture may leave out.
    fileprivate var readable: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { $0.properties.generalCategory != .format }))
    }
}
