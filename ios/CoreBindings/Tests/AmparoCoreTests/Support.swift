import Foundation
import Testing

/// Where the repository is, so that the tests read the same files as the other languages'.
enum Repository {
    static func root() throws -> URL {
        let path = try #require(ProcessInfo.processInfo.environment["AMPARO_REPO"], "AMPARO_REPO is not set")
        return URL(fileURLWithPath: path, isDirectory: true)
    }
}

/// A fresh empty folder that is gone afterwards.
func withFolder<T>(_ body: (String) async throws -> T) async throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("amparo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder.path)
}
