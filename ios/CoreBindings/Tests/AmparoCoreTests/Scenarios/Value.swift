import Foundation

/// A value of a scenario: what JSON can say, and objects of the façade, which are opaque.
enum Value: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([Value])
    case object([String: Value])
    case handle(any AnyObject & Sendable)
}

/// Why a scenario failed. `where` is the step, as number and name.
struct ScenarioFailure: Error, CustomStringConvertible {
    let reason: String
    var place = ""

    init(_ reason: String) { self.reason = reason }

    var description: String { place.isEmpty ? reason : "\(place): \(reason)" }
}

extension Value: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([Value].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: Value].self))
        }
    }

    init(json: String) throws {
        self = try JSONDecoder().decode(Value.self, from: Data(json.utf8))
    }
}

extension Value: CustomStringConvertible {
    /// As JSON would have it, for messages of failed steps.
    var description: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let value): value == value.rounded() ? String(format: "%.0f", value) : "\(value)"
        case .text(let value): "\"\(value)\""
        case .list(let values): "[\(values.map(\.description).joined(separator: ", "))]"
        case .object(let fields):
            "{\(fields.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", "))}"
        case .handle: "(object)"
        }
    }
}

extension Value {
    /// The part at `path`: field names and list positions.
    func part(_ path: some Sequence<Substring>) throws -> Value {
        var value = self
        for name in path {
            switch value {
            case .object(let fields):
                guard let field = fields[String(name)] else { throw ScenarioFailure("no field \(name) in \(value)") }
                value = field
            case .list(let values):
                guard let index = Int(name), values.indices.contains(index) else {
                    throw ScenarioFailure("no position \(name) in \(value)")
                }
                value = values[index]
            default: throw ScenarioFailure("\(name) asked of \(value)")
            }
        }
        return value
    }

    /// The same with every `"$name"` replaced by what was saved.
    func resolved(_ saved: [String: Value]) throws -> Value {
        switch self {
        case .text(let text) where text.hasPrefix("$"):
            let path = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
            guard let first = path.first, let value = saved[String(first)] else {
                throw ScenarioFailure("nothing was saved as \(text)")
            }
            return try value.part(path.dropFirst())
        case .list(let values): return .list(try values.map { try $0.resolved(saved) })
        case .object(let fields): return .object(try fields.mapValues { try $0.resolved(saved) })
        default: return self
        }
    }

    /// Whether `self` (an expectation, resolved) matches `answer`: docs/scenarios.md, "Matching".
    func matches(_ answer: Value) throws -> Bool {
        if case .object(let fields) = self, let name = fields.keys.first(where: { $0.hasPrefix("$") }) {
            guard fields.count == 1, let operand = fields[name] else {
                throw ScenarioFailure("\(name) does not stand alone")
            }
            return try Self.matches(name, operand, answer)
        }
        switch (self, answer) {
        case (.null, .null): return true
        case (.bool(let expected), .bool(let found)): return expected == found
        case (.number(let expected), .number(let found)): return expected == found
        case (.text(let expected), .text(let found)): return expected == found
        case (.list(let expected), .list(let found)):
            return try expected.count == found.count && zip(expected, found).allSatisfy { try $0.matches($1) }
        case (.object(let expected), .object(let found)):
            return try expected.allSatisfy { name, field in
                guard let other = found[name] else { return false }
                return try field.matches(other)
            }
        default: return false
        }
    }

    private static func matches(_ name: String, _ operand: Value, _ answer: Value) throws -> Bool {
        switch (name, operand) {
        case ("$contains", .text(let part)):
            guard case .text(let text) = answer else { return false }
            return text.contains(part)
        case ("$length", .number(let length)):
            guard case .list(let values) = answer else { return false }
            return Double(values.count) == length
        case ("$not", _): return try !operand.matches(answer)
        default: throw ScenarioFailure("unknown matcher \(name) of \(operand)")
        }
    }
}

/// base64url without padding (RFC 4648 §5), the form of bytes in a scenario.
enum Base64URL {
    static func text(_ bytes: Data) -> String {
        bytes.base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }

    static func bytes(_ text: String) -> Data? {
        guard !text.contains(where: { "+/=".contains($0) }) else { return nil }
        let standard = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        return Data(base64Encoded: standard + String(repeating: "=", count: (4 - standard.count % 4) % 4))
    }
}
