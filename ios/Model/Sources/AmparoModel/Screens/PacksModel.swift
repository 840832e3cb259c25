import Observation

/// Which words are in use, and taking others from a file. The core judges a pack; its sentence is shown.
@MainActor @Observable public final class PacksModel {
    /// What became of the file that was chosen last.
    public struct Verdict: Equatable, Sendable {
        public let file: String
        public let sentence: Words
        public let isTaken: Bool
    }

    public struct State: Equatable {
        public internal(set) var phrases = Phrases()
        public internal(set) var installed: PacksInstalled?
        /// Which words are in use, in one sentence.
        public internal(set) var inUse = ""
        public internal(set) var verdict: Verdict?
        public internal(set) var isWorking = false
        public internal(set) var failure: String?

        public var canGoBack: Bool { installed?.previous != nil }
        public var hasPack: Bool { installed?.pack != nil }

        /// What is to be known about the words in use.
        public var notes: [String] {
            var notes: [String] = []
            if installed?.pack?.outOfDate == true { notes.append(phrases["pack-out-of-date"]) }
            if installed?.overtaken != nil { notes.append(phrases["pack-overtaken"]) }
            if installed?.damaged == true { notes.append(phrases["pack-damaged"]) }
            return notes
        }
    }

    public private(set) var state = State()
    private let app: AppModel

    public init(app: AppModel) { self.app = app }

    public func load() async {
        do {
            state.phrases = try await app.core.phrases("pack")
            try await read()
        } catch {
            state.failure = await app.core.words(for: error)
        }
    }

    public func openFile() async {
        guard begin() else { return }
        await app.platform.pickFile { file in
            await self.work { () async throws(CoreError) in
                let verdict = try await self.app.core.installPack(file.path)
                self.state.verdict = Verdict(
                    file: file.name, sentence: verdict.words, isTaken: verdict.refused == nil)
            }
        }
        state.isWorking = false
    }

    public func goBack() async {
        guard begin() else { return }
        await work { () async throws(CoreError) in try await self.app.core.goBackToPackBefore() }
        state.isWorking = false
    }

    public func useBuiltIn() async {
        guard begin() else { return }
        await work { () async throws(CoreError) in try await self.app.core.useBuiltInWords() }
        state.isWorking = false
    }

    private func begin() -> Bool {
        guard !state.isWorking else { return false }
        state.isWorking = true
        state.verdict = nil
        state.failure = nil
        return true
    }

    private func work(_ call: () async throws(CoreError) -> Void) async {
        do {
            try await call()
            try await read()
        } catch {
            state.failure = await app.core.words(for: error)
        }
    }

    private func read() async throws(CoreError) {
        let installed = try await app.core.packs()
        state.inUse = try await app.core.wordsInUse(installed)
        state.installed = installed
    }
}

extension Core {
    /// Which words are in use, in one sentence.
    func wordsInUse(_ installed: PacksInstalled) async throws(CoreError) -> String {
        guard let pack = installed.pack else { return try await message("pack-built-in", [:]).value }
        let date = try await day(pack.created)
        let arguments: [String: MessageArgument] = [
            "pack": .words(value: pack.pack), "version": .number(value: Int64(clamping: pack.version)),
            "date": .words(value: date),
        ]
        return try await message("pack-in-use", arguments).value
    }

    /// Which update the words of a card are from; none for those that came with the app.
    func originOfWords(_ installed: PacksInstalled) async throws(CoreError) -> Words? {
        guard let pack = installed.pack else { return nil }
        let date = try await day(pack.created)
        return try await message("card-pack", ["pack": .words(value: pack.pack), "date": .words(value: date)])
    }

    /// "November 22, 2026" for `2026-11-22`.
    private func day(_ iso: String) async throws(CoreError) -> String {
        let parts = iso.split(separator: "-").compactMap { Int64($0) }
        guard parts.count == 3 else { return iso }
        let arguments: [String: MessageArgument] = [
            "year": .words(value: String(parts[0])), "month": .number(value: parts[1]),
            "day": .words(value: String(parts[2])),
        ]
        return try await message("date-day", arguments).value
    }
}
