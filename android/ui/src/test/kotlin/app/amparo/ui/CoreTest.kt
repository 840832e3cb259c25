package app.amparo.ui

import app.amparo.core.Amparo
import app.amparo.core.HardwareForm
import app.amparo.core.HardwareKey
import app.amparo.core.HardwareKeyException
import app.amparo.core.HardwareLevel
import app.amparo.ui.bridge.Answer
import app.amparo.ui.bridge.Core
import app.amparo.ui.bridge.Problem
import app.amparo.ui.bridge.onFailed
import java.io.File
import kotlin.test.Test
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotEquals
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.io.TempDir

class CoreTest {
    @TempDir
    lateinit var folder: File

    @Test
    fun `the core is never called on the caller's thread`() {
        val threads = mutableListOf<Thread>()
        val key = object : HardwareKey {
            override fun form() = HardwareForm.HMAC.also { threads += Thread.currentThread() }
            override fun level() = HardwareLevel.SOFTWARE.also { threads += Thread.currentThread() }
            override fun create(alias: String): Unit = throw HardwareKeyException.Unavailable().also { threads += Thread.currentThread() }
            override fun destroy(alias: String) = Unit
            override fun evaluate(alias: String, input: ByteArray) = throw HardwareKeyException.Unavailable()
        }
        Amparo.open(folder.path, listOf("en"), key).use { amparo ->
            runBlocking { Core(amparo).createVault(PIN.encodeToByteArray()) }
        }
        assertNotEquals(emptyList(), threads)
        assertEquals(emptyList(), threads.filter { it == Thread.currentThread() })
    }

    @Test
    fun `a PIN is overwritten, used or refused`() = Phone().use { phone ->
        val core = Core(phone.amparo, Dispatchers.Unconfined)
        val used = PIN.encodeToByteArray()
        val refused = "000000".encodeToByteArray()
        runBlocking {
            assertIs<Answer.Done<Unit>>(core.createVault(used))
            core.lock()
            core.unlock(refused).onFailed { assertEquals(Problem.Kind.WRONG_PIN, it.kind) }
        }
        assertContentEquals(ByteArray(PIN.length), used)
        assertContentEquals(ByteArray(6), refused)
    }

    @Test
    fun `a failure is a kind and a sentence of the reader's language`() = Phone("es").makeVault().lock().use { phone ->
        val answer = runBlocking { Core(phone.amparo, Dispatchers.Unconfined).contacts() }
        val problem = assertIs<Answer.Failed>(answer).problem
        assertEquals(Problem.Kind.LOCKED, problem.kind)
        assertEquals(phone.amparo.message("error-locked", emptyMap()).value, problem.sentence)
    }
}
