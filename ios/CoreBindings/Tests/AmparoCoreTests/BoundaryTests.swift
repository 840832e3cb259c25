import Foundation
import Testing

@testable import AmparoCore

/// What the shells rely on at the boundary: one version, nothing personal in texts, the phone's key is really asked.
@Suite struct BoundaryTests {
    @Test func versionIsTheWorkspaces() throws {
        #expect(CoreVersion.matches, "bindings for \(CoreVersion.expected), library \(coreVersion())")
        let manifest = try String(contentsOf: Repository.root().appendingPathComponent("Cargo.toml"), encoding: .utf8)
        #expect(manifest.contains("\nversion = \"\(CoreVersion.expected)\"\n"))
    }

    @Test func textsOfRecordsHoldNothingPersonal() {
        let secret = "S3CRET"
        let text = Text(value: secret, locale: "en", fallback: false, rtl: false)
        let plain = Text(value: "Saved", locale: "en", fallback: false, rtl: false)
        let draft = SmsDraft(
            attempt: secret, person: secret, label: secret, number: secret, text: secret, parts: 1, unicode: false)
        let row = AlertRow(
            person: secret, label: secret, reached: .notGoneYet, sentence: text, badge: text, details: [text])
        let options = PersonOptions(
            role: .other, lead: false, channels: [.sms], inOrder: false, message: secret, quiet: false, groups: [secret])
        let records: [Any] = [
            Contact(id: secret, name: secret, relation: secret, phones: [secret], note: secret),
            DocumentInfo(id: secret, name: secret, mediaType: secret, size: 1, addedMs: 1, captured: false),
            NewPerson(label: secret, number: secret, language: secret),
            options,
            Person(
                id: secret, label: secret, number: secret, language: secret, page: .none, options: options, paused: false,
                pausedUntilMs: nil, optedOut: false, practice: nil),
            AlertSettings(name: secret, cancelMs: 0, pinFirst: false, reminder: true),
            SharedItem(id: secret, what: secret, to: secret, sharedMs: 1, queued: true),
            Location(latitude: 34.0522, longitude: -118.2437, accuracyM: 9, choice: .exact),
            draft, row,
            PreflightRow(person: secret, label: secret, ready: true, detail: text),
            Invite(link: secret, qrSvg: secret, expiresMs: 1),
            PlanRow(label: text, value: secret, ltr: true),
            QuizQuestion(position: 0, whose: secret, ask: text, hint: text, parts: [3], due: true),
            ScriptLine(text: text, english: secret, filled: true),
            PrintedPage(html: secret, title: secret),
            SearchAgain(title: text, lines: [], spellings: [secret], afterHours: []),
            // Records around them: their own texts are made of the redacted ones.
            Pressed(alert: "a", saved: true, atMs: 1, drafts: [draft], pushes: 0),
            AlertView(alert: "a", savedAtMs: 1, saved: plain, rows: [row], stoodDown: false, kind: .alert),
        ]
        for record in records {
            for text in [String(describing: record), String(reflecting: record), "\(record)"] {
                let told = text.contains(secret) || text.contains("34.05") || text.contains("118.24")
                #expect(!told, "\(type(of: record)) tells what it holds")
            }
        }
    }

    @Test func phonesKeyIsAsked() async throws {
        try await withFolder { folder in
            let key = RecordingKey()
            let app = try Amparo.open(folder: folder, languages: ["en"], hardware: key)
            _ = try app.alerts().addPerson(person: NewPerson(label: "A", number: "+12135550100", language: "en"))
            #expect(key.calls.contains("create"), "\(key.calls)")
            #expect(key.calls.contains("evaluate"), "\(key.calls)")
        }
    }

    @Test(arguments: [HardwareKeyError.NotFound, .Unavailable])
    func phonesRefusalArrivesAsItsKind(_ refusal: HardwareKeyError) async throws {
        try await withFolder { folder in
            let key = RecordingKey()
            let person = NewPerson(label: "A", number: "+12135550100", language: "en")
            _ = try Amparo.open(folder: folder, languages: ["en"], hardware: key).alerts().addPerson(person: person)

            let refusing = RecordingKey(secret: key.secret, refusal: refusal)
            let app = try Amparo.open(folder: folder, languages: ["en"], hardware: refusing)
            do {
                let people = try app.alerts().people()
                Issue.record("\(people.count) people were read without the phone's key")
            } catch let error as AmparoError {
                #expect(error == (refusal == .NotFound ? .NotFound : .Unavailable))
            }
            #expect(refusing.calls.contains("evaluate"), "\(refusing.calls)")

            // A refusal changes nothing: with the key back, everything is there.
            let again = RecordingKey(secret: key.secret)
            #expect(try Amparo.open(folder: folder, languages: ["en"], hardware: again).alerts().people().count == 1)
        }
    }
}

/// A key implemented in Swift. Deterministic and keyed, which is all the contract a test needs; no cryptography.
final class RecordingKey: HardwareKey, @unchecked Sendable {
    let secret: UInt8
    private let refusal: HardwareKeyError?
    private let lock = NSLock()
    private var recorded: [String] = []

    init(secret: UInt8 = 7, refusal: HardwareKeyError? = nil) {
        self.secret = secret
        self.refusal = refusal
    }

    var calls: [String] { lock.withLock { recorded } }

    func form() throws -> HardwareForm { .hmac }
    func level() throws -> HardwareLevel { .software }
    func create(alias: String) throws { record("create") }
    func destroy(alias: String) throws { record("destroy") }

    func evaluate(alias: String, input: Data) throws -> Data {
        record("evaluate")
        if let refusal { throw refusal }
        let name = Array(alias.utf8)
        return Data((0..<32).map { input[input.startIndex + $0] ^ secret ^ name[$0 % name.count] &+ UInt8($0) })
    }

    private func record(_ call: String) { lock.withLock { recorded.append(call) } }
}
