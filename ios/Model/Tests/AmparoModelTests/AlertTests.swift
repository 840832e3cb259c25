import AmparoCore
import Foundation
import Testing

@testable import AmparoModel

/// The press and what becomes of it, over the real core.
@MainActor @Suite struct AlertTests {
    @Test func pressIsSavedAndPutsTheMessageBeforeTheUser() async throws {
        try await Phone.with(people: 1) { phone in
            let alert = try await phone.press()
            let draft = try #require(phone.platform.composed.first)
            #expect(phone.platform.composed.count == 1)
            #expect(draft.number == "+12135550100")
            #expect(!draft.text.isEmpty)

            #expect(alert.state.isSaved)
            #expect(alert.state.saved.plain.hasPrefix("Saved on this phone at"))
            let row = try #require(alert.state.rows.first)
            // The composer was opened and closed: that is all there is to tell.
            #expect(row.sentence == "Not gone yet")
            #expect(row.details == ["Messages app opened; only you can press Send"])
            #expect(row.openMessage?.plain == "Open the message for A")
            #expect(try phone.amparo.alerts().current()?.alert == alert.alert)
        }
    }

    @Test func receiptTurnsNotGoneYetIntoLeftThisPhone() async throws {
        try await Phone.with(people: 1) { phone in
            let alert = try await phone.press()
            let before = try #require(alert.state.rows.first)
            #expect(before.sentence == "Not gone yet")

            phone.platform.outcomes = [.handedOver]
            await alert.openMessage(before.id)
            let after = try #require(alert.state.rows.first)
            #expect(after.sentence == "Left this phone; we do not know more")
            #expect(after.openMessage == nil, "a message that is gone is not offered again")
        }
    }

    /// All that iOS reports. Without a signal the message is still on the phone.
    @Test func queuedOrSentIsNotSaidToHaveLeft() async throws {
        try await Phone.with(people: 2) { phone in
            phone.platform.outcomes = [.queuedOrSent, .queuedOrSent]
            let alert = try await phone.press()
            #expect(phone.platform.composed.map(\.label) == ["A", "B"], "the next one comes after Send")
            #expect(alert.state.rows.map(\.sentence) == ["Not gone yet", "Not gone yet"])
            #expect(alert.state.rows.allSatisfy { $0.openMessage != nil })
        }
    }

    @Test func failureOfTheMessageIsNotGoneYet() async throws {
        try await Phone.with(people: 1) { phone in
            phone.platform.outcomes = [.failed]
            let row = try #require(try await phone.press().state.rows.first)
            #expect(row.sentence == "Not gone yet")
            #expect(row.details == ["The text message did not leave. Try it again."])
            #expect(row.openMessage != nil)
        }
    }

    @Test func messagesComeOneByOneUntilOneIsClosed() async throws {
        try await Phone.with(people: 3) { phone in
            phone.platform.outcomes = [.handedOver, .cancelled]
            let alert = try await phone.press()
            #expect(phone.platform.composed.map(\.label) == ["A", "B"])
            #expect(alert.state.rows.map(\.label) == ["A", "B", "C"])
            #expect(alert.state.rows.map { $0.openMessage != nil } == [false, true, true])
        }
    }

    @Test func twoPeopleMayShareANumberAndALabel() async throws {
        try await Phone.with { phone in
            let person = NewPerson(label: "A", number: "+12135550100", language: "en")
            for _ in 0..<2 { _ = try phone.amparo.alerts().addPerson(person: person) }
            phone.platform.outcomes = [.handedOver, .cancelled, .handedOver]
            let alert = try await phone.press()
            #expect(alert.state.rows.map { $0.openMessage != nil } == [false, true])
            await alert.openMessage(try #require(alert.state.rows.last).id)
            #expect(alert.state.rows.map { $0.openMessage != nil } == [false, false])
            #expect(phone.platform.composed.map(\.person) == alert.state.rows.map(\.id) + [alert.state.rows[1].id])
        }
    }

    @Test func pageOfARelativeIsReachedByThePress() async throws {
        try await Phone.with(people: 1) { phone in
            try await phone.makeVault(open: true)
            let service = try TestEndpoint.start()
            try await phone.pair(service)
            try phone.amparo.vault().lock()

            let alert = try await phone.press()
            await phone.app.courier.finish()
            await alert.refresh()
            #expect(try service.take().count == 1)
            #expect(alert.state.rows.first?.sentence == "Left this phone; we do not know more")
            #expect(phone.app.courier.state.rounds > 0)
            try service.stop()
        }
    }

    @Test func pressThatCouldNotBeSavedSaysSoAndStillOffersTheMessages() async throws {
        try await Phone.with(people: 1) { phone in
            let draft = SmsDraft(
                attempt: nil, person: "a", label: "A", number: "+12135550100", text: "x", parts: 2, unicode: false)
            phone.app.pressed(Pressed(alert: nil, saved: false, atMs: Phone.now, drafts: [draft], pushes: 0))
            let alert = AlertModel(app: phone.app, alert: nil)
            await alert.load()
            #expect(!alert.state.isSaved)
            #expect(alert.state.saved == "Not saved on this phone. You can still use the messages below.")
            let row = try #require(alert.state.rows.first)
            #expect(row.sentence == "Not gone yet")
            #expect(row.id == "a")
            #expect(row.parts?.plain == "2 text messages")
            #expect(phone.platform.composed == [draft])
        }
    }

    @Test func messagesTheCoreCouldNotKeepStayOnTheScreenOfASavedAlert() async throws {
        try await Phone.with(people: 1) { phone in
            let id = try #require(try await phone.press().alert)
            let draft = SmsDraft(
                attempt: nil, person: try #require(try phone.amparo.alerts().people().first).id, label: "A",
                number: "+12135550100", text: "safe", parts: 1, unicode: false)
            phone.app.pressed(Pressed(alert: id, saved: false, atMs: Phone.now, drafts: [draft], pushes: 0))
            let alert = AlertModel(app: phone.app, alert: id)
            phone.platform.outcomes = [.cancelled, .handedOver]
            await alert.load()
            #expect(!alert.state.isSaved)
            #expect(alert.state.saved == "Not saved on this phone. You can still use the messages below.")
            await alert.openMessage(draft.person)
            #expect(phone.platform.composed.suffix(2) == [draft, draft])
            // With the last of them gone, the alert is what there is again.
            #expect(alert.state.isSaved)
        }
    }

    @Test func plainPressAsksOnceMore() async throws {
        try await Phone.with(people: 1) { phone in
            let home = await phone.home()
            await home.plainPress()
            #expect(home.state.asksAgain == "Press again to alert my family")
            #expect(phone.app.state.path.isEmpty)
            let before = try phone.amparo.alerts().current()
            #expect(before == nil)
            await home.plainPress()
            let after = try phone.amparo.alerts().current()
            #expect(after != nil && phone.app.state.path == [.alert(after?.alert)])
        }
    }

    @Test func sealedPhoneSaysSoAndAsksForNoPin() async throws {
        try await Phone.with(people: 1) { phone in
            try await phone.makeVault(open: true)
            try phone.seal()
            let home = await phone.home()
            #expect(home.state.vault == .sealed)
            #expect(home.familyHint == "Sealed")
            let family = FamilyModel(app: phone.app)
            await family.load()
            #expect(family.state.vault == .sealed)
            #expect(family.state.phrases["seal-state-hint"] == "Nothing was deleted. A keeper can open it again.")

            let alert = try await phone.press()
            await alert.safe()
            #expect(!alert.isAnswering)
            #expect(alert.state.failure == "Sealed. Nothing was deleted. A keeper can open it again.")
        }
    }

    @Test func openAlertIsOnHomeAfterARestart() async throws {
        try await Phone.with(people: 1) { phone in
            let alert = try await phone.press()
            phone.app.home()
            let home = await phone.home()
            #expect(home.state.openAlert == alert.alert)
            home.openAlert()
            #expect(phone.app.state.path == [.alert(alert.alert)])
        }
    }
}

/// The app ends between the press and *Send*: memory, a dead battery, a swipe. Nothing that was pressed is lost.
@MainActor @Suite struct RestartTests {
    /// Presses for two people and sends to the first only; the message that was closed. The app is gone afterwards.
    private func pressed(_ folder: String) async throws -> SmsDraft {
        weak var gone: Amparo?
        let closed = try await {
            let phone = try Phone(folder: folder)
            gone = phone.amparo
            try phone.add(people: 2)
            phone.platform.outcomes = [.handedOver, .cancelled]
            _ = try await phone.press()
            await phone.finish()
            #expect(phone.platform.composed.count == 2)
            return try #require(phone.platform.composed.last)
        }()
        // A call that still ran on the core's own queue lets go of the app when it returns.
        let deadline = ContinuousClock.now + .seconds(30)
        while gone != nil, ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(5)) }
        #expect(gone == nil, "the first app still lives: this is no restart")
        return closed
    }

    /// Starts again and opens the alert from home.
    private func reopened(_ phone: Phone) async throws -> AlertModel {
        await phone.app.start()
        let home = await phone.home()
        home.openAlert()
        guard case .alert(let id?) = phone.app.state.path.last else { throw Missing("no open alert on home") }
        let alert = AlertModel(app: phone.app, alert: id)
        await alert.load()
        return alert
    }

    @Test func messageIsOfferedAgainInTheSameWords() async throws {
        try await Phone.inFolder { folder in
            let closed = try await pressed(folder)
            let phone = try Phone(folder: folder)
            let alert = try await reopened(phone)
            #expect(phone.platform.composed.isEmpty, "only a press opens the messages app by itself")
            #expect(alert.state.rows.map(\.label) == ["A", "B"])
            #expect(alert.state.rows.map { $0.openMessage?.plain } == [nil, "Open the message for B"])
            #expect(alert.state.rows.map(\.sentence) == ["Left this phone; we do not know more", "Not gone yet"])

            phone.platform.outcomes = [.handedOver]
            await alert.openMessage(closed.person)
            #expect(phone.platform.composed == [closed])
            let row = try #require(alert.state.rows.last)
            #expect(row.id == closed.person)
            #expect(row.sentence == "Left this phone; we do not know more")
            #expect(row.openMessage == nil, "a message that is gone is not offered again")
            await phone.finish()
        }
    }

    @Test func messageThatFailedOrWasClosedStaysOffered() async throws {
        try await Phone.inFolder { folder in
            let closed = try await pressed(folder)
            let phone = try Phone(folder: folder)
            let alert = try await reopened(phone)
            phone.platform.outcomes = [.failed, .cancelled]
            await alert.openMessage(closed.person)
            #expect(alert.state.rows.last?.details == ["The text message did not leave. Try it again."])
            await alert.openMessage(closed.person)
            #expect(alert.state.rows.last?.openMessage != nil)
            #expect(phone.platform.composed == [closed, closed])
            await phone.finish()
        }
    }
}

/// "I am safe".
@MainActor @Suite struct StandDownTests {
    @Test func needsThePin() async throws {
        try await Phone.with(people: 1) { phone in
            try await phone.makeVault(open: false)
            let alert = try await phone.press()
            await alert.safe()
            #expect(alert.state.safe == .needsPin)
            #expect(try phone.amparo.alerts().current() != nil)

            // Without the PIN the core refuses, whatever the screen says.
            await alert.pinAccepted()
            #expect(alert.state.failure == "Locked. Type your PIN first.")
            #expect(try phone.amparo.alerts().current() != nil)

            let pin = await phone.unlock(Phone.pin)
            #expect(pin.state.isDone)
            await alert.pinAccepted()
            guard case .saved(let sentence) = alert.state.safe else {
                Issue.record("\(alert.state.safe)")
                return
            }
            #expect(sentence?.plain.hasPrefix("“I am safe” is saved on this phone at") == true)
            // The same digits as in the sentence about the press.
            #expect(sentence?.contains(/\d\d:\d\d/) == true)
            #expect(try phone.amparo.alerts().current() == nil)
        }
    }

    @Test func withoutAVaultItIsATextMessageAndSaysSo() async throws {
        try await Phone.with(people: 1) { phone in
            let alert = try await phone.press()
            await alert.safe()
            #expect(alert.state.safe == .confirming)
            #expect(phone.platform.composed.count == 1)
            await alert.confirmUnchecked()
            #expect(phone.platform.composed.count == 2)
            #expect(phone.platform.composed.first?.text != phone.platform.composed.last?.text)
            #expect(try phone.amparo.alerts().current() == nil)
        }
    }

    @Test func canBeLeft() async throws {
        try await Phone.with(people: 1) { phone in
            let alert = try await phone.press()
            await alert.safe()
            alert.cancelSafe()
            #expect(alert.state.safe == .no)
            await alert.confirmUnchecked()
            #expect(try phone.amparo.alerts().current() != nil)
        }
    }
}

extension Phone {
    /// Pairs the first person with somebody's page behind `service`. The app has no screen for it yet.
    func pair(_ service: TestEndpoint) async throws {
        let alerts = try amparo.alerts()
        let person = try #require(try alerts.people().first)
        let relative = try TestRelative(endpoint: service.url())
        let pairing = try alerts.beginPairing(person: person.id, page: "https://family.example", sender: "María")
        _ = try pairing.acceptReply(reply: relative.answer(link: pairing.invite().link))
        try pairing.approve(hostAgreed: true)
        _ = try await alerts.deliver()
        for push in try service.take() { _ = try relative.receive(body: push.body, nowMs: Phone.now) }
        #expect(try pairing.pictures().map(\.id) == relative.pictures())
        try pairing.confirm()
        try relative.confirm()
    }
}
