package app.amparo.ui

import app.amparo.ui.bridge.Receipt
import app.amparo.ui.bridge.SmsDraft

/**
 * What only the phone can do. The core asks for nothing of it: drafts are data, and what became of them is reported back.
 *
 * The app implements it over Android; tests over lists.
 */
interface Platform {
    /** True where the user asked the system for less motion: no ring fills, the state still changes. */
    val reducedMotion: Boolean

    /** The phone's time zone just now, in minutes east of UTC. */
    val utcOffsetMinutes: Int

    /**
     * Puts [draft] before the user or sends it, as the flavour of the app allows, and says what is known of it, and no
     * more: opening the messages app is [Receipt.COMPOSER_OPENED], never [Receipt.HANDED_OVER].
     */
    suspend fun handOver(draft: SmsDraft): Receipt

    /**
     * Lets the user choose one file and lends it to [use], which may keep nothing of it. Where none was chosen [use] is not
     * called; where it could not be read, there is nothing at its path.
     */
    suspend fun pickFile(use: suspend (PickedFile) -> Unit)

    /** Keeps the reader's languages for the next start, best first. They are needed before anything can be unlocked. */
    fun keepLanguages(tags: List<String>)
}

/** A file that the user chose: [name] as they know it, [path] where it lies for the moment. */
class PickedFile(val name: String, val path: String)
