import AmparoCore
import Foundation
import Testing

@testable import AmparoModel

/// Home, people, cards, language: what each shows and what each press does.
@MainActor @Suite struct ScreenTests {
    @Test func emptyHomeLeadsToTheFirstPerson() async throws {
        try await Phone.with { phone in
            let home = await phone.home()
            #expect(home.state.needsPerson)
            #expect(home.state.phrases["home-alert-first"] == "Add one person first")
            #expect(home.familyHint == "Not set up yet")
            await home.alert()
            #expect(phone.app.state.path == [.people])
            let current = try phone.amparo.alerts().current()
            #expect(current == nil)
        }
    }

    @Test func oneNameAndOneNumberMakeThePressReady() async throws {
        try await Phone.with { phone in
            let people = PeopleModel(app: phone.app)
            await people.load()
            people.add()
            #expect(people.state.form?.asksAlone == true)
            people.isAlone()
            people.state.form?.label = "A"
            people.state.form?.number = "+1 213 555 0100"
            await people.save()
            #expect(people.state.form == nil)
            #expect(people.state.rows.map(\.label) == ["A"])
            #expect(people.state.count.plain == "1 person gets the alert")

            let home = await phone.home()
            #expect(!home.state.needsPerson)
            #expect(home.state.readiness.plain == "Ready to try 1 person · no practice yet")
        }
    }

    @Test func refusedPersonKeepsWhatWasTyped() async throws {
        try await Phone.with(people: 1) { phone in
            let people = PeopleModel(app: phone.app)
            await people.load()
            people.add()
            #expect(people.state.form?.asksAlone == false)
            people.state.form?.label = "B"
            people.state.form?.number = "abc"
            await people.save()
            let form = try #require(people.state.form)
            #expect(form.label == "B" && form.number == "abc")
            #expect(form.failure == "This is not a phone number. Write it with its area code.")
            #expect(people.state.rows.count == 1)
        }
    }

    @Test func personIsChangedAndRemoved() async throws {
        try await Phone.with(people: 2) { phone in
            let people = PeopleModel(app: phone.app)
            await people.load()
            let first = try #require(people.state.rows.first)
            people.edit(first.id)
            people.state.form?.label = "Ana"
            await people.save()
            #expect(people.state.rows.map(\.label) == ["Ana", "B"])
            #expect(people.state.rows.first?.removeSure.plain == "Remove Ana? They will get no more alerts.")
            await people.remove(first.id)
            #expect(people.state.rows.map(\.label) == ["B"])
        }
    }

    @Test func cardIsThereInTwoLanguages() async throws {
        try await Phone.with { phone in
            let rights = RightsModel(app: phone.app)
            await rights.load()
            let id = try #require(rights.state.first.first?.id)

            let english = CardModel(app: phone.app, id: id)
            await english.load()
            await phone.app.choose(language: "es")
            let spanish = CardModel(app: phone.app, id: id)
            await spanish.load()

            let (one, other) = (try #require(english.state.card), try #require(spanish.state.card))
            #expect(one.title.locale == "en" && other.title.locale == "es")
            #expect(one.title.value != other.title.value)
            #expect(one.steps.count == other.steps.count && !one.steps.isEmpty)
            #expect(!spanish.state.hasFallback)
            #expect(spanish.state.phrases["card-do-not"] != english.state.phrases["card-do-not"])
            // What is said to an officer stays English; its meaning comes in the reader's language.
            #expect(one.say.map(\.english) == other.say.map(\.english))
            #expect(other.say.allSatisfy { $0.meaning?.locale == "es" })
            #expect(spanish.state.callLabels.count == Set(other.call.map(\.number)).count)
            #expect(!other.review.attorney.value.isEmpty)

            let button = try #require(spanish.state.shows.first)
            phone.app.show(button.id)
            let show = ShowModel(app: phone.app, id: button.id)
            await show.load()
            let screen = try #require(show.state.screen)
            #expect(!screen.english.isEmpty)
            #expect(screen.own.count == screen.english.count && screen.own.allSatisfy { $0.locale == "es" })
            phone.app.closeShow()
            #expect(phone.app.state.shown == nil)
        }
    }

    @Test func chosenLanguageIsKeptAndSetsTheDirection() async throws {
        try await Phone.with { phone in
            await phone.app.start()
            #expect(phone.app.state.phrases.locale == "en" && !phone.app.state.phrases.rtl)
            let before = phone.app.state.generation
            phone.app.open(.language)
            let languages = LanguageModel(app: phone.app)
            await languages.load()
            #expect(languages.state.languages.map(\.tag).contains("es"))
            await languages.choose("es")
            #expect(phone.platform.languages == ["es", "en"])
            #expect(phone.app.state.path.isEmpty)
            #expect(phone.app.state.phrases.locale == "es")
            #expect(phone.app.state.generation > before)

            await phone.app.choose(language: "ar-XB")
            #expect(phone.app.state.phrases.rtl)
        }
    }
}

/// Making, opening and closing the vault.
@MainActor @Suite struct PinTests {
    @Test func wrongPinSaysHowManyTriesAreLeftAndThatNothingIsLost() async throws {
        try await Phone.with { phone in
            try await phone.makeVault(open: false)
            let wrong = await phone.unlock("000000")
            #expect(wrong.state.failure?.plain == "Wrong PIN. Nothing is lost. 4 tries left before a wait.")
            #expect(!wrong.state.isDone && !wrong.state.isWorking)
            #expect(try phone.amparo.vault().state() == .locked)

            let right = await phone.unlock(Phone.pin)
            #expect(right.state.isDone && right.state.failure == nil)
            #expect(phone.app.state.vault == .unlocked)
        }
    }

    @Test func choosingAPinAsksTwiceAndRefusesShortOnes() async throws {
        try await Phone.with { phone in
            let model = PinModel(app: phone.app, purpose: .create)
            await model.load()
            await model.create(Phone.pin, again: "271829")
            #expect(model.state.failure == "The two are not the same. Type them again.")
            await model.create("123", again: "123")
            #expect(model.state.failure == "Too short: six digits or more.")
            let vault = try phone.amparo.vault().state()
            #expect(vault == .absent)
            await model.create(Phone.pin, again: Phone.pin)
            #expect(model.state.isDone && model.state.failure == nil)
            #expect(phone.app.state.vault == .unlocked)
        }
    }

    @Test func backgroundLocksAndCovers() async throws {
        try await Phone.with { phone in
            try await phone.makeVault(open: true)
            await phone.app.start()
            phone.app.open(.family)
            phone.app.open(.contacts)
            phone.app.becameInactive()
            #expect(phone.app.state.isCovered)
            #expect(try phone.amparo.vault().state() == .unlocked)
            await phone.app.enteredBackground()
            #expect(try phone.amparo.vault().state() == .locked)
            #expect(phone.app.state.path == [.family])
            #expect(phone.app.state.vault == .locked)
            phone.app.becameActive()
            #expect(!phone.app.state.isCovered)
        }
    }

    @Test func contactsAreInTheVaultOnly() async throws {
        try await Phone.with { phone in
            try await phone.makeVault(open: true)
            let contacts = ContactsModel(app: phone.app)
            await contacts.load()
            contacts.add()
            contacts.state.form?.name = "Ana López"
            contacts.state.form?.phone = "+12135550100"
            await contacts.save()
            #expect(contacts.state.rows.map(\.contact.name) == ["Ana López"])
            await phone.app.lock()
            await contacts.load()
            #expect(contacts.state.failure == "Locked. Type your PIN first.")
        }
    }
}

/// Words for every kind of error.
@MainActor @Suite struct FailureTests {
    static let kinds: [AmparoError] = [
        .Locked, .WrongPin(left: 0), .WrongPin(left: 1), .Wait(seconds: 30), .Wait(seconds: 600),
        .Damaged(part: "header"), .NewerFormat, .NotFound, .Unavailable, .Busy, .DiskFull, .ReadOnly, .Cancelled,
        .Expired, .Invalid(field: "number"), .Invalid(field: "something"), .TooLarge, .Internal(code: 7),
    ]

    @Test(arguments: ["en", "es"]) func everyKindHasWords(_ language: String) async throws {
        try await Phone.with([language]) { phone in
            var all: Set<String> = []
            for kind in Self.kinds {
                let words = await phone.app.core.words(for: kind).plain
                #expect(!words.isEmpty && !words.contains("error-"), "\(kind): \(words)")
                all.insert(words)
            }
            #expect(all.count == Self.kinds.count, "two kinds share their words")
        }
    }

    @Test func waitIsToldInMinutesWhenLong() async throws {
        try await Phone.with { phone in
            let core = phone.app.core
            #expect(await core.words(for: .Wait(seconds: 30)).plain.hasSuffix("Wait 30 seconds."))
            #expect(await core.words(for: .Wait(seconds: 601)).plain.hasSuffix("Wait 11 minutes."))
        }
    }
}
