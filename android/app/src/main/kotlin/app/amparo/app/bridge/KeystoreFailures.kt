/** What a failure of Android's keystore says about the key. */
package app.amparo.app.bridge

import android.os.Build
import android.security.KeyStoreException
import android.security.keystore.KeyPermanentlyInvalidatedException
import app.amparo.core.HardwareKeyException

/**
 * The kind of [error], which may be told by any of its causes: the outermost that [final] knows. What nobody calls final is
 * `Unavailable`, since a vault must not be given up for a keystore that is restarting.
 */
internal fun kindOf(error: Throwable, final: (Throwable) -> HardwareKeyException? = ::finalKind): HardwareKeyException =
    generateSequence(error) { it.cause }.firstNotNullOfOrNull(final) ?: HardwareKeyException.Unavailable()

private fun finalKind(error: Throwable): HardwareKeyException? = when {
    error is KeyPermanentlyInvalidatedException -> HardwareKeyException.Invalidated()
    Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU && error is KeyStoreException -> when (error.numericErrorCode) {
        KeyStoreException.ERROR_KEY_DOES_NOT_EXIST -> HardwareKeyException.NotFound()
        KeyStoreException.ERROR_KEY_CORRUPTED -> HardwareKeyException.Invalidated()
        else -> null
    }
    else -> null
}
