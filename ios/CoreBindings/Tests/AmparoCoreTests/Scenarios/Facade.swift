import Foundation

@testable import AmparoCore

/// The table of docs/scenarios.md, "Objects": each `do` and the call it stands for.
extension Player {
    func call(_ name: String, _ arguments: Arguments) async throws -> Value {
        if name == "alerts.deliver" { return try Value(answer: await opened().alerts().deliver()) }
        if name == "packs.fetch" { return try Value(answer: await opened().packs().fetch(url: arguments.text("url"))) }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { throw ScenarioFailure("unknown step \(name)") }
        let answer: Any? =
            switch parts[0] {
            case "amparo": try amparo(parts[1], arguments)
            case "cards": try cards(parts[1], arguments)
            case "plan": try plan(parts[1], arguments)
            case "vault": try vault(parts[1], arguments)
            case "import", "export", "capture_import", "capture_export": try stream(name, arguments)
            case "job", "keeper_offer", "reopening", "reopen_help": try keeper(name, arguments)
            case "sheet", "file": try hands(name, arguments)
            case "alerts": try alerts(parts[1], arguments)
            case "pairing": try pairing(parts[1], arguments)
            case "endpoint": try endpoint(parts[1], arguments)
            case "packs": try packs(parts[1], arguments)
            case "publisher": try publisher(parts[1], arguments)
            case "relative": try relative(parts[1], arguments)
            default: nil
            }
        guard let answer else { throw ScenarioFailure("unknown step \(name)") }
        return try Value(answer: answer)
    }

    func opened() throws -> Amparo {
        guard let app = phones[phone] else { throw ScenarioFailure("amparo is not open yet") }
        return app
    }

    private func amparo(_ method: String, _ arguments: Arguments) throws -> Any? {
        switch method {
        case "use":
            let name = try arguments.text("phone")
            guard name.wholeMatch(of: /[a-z-]+/) != nil else { throw ScenarioFailure("\(name) is no name of a phone") }
            phone = name
            return ()
        case "open":
            forgetObjects()
            phones[phone] = nil  // a restart: the first one is gone before the second begins
            let own = phone.isEmpty ? folder : "\(folder)/\(phone)"
            try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
            phones[phone] = try Amparo.openHarness(
                folder: own, languages: arguments.texts("languages"), nowMs: arguments.integer("now_ms"))
            return ()
        case "languages": return try opened().languages()
        case "set_languages": return try opened().setLanguages(languages: arguments.texts("languages"))
        case "home": return try opened().home()
        case "screen": return try opened().screen(screen: arguments.text("screen"))
        case "message":
            return try opened().message(
                id: arguments.text("id"), arguments: arguments.messageArguments("arguments"))
        case "set_utc_offset": return try opened().setUtcOffset(minutes: arguments.integer("minutes"))
        case "day": return try opened().day(atMs: arguments.integer("at_ms"))
        case "day_and_time": return try opened().dayAndTime(atMs: arguments.integer("at_ms"))
        case "set_clock": return try opened().setClock(nowMs: arguments.integer("now_ms"))
        default: return nil
        }
    }

    private func cards(_ method: String, _ arguments: Arguments) throws -> Any? {
        let cards = try opened().cards()
        switch method {
        case "tiles": return try cards.tiles()
        case "card": return try cards.card(id: arguments.text("id"))
        case "show": return try cards.show(id: arguments.text("id"))
        case "picture": return try cards.picture(id: arguments.text("id"))
        case "home": return try cards.home()
        case "search": return try cards.search(query: arguments.text("query"))
        case "changes": return try cards.changes()
        case "print_wallet": return try cards.printWallet(languages: arguments.texts("languages"))
        case "print_card":
            return try cards.printCard(id: arguments.text("id"), languages: arguments.texts("languages"))
        case "print_handout":
            return try cards.printHandout(ids: arguments.texts("ids"), languages: arguments.texts("languages"))
        case "print_directory":
            return try cards.printDirectory(
                need: arguments.optionalText("need"), languages: arguments.texts("languages"))
        case "mark_seen": return try cards.markSeen()
        case "needs": return try cards.needs(language: arguments.optionalText("language"))
        case "need":
            return try cards.need(id: arguments.text("id"), language: arguments.optionalText("language"))
        case "spoken_languages": return try cards.spokenLanguages()
        default: return nil
        }
    }

    /// What a test does with its hands.
    private func hands(_ name: String, _ arguments: Arguments) throws -> Any? {
        switch name {
        case "sheet.lines": return try sheetLines(html: arguments.text("html"))
        case "file.flip_bit":
            return try flipBit(path: arguments.path("path", in: folder), offset: arguments.integer("offset"))
        case "file.write":
            return try writeFile(path: arguments.path("path", in: folder), bytes: arguments.bytes("bytes"))
        default: return nil
        }
    }
}
