import AmparoCore

extension Core {
    /// The words for an error: `error-<kind>` of `ui.ftl`, with the data of the kind.
    public func words(for error: CoreError) async -> String {
        let (id, arguments) = error.phrase
        // Words need no storage, so this fails only in an app that was put together wrongly; a code still helps then.
        guard let fixed = try? await phrases("error") else { return "Amparo \(id)" }
        if let text = fixed.strings[id] { return text }
        if case .Invalid = error { return fixed["error-invalid"] }
        return (try? await message(id, arguments))?.value ?? "Amparo \(id)"
    }
}

extension CoreError {
    /// Fluent id and arguments; locales/README.md, "Ids of ui.ftl".
    var phrase: (id: String, arguments: [String: MessageArgument]) {
        switch self {
        case .Locked: ("error-locked", [:])
        case .WrongPin(let left): ("error-wrong-pin", ["left": .number(value: Int64(left))])
        case .Wait(let seconds) where seconds < 120: ("error-wait", ["seconds": .number(value: Int64(seconds))])
        case .Wait(let seconds): ("error-wait-minutes", ["minutes": .number(value: Int64((seconds + 59) / 60))])
        case .Damaged(let part): ("error-damaged", ["part": .words(value: part)])
        case .NewerFormat: ("error-newer-format", [:])
        case .NotFound: ("error-not-found", [:])
        case .Unavailable: ("error-unavailable", [:])
        case .Busy: ("error-busy", [:])
        case .DiskFull: ("error-disk-full", [:])
        case .ReadOnly: ("error-read-only", [:])
        case .Cancelled: ("error-cancelled", [:])
        case .Expired: ("error-expired", [:])
        case .Invalid(let field): ("error-invalid-\(field)", [:])
        case .TooLarge: ("error-too-large", [:])
        case .Internal(let code): ("error-internal", ["code": .words(value: String(code))])
        }
    }
}
