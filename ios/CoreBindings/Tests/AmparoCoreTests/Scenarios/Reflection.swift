import Foundation

@testable import AmparoCore

extension Value {
    /// An answer of the façade as a scenario sees it (docs/scenarios.md, "Values"). By reflection, so that a field
    /// added to a record is seen without a line here.
    init(answer: Any) throws {
        switch answer {
        case is Void: self = .null
        case let value as Bool: self = .bool(value)
        case let value as String: self = .text(value)
        case let value as Double: self = .number(value)
        case let value as any BinaryInteger: self = .number(Double(value))
        case let value as Data: self = .text(Base64URL.text(value))
        default: self = try Value(reflecting: answer)
        }
    }

    private init(reflecting answer: Any) throws {
        let mirror = Mirror(reflecting: answer)
        switch mirror.displayStyle {
        case .optional: self = try mirror.children.first.map { try Value(answer: $0.value) } ?? .null
        case .collection: self = .list(try mirror.children.map { try Value(answer: $0.value) })
        case .struct: self = .object(try Self.fields(mirror) { Self.words($0, joinedBy: "_") })
        case .dictionary:
            let pairs = try mirror.children.map { pair -> (String, Value) in
                let both = Mirror(reflecting: pair.value).children.map(\.value)
                guard both.count == 2, let key = both.first as? String else {
                    throw ScenarioFailure("no text for a key")
                }
                return (key, try Value(answer: both[1]))
            }
            self = .object(Dictionary(uniqueKeysWithValues: pairs))
        case .enum where mirror.children.isEmpty: self = .text(Self.words("\(answer)", joinedBy: "-"))
        case .class:
            // Every object of the façade is Sendable; the language cannot see that through `Any`.
            self = .handle(unsafeBitCast(answer as AnyObject, to: (any AnyObject & Sendable).self))
        default: throw ScenarioFailure("no form for an answer of type \(type(of: answer))")
        }
    }

    /// `{"error": kind, …data}`.
    init(error: AmparoError) throws {
        let mirror = Mirror(reflecting: error)
        var fields: [String: Value] = [:]
        var kind = "\(error)"
        if let child = mirror.children.first, let label = child.label {
            kind = label
            fields = try Self.fields(Mirror(reflecting: child.value)) { Self.words($0, joinedBy: "_") }
        }
        fields["error"] = .text(Self.words(kind, joinedBy: "-"))
        self = .object(fields)
    }

    private static func fields(_ mirror: Mirror, _ name: (String) -> String) throws -> [String: Value] {
        let pairs = try mirror.children.map { child -> (String, Value) in
            guard let label = child.label else { throw ScenarioFailure("a field without a name") }
            return (name(label), try Value(answer: child.value))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// `nowMs` → `now_ms`, `WrongPin` → `wrong-pin`.
    static func words(_ name: String, joinedBy separator: String) -> String {
        var out = ""
        for character in name {
            if character.isUppercase, !out.isEmpty { out += separator }
            out += character.lowercased()
        }
        return out
    }
}
