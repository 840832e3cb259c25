package app.amparo.app.bridge

import app.amparo.core.HardwareKeyException
import java.security.InvalidKeyException
import java.security.ProviderException
import java.security.UnrecoverableKeyException
import kotlin.test.Test
import kotlin.test.assertIs

/** The order of causes and what is assumed when nothing is known. Android's own exceptions need a phone. */
class KeystoreFailuresTest {
    private val final = { error: Throwable -> if (error is InvalidKeyException) HardwareKeyException.Invalidated() else null }

    @Test
    fun `a final answer counts, however deep it is told`() {
        assertIs<HardwareKeyException.Invalidated>(kindOf(InvalidKeyException("x"), final))
        val wrapped = UnrecoverableKeyException("x").apply { initCause(ProviderException(InvalidKeyException("x"))) }
        assertIs<HardwareKeyException.Invalidated>(kindOf(wrapped, final))
    }

    @Test
    fun `anything else may pass`() {
        assertIs<HardwareKeyException.Unavailable>(kindOf(ProviderException("x"), final))
        assertIs<HardwareKeyException.Unavailable>(kindOf(IllegalStateException("x", UnrecoverableKeyException("x")), final))
    }
}
