package app.amparo.app

import android.content.Context
import android.provider.Settings
import app.amparo.ui.PickedFile
import app.amparo.ui.Platform
import app.amparo.ui.bridge.Receipt
import app.amparo.ui.bridge.SmsDraft
import java.util.Locale
import java.util.TimeZone

private const val PREFERENCES = "reader"
private const val LANGUAGES = "languages"
private const val MS_IN_A_MINUTE = 60_000

/** [Platform] over Android. What it keeps is the reader's choice of language and nothing else. */
class AndroidPlatform(private val context: Context) : Platform {
    private val composer = SmsComposer(context)
    val files = FilePicker(context)
    private val preferences get() = context.getSharedPreferences(PREFERENCES, Context.MODE_PRIVATE)

    override val reducedMotion: Boolean
        get() = Settings.Global.getFloat(context.contentResolver, Settings.Global.ANIMATOR_DURATION_SCALE, 1f) == 0f

    override val utcOffsetMinutes: Int
        get() = TimeZone.getDefault().getOffset(System.currentTimeMillis()) / MS_IN_A_MINUTE

    override suspend fun handOver(draft: SmsDraft): Receipt = composer.open(draft)

    override suspend fun pickFile(use: suspend (PickedFile) -> Unit) = files.pick(use)

    override fun keepLanguages(tags: List<String>) {
        preferences.edit().putString(LANGUAGES, tags.joinToString(",")).apply()
    }

    /** The languages chosen in the app, else those of the phone, best first. */
    fun languages(): List<String> {
        val kept = preferences.getString(LANGUAGES, null)?.split(',')
        val locales = context.resources.configuration.locales
        return kept ?: List(locales.size()) { index -> locales[index].toLanguageTag() }.ifEmpty { listOf(Locale.ENGLISH.language) }
    }
}
