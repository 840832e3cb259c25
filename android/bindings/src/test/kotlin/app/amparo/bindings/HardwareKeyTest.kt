package app.amparo.bindings

import app.amparo.core.Amparo
import app.amparo.core.AmparoException
import app.amparo.core.HardwareForm
import app.amparo.core.HardwareKey
import app.amparo.core.HardwareKeyException
import app.amparo.core.HardwareLevel
import app.amparo.core.VaultState
import app.amparo.core.checkHardwareKey
import java.io.File
import java.util.concurrent.ConcurrentHashMap
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec
import kotlin.random.Random
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNull
import kotlin.test.assertTrue
import org.junit.jupiter.api.io.TempDir

/** The one foreign trait, implemented in Kotlin: it is really asked, and its kinds arrive as kinds. */
class HardwareKeyTest {
    @TempDir
    lateinit var folder: File

    private val pin = "271828".encodeToByteArray()

    @Test
    fun `the core creates a key in Kotlin and evaluates it`() {
        val key = KotlinKey()
        open(key) { it.create(pin) }
        assertTrue(key.calls.any { it.startsWith("create") }, "${key.calls}")
        assertTrue(key.calls.any { it.startsWith("evaluate") }, "${key.calls}")

        key.calls.clear()
        open(key) { it.unlock(pin) }
        assertTrue(key.calls.any { it.startsWith("evaluate") }, "${key.calls}")
    }

    @Test
    fun `a lost key, a busy one and a destroyed one are three things`() {
        val key = KotlinKey()
        open(key) { it.create(pin) }

        key.failure = { HardwareKeyException.Unavailable() }
        val busy = assertFailsWith<AmparoException> { open(key) { it.unlock(pin) } }
        assertTrue(busy is AmparoException.Unavailable, "$busy")

        key.failure = { HardwareKeyException.NotFound() }
        val lost = assertFailsWith<AmparoException> { open(key) { it.unlock(pin) } }
        assertTrue(lost !is AmparoException.Unavailable, "$lost")

        // Nothing was lost by either answer.
        key.failure = null
        open(key) {
            it.unlock(pin)
            assertEquals(VaultState.UNLOCKED, it.state())
        }
    }

    @Test
    fun `a defect in the adapter is never taken for a lost key`() {
        val key = KotlinKey()
        open(key) { it.create(pin) }
        key.failure = { IllegalStateException("a defect of the adapter") }
        val error = assertFailsWith<AmparoException> { open(key) { it.unlock(pin) } }
        assertTrue(error is AmparoException.Unavailable, "$error")
    }

    @Test
    fun `an adapter that keeps the contract passes it`() {
        assertNull(checkHardwareKey(KotlinKey(), "contract"))
    }

    @Test
    fun `an adapter that breaks the contract is told which clause`() {
        val replacing = object : HardwareKey by KotlinKey() {
            private val inner = KotlinKey()
            override fun create(alias: String) {
                inner.destroy(alias)
                inner.create(alias)
            }
            override fun destroy(alias: String) = inner.destroy(alias)
            override fun evaluate(alias: String, input: ByteArray) = inner.evaluate(alias, input)
        }
        assertEquals("creating replaces the key", checkHardwareKey(replacing, "contract"))

        val vague = KotlinKey().apply { failure = { HardwareKeyException.Unavailable() } }
        assertEquals("a destroyed key is not called missing: hardware key unavailable", checkHardwareKey(vague, "contract"))
    }

    private fun open(key: HardwareKey, use: (app.amparo.core.Vault) -> Unit) {
        Amparo.open(folder.path, listOf("en"), key).use { amparo -> amparo.vault().use(use) }
    }
}

/** What Android's keystore does, without one: a secret under a name that never leaves. */
private class KotlinKey : HardwareKey {
    val calls: MutableList<String> = java.util.Collections.synchronizedList(mutableListOf())
    @Volatile
    var failure: (() -> Exception)? = null
    private val keys = ConcurrentHashMap<String, ByteArray>()

    override fun form() = HardwareForm.HMAC

    override fun level() = HardwareLevel.SOFTWARE

    override fun create(alias: String) {
        calls += "create $alias"
        keys.putIfAbsent(alias, Random.nextBytes(32))
    }

    override fun destroy(alias: String) {
        calls += "destroy $alias"
        keys.remove(alias)
    }

    override fun evaluate(alias: String, input: ByteArray): ByteArray {
        calls += "evaluate $alias"
        failure?.let { throw it() }
        val key = keys[alias] ?: throw HardwareKeyException.NotFound()
        // Android's keystore would take any length; the adapter does not.
        if (input.size != 32) throw HardwareKeyException.Unavailable()
        return Mac.getInstance("HmacSHA256").apply { init(SecretKeySpec(key, "HmacSHA256")) }.doFinal(input)
    }
}
