package app.amparo.app.bridge

import android.content.Context
import android.content.pm.PackageManager
import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyInfo
import android.security.keystore.KeyProperties
import android.security.keystore.StrongBoxUnavailableException
import app.amparo.core.HardwareForm
import app.amparo.core.HardwareKey
import app.amparo.core.HardwareKeyException
import app.amparo.core.HardwareLevel
import java.security.KeyStore
import javax.crypto.KeyGenerator
import javax.crypto.Mac
import javax.crypto.SecretKey
import javax.crypto.SecretKeyFactory

private const val PROVIDER = "AndroidKeyStore"
private const val ALGORITHM = KeyProperties.KEY_ALGORITHM_HMAC_SHA256
private const val KEY_BITS = 256
private const val INPUT_BYTES = 32

/**
 * The phone's secure hardware: HMAC-SHA256 under a key that was made in StrongBox where there is one, else in the trusted
 * execution environment, and that never leaves it.
 *
 * A key that is not there, one that cannot be reached now and one that the system destroyed are three answers: the first and
 * the last are final, and a vault must not be given up for the second. Whatever is not known to be final is `Unavailable`.
 * Called off the main thread, by the core.
 */
class KeystoreHardwareKey(context: Context) : HardwareKey {
    private val strongBox = Build.VERSION.SDK_INT >= Build.VERSION_CODES.P &&
        context.packageManager.hasSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE)

    override fun form(): HardwareForm = HardwareForm.HMAC

    /** Of a key that exists, what the system says; before the first one, what it would be. */
    override fun level(): HardwareLevel = asking {
        val alias = store().aliases().asSequence().firstOrNull()
        val key = alias?.let(::find)
        if (key != null) levelOf(key) else if (strongBox) HardwareLevel.STRONG_BOX else HardwareLevel.TRUSTED_ENVIRONMENT
    }

    override fun create(alias: String) = asking {
        if (store().containsAlias(alias)) return@asking
        if (!strongBox || !generated(alias, inStrongBox = true)) generated(alias, inStrongBox = false)
    }

    override fun destroy(alias: String) = asking {
        val store = store()
        if (store.containsAlias(alias)) store.deleteEntry(alias)
    }

    override fun evaluate(alias: String, input: ByteArray): ByteArray = asking {
        val key = find(alias) ?: throw HardwareKeyException.NotFound()
        // The keystore would take any length; the contract has one.
        if (input.size != INPUT_BYTES) throw HardwareKeyException.Unavailable()
        Mac.getInstance(ALGORITHM).apply { init(key) }.doFinal(input)
    }

    private fun find(alias: String): SecretKey? = store().getKey(alias, null) as SecretKey?

    private fun store(): KeyStore = KeyStore.getInstance(PROVIDER).apply { load(null) }

    /** False where StrongBox is announced but does not take the key: full, or without this algorithm. */
    private fun generated(alias: String, inStrongBox: Boolean): Boolean {
        val spec = KeyGenParameterSpec.Builder(alias, KeyProperties.PURPOSE_SIGN)
            .setKeySize(KEY_BITS)
            .setDigests(KeyProperties.DIGEST_SHA256)
        if (inStrongBox && Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) spec.setIsStrongBoxBacked(true)
        return try {
            KeyGenerator.getInstance(ALGORITHM, PROVIDER).apply { init(spec.build()) }.generateKey()
            true
        } catch (error: StrongBoxUnavailableException) {
            if (inStrongBox) false else throw error
        }
    }

    private fun levelOf(key: SecretKey): HardwareLevel {
        val info = SecretKeyFactory.getInstance(key.algorithm, PROVIDER).getKeySpec(key, KeyInfo::class.java) as KeyInfo
        return if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
            when (info.securityLevel) {
                KeyProperties.SECURITY_LEVEL_STRONGBOX -> HardwareLevel.STRONG_BOX
                KeyProperties.SECURITY_LEVEL_TRUSTED_ENVIRONMENT -> HardwareLevel.TRUSTED_ENVIRONMENT
                KeyProperties.SECURITY_LEVEL_UNKNOWN_SECURE -> HardwareLevel.TRUSTED_ENVIRONMENT
                else -> HardwareLevel.NONE
            }
        } else {
            @Suppress("DEPRECATION") // The only answer before Android 12.
            if (info.isInsideSecureHardware) HardwareLevel.TRUSTED_ENVIRONMENT else HardwareLevel.NONE
        }
    }
}

/** Runs [call]; its failures leave as kinds and without their texts, which may name keys. */
private inline fun <T> asking(call: () -> T): T =
    try {
        call()
    } catch (error: HardwareKeyException) {
        throw error
    } catch (@Suppress("TooGenericExceptionCaught") error: Exception) {
        // The keystore throws checked, unchecked and undocumented exceptions alike.
        throw kindOf(error)
    }
