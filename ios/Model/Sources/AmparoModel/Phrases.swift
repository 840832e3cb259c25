/// The fixed strings of one or several screens, in the reader's language.
public struct Phrases: Equatable, Sendable {
    public private(set) var strings: [String: String] = [:]
    /// BCP 47 tag of the reader's first language.
    public private(set) var locale = "en"
    /// Right-to-left layout. The core decides, not the system's language.
    public private(set) var rtl = false

    public init() {}

    /// The words of a message. Empty before the first load; a test keeps every id that is used in `ui.ftl`.
    public subscript(id: String) -> String { strings[id] ?? "" }

    mutating func add(_ more: [String: String], locale: String, rtl: Bool) {
        strings.merge(more) { _, new in new }
        self.locale = locale
        self.rtl = rtl
    }
}
