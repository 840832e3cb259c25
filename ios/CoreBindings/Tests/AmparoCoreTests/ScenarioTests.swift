import Foundation
import Testing

@testable import AmparoCore

/// Every file of `tests/scenarios`, played over the desktop library.
@Suite struct ScenarioTests {
    static func files() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(
            at: Repository.root().appendingPathComponent("tests/scenarios"), includingPropertiesForKeys: nil
        )
        .filter { $0.pathExtension == "json" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    @Test func allPlay() async throws {
        let files = try Self.files()
        #expect(!files.isEmpty, "no scenario found")
        for file in files {
            let scenario = try JSONDecoder().decode(Value.self, from: Data(contentsOf: file))
            do {
                let steps = try await withFolder { try await Player(folder: $0).play(scenario) }
                #expect(steps > 0, "\(file.lastPathComponent) has no steps")
            } catch {
                Issue.record("\(file.lastPathComponent): \(error)")
            }
        }
    }
}

/// The interpreter itself: what must fail does. Needs nothing of the core but that it opens.
@Suite struct InterpreterTests {
    private func play(_ steps: String, extra: String = "") async throws -> Int {
        let scenario = try Value(json: #"{"name": "n", "about": "a", "steps": [\#(steps)]\#(extra)}"#)
        return try await withFolder { try await Player(folder: $0).play(scenario) }
    }

    private func fails(_ steps: String, extra: String = "", with reason: String) async {
        do {
            let played = try await play(steps, extra: extra)
            Issue.record("played \(played) steps")
        } catch {
            #expect("\(error)".contains(reason), "\(error)")
        }
    }

    private let start = #"{"do": "endpoint.start", "save": "e"}"#

    @Test func unknownStepFails() async {
        await fails(#"{"do": "amparo.home"}"#, with: "amparo is not open")
        await fails(#"{"do": "amparo.fly"}"#, with: "unknown step")
        await fails(#"{"do": "rocket.fly"}"#, with: "unknown step")
        await fails(#"{"do": "endpoint"}"#, with: "unknown step")
    }

    @Test func unknownFieldFails() async {
        await fails(start, extra: #", "extra": 1"#, with: "unknown field extra")
        await fails(#"{"do": "endpoint.start", "expects": 1}"#, with: "unknown field expects")
    }

    @Test func argumentsAreExact() async {
        await fails(#"{"do": "endpoint.start", "args": {"x": 1}}"#, with: "unknown argument x")
        await fails(#"{"do": "relative.new"}"#, with: "missing argument endpoint")
        await fails(#"{"do": "relative.new", "args": {"endpoint": 1}}"#, with: "not a text")
        await fails(#"{"do": "endpoint.url", "args": {"endpoint": "x"}}"#, with: "not a TestEndpoint")
    }

    @Test func namesAreKnownAndSavedOnce() async {
        await fails(#"{"do": "relative.new", "args": {"endpoint": "$nobody"}}"#, with: "nothing was saved as $nobody")
        await fails("\(start), \(start)", with: "saved twice")
        await fails("\(start), {\"do\": \"endpoint.url\", \"args\": {\"endpoint\": \"$e.x\"}}", with: "x asked of")
    }

    @Test func expectationsAreChecked() async throws {
        #expect(try await play(start) == 1)
        let url = #"{"do": "endpoint.url", "args": {"endpoint": "$e"}, "expect": "#
        #expect(try await play("\(start), \(url)" + #"{"$contains": "http"}}"#) == 2)
        await fails("\(start), \(url)" + #"{"$contains": "gopher"}}"#, with: "answered")
        await fails("\(start), \(url)" + #"{"error": "locked"}}"#, with: "answered")
        await fails("\(start), \(url)" + #"{"$like": "x"}}"#, with: "unknown matcher")
    }

    @Test func errorsAreExpectedByKindAndData() async throws {
        let pin =
            #"{"do": "amparo.open", "args": {"languages": ["en"], "now_ms": 1790000000000}}, {"do": "vault.create", "args": {"pin": "MQ"}"#
        #expect(try await play(pin + #", "expect": {"error": "invalid", "field": "pin"}}"#) == 2)
        await fails(pin + "}", with: "failed with")
        await fails(pin + #", "expect": {"error": "locked"}}"#, with: "failed with")
        await fails(pin + #", "expect": {"error": "invalid", "field": "name"}}"#, with: "failed with")
        await fails(pin + #", "expect": {"error": "invalid"}, "save": "x"}"#, with: "cannot be saved")
    }

    /// Calls that a scenario may use before any file of the folder does.
    @Test func laterCallsOfTheTableAreKnown() async throws {
        let drafts = #"{"do": "alerts.drafts", "args": {"alert": "$p.alert"}, "expect": "#
        let steps = [
            #"{"do": "amparo.open", "args": {"languages": ["en"], "now_ms": 1790000000000}}"#,
            #"{"do": "amparo.set_utc_offset", "args": {"minutes": -420}}"#,
            #"{"do": "alerts.add_person", "args": {"person": {"label": "A", "number": "+12135550100", "language": "en"}}, "save": "a"}"#,
            #"{"do": "alerts.press", "save": "p", "expect": {"drafts": [{"person": "$a"}]}}"#,
            #"{"do": "alerts.state", "args": {"alert": "$p.alert"}, "expect": {"saved": {"value": {"$contains": "07:13"}}}}"#,
            #"{"do": "alerts.network_is_back", "expect": null}"#,
            drafts + #"[{"attempt": "$p.drafts.0.attempt", "person": "$a", "label": "A"}]}"#,
            drafts + #"[{"number": "+12135550100", "text": "$p.drafts.0.text", "parts": 1, "unicode": false}]}"#,
            #"{"do": "alerts.report_receipt", "args": {"attempt": "$p.drafts.0.attempt", "receipt": "handed-over"}}"#,
            drafts + "[]}",
            #"{"do": "alerts.drafts", "args": {"alert": "x"}, "expect": {"error": "not-found"}}"#,
            #"{"do": "endpoint.start", "save": "e"}"#,
            #"{"do": "endpoint.url", "args": {"endpoint": "$e"}, "save": "url"}"#,
            #"{"do": "relative.new", "args": {"endpoint": "$url"}, "save": "r"}"#,
            #"{"do": "relative.confirm", "args": {"relative": "$r"}, "expect": null}"#,
        ]
        #expect(try await play(steps.joined(separator: ", ")) == steps.count)
    }

    @Test func matchingIsBySubset() throws {
        func matches(_ expected: String, _ answer: String) throws -> Bool {
            try Value(json: expected).matches(Value(json: answer))
        }
        #expect(try matches(#"{"a": 1}"#, #"{"a": 1.0, "b": 2}"#))
        #expect(try !matches(#"{"a": 1, "c": 1}"#, #"{"a": 1, "b": 2}"#))
        #expect(try !matches("[1]", "[1, 2]"))
        #expect(try !matches("1", "true"))
        #expect(try !matches("0", "null"))
        #expect(try matches(#"{"$length": 2}"#, "[1, 2]"))
        #expect(try matches(#"{"$not": {"$contains": "x"}}"#, #""abc""#))
        #expect(throws: ScenarioFailure.self) { try matches(#"{"$length": 2, "a": 1}"#, "[1, 2]") }
    }

    @Test func namesAndBytesHaveOneForm() throws {
        #expect(Value.words("WrongPin", joinedBy: "-") == "wrong-pin")
        #expect(Value.words("accuracyM", joinedBy: "_") == "accuracy_m")
        #expect(Base64URL.text(Data([0xfb, 0xff])) == "-_8")
        #expect(Base64URL.bytes("-_8") == Data([0xfb, 0xff]))
        #expect(Base64URL.bytes("+/8=") == nil)
        let answer = try Value(answer: Delivery(tried: 1, accepted: 0, waiting: 1, nextTryInMs: nil))
        #expect("\(answer)" == #"{"accepted": 0, "next_try_in_ms": null, "tried": 1, "waiting": 1}"#)
        #expect("\(try Value(error: .WrongPin(left: 4)))" == #"{"error": "wrong-pin", "left": 4}"#)
        #expect("\(try Value(error: .DiskFull))" == #"{"error": "disk-full"}"#)
    }
}
