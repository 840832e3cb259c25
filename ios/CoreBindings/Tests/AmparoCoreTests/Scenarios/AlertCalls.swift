import Foundation

@testable import AmparoCore

/// Calls on the alerts, on the pairings made from them, and on the harness' push service and page. `nil`: there is no such call.
extension Player {
    func alerts(_ method: String, _ arguments: Arguments) throws -> Any? {
        let alerts = try opened().alerts()
        if let answer = try pressing(alerts, method, arguments) { return answer }
        if let answer = try people(alerts, method, arguments) { return answer }
        switch method {
        case "preflight": return try alerts.preflight(facts: phoneFacts(arguments))
        case "alert_settings": return try alerts.alertSettings()
        case "set_alert_settings":
            let fields = try arguments.record("settings")
            return try alerts.setAlertSettings(
                settings: AlertSettings(
                    name: fields.text("name"), cancelMs: fields.integer("cancel_ms"),
                    pinFirst: fields.bool("pin_first"), reminder: fields.bool("reminder")))
        case "exposure": return try alerts.exposure()
        case "take_incoming": return try alerts.takeIncoming(bytes: arguments.bytes("bytes"))
        case "share_record":
            return try alerts.shareRecord(person: arguments.text("person"), record: arguments.text("record"))
        case "share_document":
            return try alerts.shareDocument(person: arguments.text("person"), document: arguments.text("document"))
        case "shared": return try alerts.shared()
        case "network_is_back": return try alerts.networkIsBack()
        case "stop": return try alerts.stop()
        default: return nil
        }
    }

    private func pressing(_ alerts: Alerts, _ method: String, _ arguments: Arguments) throws -> Any? {
        switch method {
        case "press": return try alerts.press(location: location(arguments))
        case "press_group":
            return try alerts.pressGroup(group: arguments.text("group"), location: location(arguments))
        case "cancel": return try alerts.cancel(alert: arguments.text("alert"))
        case "drill": return try alerts.drill(loud: arguments.bool("loud"))
        case "update": return try alerts.update(alert: arguments.text("alert"), location: location(arguments))
        case "test_page": return try alerts.testPage(person: arguments.text("person"))
        case "stand_down":
            return try alerts.standDown(
                alert: arguments.text("alert"), word: arguments.optionalText("word") ?? "")
        case "number_changed": return try alerts.numberChanged(number: arguments.text("number"))
        case "mark_answered":
            return try alerts.markAnswered(alert: arguments.text("alert"), person: arguments.text("person"))
        case "report_receipt":
            return try alerts.reportReceipt(
                attempt: arguments.text("attempt"),
                receipt: arguments.choice("receipt", [.composerOpened, .handedOver, .failed]))
        case "state": return try alerts.state(alert: arguments.text("alert"))
        case "drafts": return try alerts.drafts(alert: arguments.text("alert"))
        case "current": return try alerts.current() as Any
        default: return nil
        }
    }

    private func people(_ alerts: Alerts, _ method: String, _ arguments: Arguments) throws -> Any? {
        switch method {
        case "add_person": return try alerts.addPerson(person: newPerson(arguments))
        case "people": return try alerts.people()
        case "edit_person": return try alerts.editPerson(id: arguments.text("id"), person: newPerson(arguments))
        case "remove_person": return try alerts.removePerson(id: arguments.text("id"))
        case "set_person_options":
            return try alerts.setPersonOptions(id: arguments.text("id"), options: personOptions(arguments))
        case "pause":
            return try alerts.pause(id: arguments.text("id"), untilMs: arguments.optionalInteger("until_ms"))
        case "resume": return try alerts.resume(id: arguments.text("id"))
        case "opt_out": return try alerts.optOut(id: arguments.text("id"), out: arguments.bool("out"))
        case "groups": return try alerts.groups()
        case "revoke": return try alerts.revoke(person: arguments.text("person"))
        case "begin_pairing":
            return try alerts.beginPairing(
                person: arguments.text("person"), page: arguments.text("page"), sender: arguments.text("sender"))
        case "pending_pairing": return try alerts.pendingPairing(person: arguments.text("person")) as Any
        default: return nil
        }
    }

    private func newPerson(_ arguments: Arguments) throws -> NewPerson {
        let fields = try arguments.record("person")
        return NewPerson(
            label: try fields.text("label"), number: try fields.optionalText("number"),
            language: try fields.text("language"))
    }

    private func personOptions(_ arguments: Arguments) throws -> PersonOptions {
        let fields = try arguments.record("options")
        let roles: [Role] = [.other, .spouse, .schoolPickup, .lawyerContact, .farAway, .child]
        let channels: [Channel] = try fields.texts("channels").map { word in
            switch word {
            case "page": .page
            case "sms": .sms
            default: throw ScenarioFailure("no channel is called \(word)")
            }
        }
        return PersonOptions(
            role: try fields.choice("role", roles), lead: try fields.bool("lead"), channels: channels,
            inOrder: try fields.bool("in_order"), message: try fields.optionalText("message"),
            quiet: try fields.bool("quiet"), groups: try fields.texts("groups"))
    }

    private func phoneFacts(_ arguments: Arguments) throws -> PhoneFacts? {
        guard let fields = try arguments.optionalRecord("facts") else { return nil }
        let ways: [SmsWay] = [.unable, .composer, .automatic, .notAllowed]
        return PhoneFacts(
            sim: try fields.optionalBool("sim"), sms: try fields.optionalChoice("sms", ways),
            network: try fields.optionalBool("network"),
            unlockedSinceStart: try fields.optionalBool("unlocked_since_start"))
    }

    private func location(_ arguments: Arguments) throws -> Location? {
        guard let fields = try arguments.optionalRecord("location") else { return nil }
        return Location(
            latitude: try fields.double("latitude"), longitude: try fields.double("longitude"),
            accuracyM: try fields.double("accuracy_m"), choice: try fields.choice("choice", [.off, .about, .exact]))
    }

    func pairing(_ method: String, _ arguments: Arguments) throws -> Any? {
        let pairing = try arguments.handle("pairing", Pairing.self)
        switch method {
        case "invite": return try pairing.invite()
        case "accept_reply": return try pairing.acceptReply(reply: arguments.text("reply"))
        case "accept_scanned_reply": return try pairing.acceptScannedReply(reply: arguments.text("reply"))
        case "review": return try pairing.review()
        case "step": return try pairing.step()
        case "note_exported": return try pairing.noteExported()
        case "is_in_person": return try pairing.isInPerson()
        case "approve": return try pairing.approve(hostAgreed: arguments.bool("host_agreed"))
        case "pictures": return try pairing.pictures()
        case "confirm": return try pairing.confirm()
        case "reject": return try pairing.reject()
        default: return nil
        }
    }

    func endpoint(_ method: String, _ arguments: Arguments) throws -> Any? {
        if method == "start" { return try TestEndpoint.start() }
        let endpoint = try arguments.handle("endpoint", TestEndpoint.self)
        switch method {
        case "url": return try endpoint.url()
        case "answer_with": return try endpoint.answerWith(status: arguments.integer("status"))
        case "answer_body": return try endpoint.answerBody(body: arguments.bytes("body"))
        case "retry_after": return try endpoint.retryAfter(value: arguments.text("value"))
        case "date": return try endpoint.date(value: arguments.text("value"))
        case "delay": return try endpoint.delay(ms: arguments.integer("ms"))
        case "hang_up": return try endpoint.hangUp(hangsUp: arguments.bool("hangs_up"))
        case "take": return try endpoint.take()
        case "stop": return try endpoint.stop()
        default: return nil
        }
    }

    func relative(_ method: String, _ arguments: Arguments) throws -> Any? {
        if method == "new" { return try TestRelative(endpoint: arguments.text("endpoint")) }
        let relative = try arguments.handle("relative", TestRelative.self)
        switch method {
        case "answer": return try relative.answer(link: arguments.text("link"))
        case "receive":
            return try relative.receive(body: arguments.bytes("body"), nowMs: arguments.integer("now_ms"))
        case "say":
            return try relative.say(
                of: arguments.text("of"), what: arguments.text("what"), nowMs: arguments.integer("now_ms"))
        case "open_link":
            return try relative.openLink(text: arguments.text("text"), nowMs: arguments.integer("now_ms"))
        case "shared": return try relative.shared()
        case "pictures": return try relative.pictures()
        case "confirm": return try relative.confirm()
        default: return nil
        }
    }
}
