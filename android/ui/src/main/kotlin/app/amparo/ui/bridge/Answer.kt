package app.amparo.ui.bridge

/** What a call of the core came to. The core's exceptions end here; nothing above this package throws or catches them. */
sealed interface Answer<out T> {
    class Done<T>(val value: T) : Answer<T>

    class Failed(val problem: Problem) : Answer<Nothing>
}

/** A failure as a screen needs it: the kind, for deciding, and the reader's sentence, for showing. */
class Problem(val kind: Kind, val sentence: String) {
    /** The kinds that a screen treats in its own way. */
    enum class Kind { LOCKED, WRONG_PIN, WAIT, NOT_FOUND, INVALID, OTHER }
}

inline fun <T> Answer<T>.onDone(use: (T) -> Unit): Answer<T> = also { if (this is Answer.Done) use(value) }

inline fun <T> Answer<T>.onFailed(use: (Problem) -> Unit): Answer<T> = also { if (this is Answer.Failed) use(problem) }

/** The value, or null where there is none. */
fun <T> Answer<T>.orNull(): T? = (this as? Answer.Done)?.value
