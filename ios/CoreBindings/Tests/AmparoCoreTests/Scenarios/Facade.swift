import Foundation

@testable import AmparoCore

/// The table of docs/scenarios.md, "Objects": each `do` and the call it stands for.
extension Player {
    func call(_ name: String, _ arguments: Arguments) async throws -> Value {
        if name == "alerts.deliver" { return try Value(answer: await opened().alerts().deliver()) }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { throw ScenarioFailure("unknown step \(name)") }
        let answer: Any? =
            switch parts[0] {
            case "amparo": try amparo(parts[1], arguments)
            case "cards": try cards(parts[1], arguments)
            case "vault": try vault(parts[1], arguments)
            case "import", "export", "capture_import", "capture_export": try stream(name, arguments)
            case "job", "keeper_offer", "reopening", "reopen_help": try keeper(name, arguments)
            case "sheet", "file": try hands(name, arguments)
            case "alerts": try alerts(parts[1], arguments)
            case "pairing": try pairing(parts[1], arguments)
            case "endpoint": try endpoint(parts[1], arguments)
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
        default: return nil
        }
    }

    /// What a test does with its hands.
    private func hands(_ name: String, _ arguments: Arguments) throws -> Any? {
        switch name {
        case "sheet.lines": return try sheetLines(html: arguments.text("html"))
        case "file.flip_bit":
            return try flipBit(path: arguments.path("path", in: folder), offset: arguments.integer("offset"))
        default: return nil
        }
    }

    private func alerts(_ method: String, _ arguments: Arguments) throws -> Any? {
        let alerts = try opened().alerts()
        switch method {
        case "add_person": return try alerts.addPerson(person: newPerson(arguments))
        case "people": return try alerts.people()
        case "edit_person": return try alerts.editPerson(id: arguments.text("id"), person: newPerson(arguments))
        case "remove_person": return try alerts.removePerson(id: arguments.text("id"))
        case "preflight": return try alerts.preflight()
        case "press": return try alerts.press(location: location(arguments))
        case "report_receipt":
            return try alerts.reportReceipt(
                attempt: arguments.text("attempt"),
                receipt: arguments.choice("receipt", [.composerOpened, .handedOver, .failed]))
        case "state": return try alerts.state(alert: arguments.text("alert"))
        case "drafts": return try alerts.drafts(alert: arguments.text("alert"))
        case "current": return try alerts.current() as Any
        case "stand_down": return try alerts.standDown(alert: arguments.text("alert"))
        case "begin_pairing":
            return try alerts.beginPairing(
                person: arguments.text("person"), page: arguments.text("page"), sender: arguments.text("sender"))
        case "network_is_back": return try alerts.networkIsBack()
        case "stop": return try alerts.stop()
        default: return nil
        }
    }

    private func newPerson(_ arguments: Arguments) throws -> NewPerson {
        let fields = try arguments.record("person")
        return NewPerson(
            label: try fields.text("label"), number: try fields.optionalText("number"),
            language: try fields.text("language"))
    }

    private func location(_ arguments: Arguments) throws -> Location? {
        guard let fields = try arguments.optionalRecord("location") else { return nil }
        return Location(
            latitude: try fields.double("latitude"), longitude: try fields.double("longitude"),
            accuracyM: try fields.double("accuracy_m"), choice: try fields.choice("choice", [.off, .about, .exact]))
    }

    private func pairing(_ method: String, _ arguments: Arguments) throws -> Any? {
        let pairing = try arguments.handle("pairing", Pairing.self)
        switch method {
        case "invite": return try pairing.invite()
        case "accept_reply": return try pairing.acceptReply(reply: arguments.text("reply"))
        case "approve": return try pairing.approve(hostAgreed: arguments.bool("host_agreed"))
        case "pictures": return try pairing.pictures()
        case "confirm": return try pairing.confirm()
        case "reject": return try pairing.reject()
        default: return nil
        }
    }

    private func endpoint(_ method: String, _ arguments: Arguments) throws -> Any? {
        if method == "start" { return try TestEndpoint.start() }
        let endpoint = try arguments.handle("endpoint", TestEndpoint.self)
        switch method {
        case "url": return try endpoint.url()
        case "answer_with": return try endpoint.answerWith(status: arguments.integer("status"))
        case "take": return try endpoint.take()
        case "stop": return try endpoint.stop()
        default: return nil
        }
    }

    private func relative(_ method: String, _ arguments: Arguments) throws -> Any? {
        if method == "new" { return try TestRelative(endpoint: arguments.text("endpoint")) }
        let relative = try arguments.handle("relative", TestRelative.self)
        switch method {
        case "answer": return try relative.answer(link: arguments.text("link"))
        case "receive":
            return try relative.receive(body: arguments.bytes("body"), nowMs: arguments.integer("now_ms"))
        case "pictures": return try relative.pictures()
        case "confirm": return try relative.confirm()
        default: return nil
        }
    }
}
