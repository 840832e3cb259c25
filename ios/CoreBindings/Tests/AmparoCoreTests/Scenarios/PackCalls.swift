import Foundation

@testable import AmparoCore

/// Calls on the content packs and on the harness' publisher.
extension Player {
    func packs(_ method: String, _ arguments: Arguments) throws -> Any? {
        let packs = try opened().packs()
        switch method {
        case "installed": return try packs.installed()
        case "verify": return try packs.verify(bytes: arguments.bytes("bytes"))
        case "install": return try packs.install(bytes: arguments.bytes("bytes"))
        case "install_file": return try packs.installFile(path: arguments.path("path", in: folder))
        case "roll_back": return try packs.rollBack()
        case "use_built_in": return try packs.useBuiltIn()
        case "built_in_day": return try packs.builtInDay()
        case "stop": return try packs.stop()
        default: return nil
        }
    }

    func publisher(_ method: String, _ arguments: Arguments) throws -> Any? {
        if method == "new" { return try TestPublisher(expires: arguments.text("expires")) }
        let publisher = try arguments.handle("publisher", TestPublisher.self)
        switch method {
        case "trust": return try opened().trustPublisher(publisher: publisher)
        case "pack":
            return try publisher.pack(
                version: arguments.integer("version"), card: arguments.integer("card"),
                signers: arguments.integers("signers"))
        case "correct":
            return try publisher.correct(
                version: arguments.integer("version"), id: arguments.text("id"), words: arguments.text("words"),
                signers: arguments.integers("signers"))
        case "rotate":
            return try publisher.rotate(signers: arguments.integers("signers"), expires: arguments.text("expires"))
        case "tampered": return try publisher.tampered(pack: arguments.bytes("pack"))
        default: return nil
        }
    }
}
