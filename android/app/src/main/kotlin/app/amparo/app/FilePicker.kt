package app.amparo.app

import android.content.ActivityNotFoundException
import android.content.Context
import android.net.Uri
import android.provider.OpenableColumns
import app.amparo.ui.PickedFile
import java.io.File
import java.io.IOException
import java.io.InputStream
import java.io.OutputStream
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/** Far more than any pack: the core says what is too large, this only keeps a film from filling the phone. */
private const val MOST_BYTES = 64L * 1024 * 1024

/**
 * The system's own file chooser. What was chosen is copied, lent and deleted: nothing of it stays, and the app keeps no right
 * to the file. Needs no permission.
 */
class FilePicker(private val context: Context) {
    /** How the activity in front asks; null without one. */
    var open: ((Array<String>) -> Unit)? = null
    private var waiting: CompletableDeferred<Uri?>? = null

    /** The user's answer; null where nothing was chosen. */
    fun chosen(file: Uri?) {
        waiting?.complete(file)
        waiting = null
    }

    suspend fun pick(use: suspend (PickedFile) -> Unit) {
        val ask = open ?: return
        chosen(null)
        val answer = CompletableDeferred<Uri?>().also { waiting = it }
        try {
            ask(arrayOf("*/*"))
        } catch (_: ActivityNotFoundException) {
            chosen(null)
        }
        answer.await()?.let { lend(it, use) }
    }

    private suspend fun lend(file: Uri, use: suspend (PickedFile) -> Unit) {
        val copy = File.createTempFile("chosen", null, context.cacheDir)
        try {
            val name = withContext(Dispatchers.IO) {
                // Where it cannot be read there is no copy, and the core says that nothing is there.
                if (!copied(file, copy)) copy.delete()
                name(file)
            }
            use(PickedFile(name, copy.path))
        } finally {
            copy.delete()
        }
    }

    private fun copied(file: Uri, to: File): Boolean = try {
        context.contentResolver.openInputStream(file)?.use { source -> to.outputStream().use { copy(source, it) } } != null
    } catch (_: IOException) {
        false
    } catch (_: SecurityException) {
        false
    }

    private fun copy(source: InputStream, target: OutputStream) {
        val buffer = ByteArray(DEFAULT_BUFFER_SIZE)
        var total = 0L
        while (total <= MOST_BYTES) {
            val read = source.read(buffer)
            if (read < 0) return
            target.write(buffer, 0, read)
            total += read
        }
    }

    /** As the user knows it; empty where the provider does not tell. */
    private fun name(file: Uri): String {
        val columns = arrayOf(OpenableColumns.DISPLAY_NAME)
        return context.contentResolver.query(file, columns, null, null, null)?.use { rows ->
            if (rows.moveToFirst()) rows.getString(0) else null
        }.orEmpty()
    }
}
