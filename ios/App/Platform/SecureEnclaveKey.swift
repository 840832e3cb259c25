import AmparoModel
import Foundation
import Security

/// The phone's key: a P-256 key that never leaves the Secure Enclave, asked for ECDH with the point that the core
/// made of its input. The core hands over 65 bytes (uncompressed point) and takes the 32-byte x-coordinate.
///
/// Usable from the first unlock after a restart, on this phone only: a restored backup has no such key (`NotFound`).
/// In the simulator there is no enclave; the key is an ordinary one and says so (`software`).
final class SecureEnclaveKey: HardwareKey {
    private static let pointLength = 65
    private static let secretLength = 32
    #if targetEnvironment(simulator)
        private static let hasEnclave = false
    #else
        private static let hasEnclave = true
    #endif

    func form() throws -> HardwareForm { .ecdhP256 }

    func level() throws -> HardwareLevel { Self.hasEnclave ? .secureEnclave : .software }

    func create(alias: String) throws {
        do {
            _ = try find(alias)
            return  // one that exists stays: a new one would shut out everything sealed under it
        } catch HardwareKeyError.NotFound {}

        var failure: Unmanaged<CFError>?
        guard
            let access = SecAccessControlCreateWithFlags(
                nil, kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly, .privateKeyUsage, &failure)
        else { throw kind(failure) }
        var attributes: [CFString: Any] = [
            kSecAttrKeyType: kSecAttrKeyTypeECSECPrimeRandom,
            kSecAttrKeySizeInBits: 256,
            kSecPrivateKeyAttrs: [
                kSecAttrIsPermanent: true, kSecAttrApplicationTag: tag(alias), kSecAttrAccessControl: access,
            ] as [CFString: Any],
        ]
        if Self.hasEnclave { attributes[kSecAttrTokenID] = kSecAttrTokenIDSecureEnclave }
        guard SecKeyCreateRandomKey(attributes as CFDictionary, &failure) != nil else { throw kind(failure) }
    }

    func destroy(alias: String) throws {
        let status = SecItemDelete(query(alias) as CFDictionary)
        guard status == errSecSuccess || status == errSecItemNotFound else { throw kind(status) }
    }

    func evaluate(alias: String, input: Data) throws -> Data {
        let key = try find(alias)
        let publicAttributes: [CFString: Any] = [
            kSecAttrKeyType: kSecAttrKeyTypeECSECPrimeRandom, kSecAttrKeyClass: kSecAttrKeyClassPublic,
            kSecAttrKeySizeInBits: 256,
        ]
        var failure: Unmanaged<CFError>?
        guard input.count == Self.pointLength,
            let point = SecKeyCreateWithData(input as CFData, publicAttributes as CFDictionary, &failure)
        else { throw kind(failure) }
        guard
            let secret = SecKeyCopyKeyExchangeResult(
                key, .ecdhKeyExchangeStandard, point, [:] as CFDictionary, &failure) as Data?,
            secret.count == Self.secretLength
        else { throw kind(failure) }
        return secret
    }

    // MARK: -

    private func tag(_ alias: String) -> Data { Data("app.amparo.key.\(alias)".utf8) }

    private func query(_ alias: String) -> [CFString: Any] {
        [
            kSecClass: kSecClassKey, kSecAttrKeyClass: kSecAttrKeyClassPrivate,
            kSecAttrApplicationTag: tag(alias), kSecAttrKeyType: kSecAttrKeyTypeECSECPrimeRandom,
        ]
    }

    private func find(_ alias: String) throws -> SecKey {
        var query = query(alias)
        query[kSecReturnRef] = true
        var found: CFTypeRef?
        let status = SecItemCopyMatching(query as CFDictionary, &found)
        guard status == errSecSuccess, let found, CFGetTypeID(found) == SecKeyGetTypeID() else { throw kind(status) }
        return found as! SecKey  // its type was just compared; Core Foundation types know no conditional cast
    }

    private func kind(_ failure: Unmanaged<CFError>?) -> HardwareKeyError {
        guard let error = failure?.takeRetainedValue() else { return .Unavailable }
        return kind(OSStatus(truncatingIfNeeded: CFErrorGetCode(error)))
    }

    /// Only "there is none" is final. Everything unknown may pass, so nothing is given up for it.
    private func kind(_ status: OSStatus) -> HardwareKeyError {
        switch status {
        case errSecItemNotFound: .NotFound
        case errSecUserCanceled: .Cancelled
        default: .Unavailable
        }
    }
}
