/// A sample of a paper that somebody may be shown: what it is, its drawing, and what the numbers in it mean.
public struct Paper: Equatable, Sendable {
    /// What is to be known of a numbered part.
    public struct Mark: Equatable, Identifiable, Sendable {
        /// As in the drawing.
        public let number: Int
        public let line: CardLine
        /// New since the reader last looked.
        public let isNew: Bool

        public var id: Int { number }
    }

    public let title: Words
    /// None where it must not be shown.
    public let drawing: PaperDrawing?
    public let marks: [Mark]

    /// `changed`: ids of the card's lines that are new to the reader.
    init(_ paper: SamplePaper, changed: [String]) {
        title = paper.title
        drawing = PaperDrawing(paper)
        marks = zip(1..., paper.marks).map { Mark(number: $0, line: $1, isNew: changed.contains($1.id)) }
    }
}

/// What is drawn of a paper, from top to bottom. It copies no form, and it is there with the word across it or not at all.
public struct PaperDrawing: Equatable, Sendable {
    /// What a part looks like. What is printed there is English and stands from left to right in every language.
    public enum Part: Equatable, Sendable {
        /// Who has issued it: large, in the middle, line by line.
        case heading([Words])
        /// What it is: in the middle, line by line.
        case title([Words])
        /// A label with something filled in.
        case field(Words)
        /// Too small to be read.
        case smallPrint
        /// A signature with who signed below it.
        case signature(Words)
    }

    public struct Row: Equatable, Identifiable, Sendable {
        /// Its place from the top.
        public let id: Int
        public let part: Part
        /// Stands beside the paper, at this part.
        public let number: Int?
    }

    /// What is to be seen: the whole drawing is this one sentence to a screen reader.
    public let alt: Words
    /// Stands large across the paper.
    public let sample: Words
    public let rows: [Row]

    /// None without a word to stand across: it could pass for a real paper.
    init?(_ paper: SamplePaper) {
        guard paper.sample.seen > 0 else { return nil }
        alt = paper.alt
        sample = paper.sample
        rows = paper.rows.enumerated().map { place, row in
            Row(id: place, part: Part(row), number: row.mark.map(Int.init))
        }
    }
}

extension PaperDrawing.Part {
    fileprivate init(_ row: PaperRow) {
        let printed = row.printed.map { Words(value: $0, locale: "en", fallback: false, rtl: false) }
        let first = printed.first ?? Words(value: "", locale: "en", fallback: false, rtl: false)
        self =
            switch row.shape {
            case .heading: .heading(printed)
            case .title: .title(printed)
            case .field: .field(first)
            case .lines: .smallPrint
            case .signature: .signature(first)
            }
    }

    /// What can be read of it, line by line.
    public var printed: [Words] {
        switch self {
        case .heading(let lines), .title(let lines): lines
        case .field(let label): [label]
        case .signature(let who): [who]
        case .smallPrint: []
        }
    }
}

// Sizes. A reader's own size of letters counts until a word would have to be broken: then the paper's width does.
extension PaperDrawing {
    /// The word across is turned by so many degrees.
    public static let tilt = -35.0
    /// No letter of a bold system font is wider, in parts of the letters' size; capitals are 0.7 on average.
    private static let letter = 0.8
    /// For scripts whose letters are as wide as high.
    private static let wideLetter = 1.0
    private static let lineHeight = 1.2

    /// How large `wanted` letters may be so that the longest word of a part stays in one line of `width`.
    public static func size(_ part: Part, wanted: Double, width: Double) -> Double {
        let words = part.printed.flatMap { $0.value.split(separator: " ") }
        guard width > 0, let longest = words.map(\.count).max() else { return wanted }
        return min(wanted, width / (Double(longest) * letter))
    }

    /// How large a round number may be, so that the paper beside it keeps most of `width`.
    public static func side(wanted: Double, width: Double) -> Double {
        width > 0 ? min(wanted, width / 7) : wanted
    }

    /// How large the word across stands, so that all of it, turned, is on a paper of this size. `sine` and `cosine` are those of the tilt.
    public func sampleSize(width: Double, height: Double) -> Double {
        let (sine, cosine) = (0.5736, 0.8192)
        let length = Double(sample.seen) * Self.wideLetter
        return max(
            0,
            min(
                width / (length * cosine + Self.lineHeight * sine),
                height / (length * sine + Self.lineHeight * cosine)))
    }
}

extension Words {
    /// How many of its characters are to be seen: marks of direction and spaces are not.
    fileprivate var seen: Int {
        value.filter { character in
            !character.isWhitespace && character.unicodeScalars.contains { $0.properties.generalCategory != .format }
        }.count
    }
}
