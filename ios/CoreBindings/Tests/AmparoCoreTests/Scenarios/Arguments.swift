import Foundation

@testable import AmparoCore

/// The `args` of one step. Every argument has to be taken once; what is left over is an unknown one.
final class Arguments {
    private var rest: [String: Value]
    private var nested: [Arguments] = []

    init(_ value: Value?) throws {
        switch value {
        case nil: rest = [:]
        case .object(let fields): rest = fields
        case .some(let other): throw ScenarioFailure("args is not an object: \(other)")
        }
    }

    /// Fails on arguments that nobody took.
    func finish() throws {
        if let name = rest.keys.sorted().first { throw ScenarioFailure("unknown argument \(name)") }
        for record in nested { try record.finish() }
    }

    func text(_ name: String) throws -> String {
        guard case .text(let text) = try take(name) else { throw ScenarioFailure("\(name) is not a text") }
        return text
    }

    func optionalText(_ name: String) throws -> String? {
        guard hasValue(name) else { return nil }
        return try text(name)
    }

    func bool(_ name: String) throws -> Bool {
        guard case .bool(let value) = try take(name) else { throw ScenarioFailure("\(name) is not a boolean") }
        return value
    }

    func double(_ name: String) throws -> Double {
        guard case .number(let value) = try take(name) else { throw ScenarioFailure("\(name) is not a number") }
        return value
    }

    func integer<T: FixedWidthInteger>(_ name: String) throws -> T {
        guard let value = T(exactly: try double(name)) else { throw ScenarioFailure("\(name) is out of range") }
        return value
    }

    func optionalInteger<T: FixedWidthInteger>(_ name: String) throws -> T? {
        guard hasValue(name) else { return nil }
        return try integer(name)
    }

    func optionalBool(_ name: String) throws -> Bool? {
        guard hasValue(name) else { return nil }
        return try bool(name)
    }

    func optionalChoice<T>(_ name: String, _ all: [T]) throws -> T? {
        guard hasValue(name) else { return nil }
        return try choice(name, all)
    }

    func bytes(_ name: String) throws -> Data {
        guard let bytes = Base64URL.bytes(try text(name)) else { throw ScenarioFailure("\(name) is not base64url") }
        return bytes
    }

    func texts(_ name: String) throws -> [String] {
        guard case .list(let values) = try take(name) else { throw ScenarioFailure("\(name) is not a list") }
        return try values.map {
            guard case .text(let text) = $0 else { throw ScenarioFailure("\(name) holds more than texts") }
            return text
        }
    }

    func integers<T: FixedWidthInteger>(_ name: String) throws -> [T] {
        guard case .list(let values) = try take(name) else { throw ScenarioFailure("\(name) is not a list") }
        return try values.map {
            guard case .number(let number) = $0, let value = T(exactly: number) else {
                throw ScenarioFailure("\(name) holds more than whole numbers")
            }
            return value
        }
    }

    /// A path inside the scenario's folder.
    func path(_ name: String, in folder: String) throws -> String {
        let path = try text(name)
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(where: { ["", ".", ".."].contains($0) }) else {
            throw ScenarioFailure("\(path) is no path in the folder")
        }
        return "\(folder)/\(path)"
    }

    func choice<T>(_ name: String, _ all: [T]) throws -> T {
        let word = try text(name)
        guard let found = all.first(where: { Value.words("\($0)", joinedBy: "-") == word }) else {
            throw ScenarioFailure("\(name) cannot be \(word)")
        }
        return found
    }

    func record(_ name: String) throws -> Arguments {
        let record = try Arguments(try take(name))
        nested.append(record)
        return record
    }

    func records<T>(_ name: String, _ read: (Arguments) throws -> T) throws -> [T] {
        guard case .list(let values) = try take(name) else { throw ScenarioFailure("\(name) is not a list") }
        return try values.map { value in
            guard case .object = value else { throw ScenarioFailure("\(name) holds more than records") }
            let record = try Arguments(value)
            nested.append(record)
            return try read(record)
        }
    }

    func optionalRecord(_ name: String) throws -> Arguments? {
        guard hasValue(name) else { return nil }
        return try record(name)
    }

    /// The values of a message: a number or words.
    func messageArguments(_ name: String) throws -> [String: MessageArgument] {
        guard hasValue(name) else { return [:] }
        guard case .object(let fields) = try take(name) else { throw ScenarioFailure("\(name) is not an object") }
        return try fields.mapValues { value in
            switch value {
            case .number(let number):
                guard let whole = Int64(exactly: number) else { throw ScenarioFailure("\(name) holds a fraction") }
                return .number(value: whole)
            case .text(let words): return .words(value: words)
            default: throw ScenarioFailure("\(name) holds neither number nor words")
            }
        }
    }

    func handle<T>(_ name: String, _: T.Type) throws -> T {
        guard case .handle(let object) = try take(name), let found = object as? T else {
            throw ScenarioFailure("\(name) is not a \(T.self)")
        }
        return found
    }

    private func take(_ name: String) throws -> Value {
        guard let value = rest.removeValue(forKey: name) else { throw ScenarioFailure("missing argument \(name)") }
        return value
    }

    /// An optional argument: absent and `null` are the same.
    private func hasValue(_ name: String) -> Bool {
        switch rest[name] {
        case nil: return false
        case .null:
            rest.removeValue(forKey: name)
            return false
        default: return true
        }
    }
}
