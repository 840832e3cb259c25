import Foundation

@testable import AmparoCore

/// Plays one scenario over the façade: docs/scenarios.md in Swift.
actor Player {
    private static let scenarioFields: Set = ["name", "about", "steps"]
    private static let stepFields: Set = ["do", "args", "save", "expect"]

    let folder: String
    /// By name; the first phone has none, and the scenario's folder itself.
    var phones: [String: Amparo] = [:]
    var phone = ""
    private var saved: [String: Value]
    /// The phone that each saved object was made on.
    private var madeOn: [String: String] = [:]

    init(folder: String) {
        self.folder = folder
        saved = ["folder": .text(folder)]
    }

    /// Steps played. Throws at the first that does not go as written.
    func play(_ scenario: Value) async throws -> Int {
        let fields = try Self.fields(scenario, allowed: Self.scenarioFields)
        guard case .text = fields["name"], case .text = fields["about"], case .list(let steps) = fields["steps"] else {
            throw ScenarioFailure("name, about and steps are required")
        }
        for (index, value) in steps.enumerated() {
            do {
                try await play(step: value)
            } catch var failure as ScenarioFailure {
                failure.place = "step \(index + 1) \(value)"
                throw failure
            }
        }
        return steps.count
    }

    private func play(step: Value) async throws {
        let fields = try Self.fields(step, allowed: Self.stepFields)
        guard case .text(let name) = fields["do"] else { throw ScenarioFailure("a step without do") }
        let arguments = try Arguments(try fields["args"]?.resolved(saved))
        let expected = try fields["expect"]?.resolved(saved)

        let answer: Value
        do {
            let value = try await call(name, arguments)
            try arguments.finish()
            if let expected, Self.isError(expected) { throw ScenarioFailure("answered \(value)") }
            answer = value
        } catch let error as AmparoError {
            try arguments.finish()
            let found = try Value(error: error)
            guard let expected, Self.isError(expected), try expected.matches(found) else {
                throw ScenarioFailure("failed with \(found)")
            }
            if fields["save"] != nil { throw ScenarioFailure("an error cannot be saved") }
            return
        }
        if let expected, try !expected.matches(answer) { throw ScenarioFailure("answered \(answer)") }
        try save(answer, as: fields["save"])
    }

    private func save(_ answer: Value, as name: Value?) throws {
        guard let name else { return }
        guard case .text(let name) = name else { throw ScenarioFailure("save is not a name") }
        guard saved.updateValue(answer, forKey: name) == nil else { throw ScenarioFailure("\(name) is saved twice") }
        if case .handle = answer { madeOn[name] = phone }
    }

    /// The phone is restarted: what was made from its app goes with it; a push service, somebody's page and a job live on.
    func forgetObjects() {
        for (name, phone) in madeOn where phone == self.phone {
            guard case .handle(let object) = saved[name] else { continue }
            let lasts =
                object is TestEndpoint || object is TestRelative || object is TestPublisher || object is Job
            if !lasts { saved[name] = .null }
        }
    }

    private static func isError(_ expected: Value) -> Bool {
        guard case .object(let fields) = expected else { return false }
        return fields["error"] != nil
    }

    private static func fields(_ value: Value, allowed: Set<String>) throws -> [String: Value] {
        guard case .object(let fields) = value else { throw ScenarioFailure("not an object: \(value)") }
        if let unknown = Set(fields.keys).subtracting(allowed).min() {
            throw ScenarioFailure("unknown field \(unknown)")
        }
        return fields
    }
}
