package app.amparo.ui.bridge

/** The fixed words of all screens in the reader's language. They come from the core: a shell owns the app's name only. */
class Strings(private val words: Map<String, String>, val locale: String, val rtl: Boolean) {
    /** The words of a message without variables. The core falls back by message, so that there are always some. */
    operator fun get(id: String): String = words[id].orEmpty()

    fun has(id: String): Boolean = id in words

    companion object {
        /** The screens of this shell: prefixes of ids in `ui.ftl`. */
        val SCREENS = listOf(
            "app", "common", "language", "setup", "home", "rights", "changes", "pack", "help", "card", "show", "people", "alert",
            "safe", "lock", "unlock", "pin", "family", "contacts", "seal",
        )

        val EMPTY = Strings(emptyMap(), locale = "en", rtl = false)
    }
}
