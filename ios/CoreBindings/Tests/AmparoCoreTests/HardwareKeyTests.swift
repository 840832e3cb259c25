import Foundation
import Testing

@testable import AmparoCore

/// The contract of `HardwareKey`, tried on an adapter in Swift. On a phone the same call tries the Secure Enclave (docs/ios.md).
@Suite struct HardwareKeyTests {
    @Test func adapterThatKeepsTheContractPasses() throws {
        #expect(try checkHardwareKey(key: SoftwareKey(), alias: "contract") == nil)
    }

    @Test func adapterThatBreaksTheContractIsToldWhichClause() throws {
        let broken: [(SoftwareKey.Flaw, String)] = [
            (.createReplaces, "creating replaces the key"),
            (.oneKey, "two aliases, one key"),
            (.shortSighted, "byte 16 of the input is ignored"),
            (.anyLength, "an input of 0 bytes is taken"),
            (.vague, "a destroyed key is not called missing: hardware key unavailable"),
        ]
        for (flaw, clause) in broken {
            #expect(try checkHardwareKey(key: SoftwareKey(flaw), alias: "contract") == clause)
        }
    }
}

/// A key in memory: random, and mixed with every byte of the input. All that the contract asks, and no cryptography.
private final class SoftwareKey: HardwareKey, @unchecked Sendable {
    enum Flaw { case createReplaces, oneKey, shortSighted, anyLength, vague }

    private let flaw: Flaw?
    private let lock = NSLock()
    private var keys: [String: [UInt64]] = [:]

    init(_ flaw: Flaw? = nil) { self.flaw = flaw }

    func form() throws -> HardwareForm { .hmac }
    func level() throws -> HardwareLevel { .software }

    func create(alias: String) throws {
        lock.withLock {
            if keys[alias] == nil || flaw == .createReplaces { keys[alias] = fresh() }
        }
    }

    func destroy(alias: String) throws { _ = lock.withLock { keys.removeValue(forKey: alias) } }

    func evaluate(alias: String, input: Data) throws -> Data {
        guard let key = lock.withLock({ keys[alias] }) else {
            throw flaw == .vague ? HardwareKeyError.Unavailable : .NotFound
        }
        guard input.count == 32 || flaw == .anyLength else { throw HardwareKeyError.Unavailable }
        var output = Data()
        for word in key {
            var mixed = word
            for byte in flaw == .shortSighted ? input.prefix(16) : input {
                mixed = (mixed ^ UInt64(byte)) &* 0x100_0000_01b3
                mixed ^= mixed >> 29
            }
            withUnsafeBytes(of: mixed.littleEndian) { output.append(contentsOf: $0) }
        }
        return output
    }

    private func fresh() -> [UInt64] {
        flaw == .oneKey ? [1, 2, 3, 4] : (0..<4).map { _ in UInt64.random(in: .min ... .max) }
    }
}
