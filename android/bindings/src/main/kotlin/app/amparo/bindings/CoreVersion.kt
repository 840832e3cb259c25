/**
 * The one check before the first call: is the native library the one these bindings were made for?
 *
 * The rest of this module is generated from `core/ffi` at build time and is not in the repository.
 */
package app.amparo.bindings

import app.amparo.core.coreVersion

/** Version of the core that this build of the app was made with: the version of the Cargo workspace. */
const val CORE_VERSION = "0.1.0"

/** The native library and the bindings are of different builds; nothing that they exchange can be trusted. */
class CoreVersionMismatch(found: String) : IllegalStateException("core $found, bindings $CORE_VERSION")

/** Throws [CoreVersionMismatch] unless the library is of this build. The first call loads the library. */
fun checkCoreVersion(found: String = coreVersion()) {
    if (found != CORE_VERSION) throw CoreVersionMismatch(found)
}
