/// The core version these bindings are meant for.
///
/// UniFFI compares checksums of every function when the library is first used, and the library's file is chosen at
/// build time; this catches what checksums cannot: same functions, other rules.
public enum CoreVersion {
    /// The version in the workspace's `Cargo.toml`. A test keeps it equal to the file's.
    public static let expected = "0.1.0"

    /// False: the app was put together from two builds and must not touch any data.
    public static var matches: Bool { coreVersion() == expected }
}
