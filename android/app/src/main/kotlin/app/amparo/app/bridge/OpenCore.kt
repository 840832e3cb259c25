package app.amparo.app.bridge

import android.content.Context
import app.amparo.bindings.checkCoreVersion
import app.amparo.core.Amparo
import app.amparo.ui.bridge.Core

/** Name of the core's folder. It is under `noBackupFilesDir`: no backup of the system ever takes it along. */
private const val FOLDER = "amparo"

/** The one core of this process. */
class OpenCore(private val amparo: Amparo) : AutoCloseable {
    val core = Core(amparo)

    override fun close() = amparo.close()

    companion object {
        /** Opens the core over the app's own folder. Reads nothing from disk yet, so that the cards work in any case. */
        fun open(context: Context, languages: List<String>): OpenCore {
            checkCoreVersion()
            val folder = context.noBackupFilesDir.resolve(FOLDER).apply { mkdirs() }
            return OpenCore(Amparo.open(folder.path, languages, KeystoreHardwareKey(context)))
        }
    }
}
