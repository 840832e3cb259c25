package app.amparo.ui.state

import app.amparo.ui.Platform
import app.amparo.ui.bridge.AlertRow
import app.amparo.ui.bridge.AlertView
import app.amparo.ui.bridge.Answer
import app.amparo.ui.bridge.Core
import app.amparo.ui.bridge.Pressed
import app.amparo.ui.bridge.SmsDraft
import app.amparo.ui.bridge.onDone
import app.amparo.ui.bridge.onFailed
import app.amparo.ui.bridge.orNull
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withTimeoutOrNull

/**
 * The alert as far as it is known.
 *
 * [drafts] are the text messages that may still be sent. Drafts without a [view] mean that the disk refused: they are all
 * there is.
 */
data class AlertState(
    val view: AlertView? = null,
    val drafts: List<SmsDraft> = emptyList(),
    val safeSentence: String? = null,
    val pressing: Boolean = false,
    val problem: String? = null,
) {
    /** Pressed and not stood down. */
    val open: Boolean get() = view?.stoodDown == false

    val notSaved: Boolean get() = view == null && drafts.isNotEmpty()

    /** Each row with its draft, if there is one. */
    val rows: List<Pair<AlertRow, SmsDraft?>>
        get() = view?.rows.orEmpty().map { row -> row to drafts.firstOrNull { it.person == row.person } }
}

sealed interface AlertEvent {
    /** The hold was long enough, or the second press came. */
    data object Press : AlertEvent

    /** Reads the open alert again and tries what waits: at start, and whenever somebody looks. */
    data object Refresh : AlertEvent

    class OpenMessage(val draft: SmsDraft) : AlertEvent

    /** "I am safe" was saved; [pressed] has its text messages. */
    class StoodDown(val pressed: Pressed) : AlertEvent
}

/**
 * The press and what becomes of it. There is one for the whole app: leaving the screen does not end an alert.
 *
 * Whom to try, when to try again and when to stop is the core's; this runs [Core.deliver] as often as the core says.
 */
class AlertModel(
    private val core: Core,
    private val platform: Platform,
    private val navigator: Navigator,
    scope: CoroutineScope,
) : StateHolder<AlertState, AlertEvent>(AlertState(), scope) {
    private val handing = Mutex()
    private val wakes = Channel<Unit>(Channel.CONFLATED)

    init {
        scope.launch { deliverForEver() }
    }

    override fun onEvent(event: AlertEvent) {
        when (event) {
            AlertEvent.Press -> press()
            AlertEvent.Refresh -> scope.launch { refresh() }
            is AlertEvent.OpenMessage -> scope.launch { handOver(event.draft) }
            is AlertEvent.StoodDown -> scope.launch { stoodDown(event.pressed) }
        }
    }

    private fun press() {
        if (uiState.value.pressing) return
        update { copy(pressing = true, problem = null) }
        scope.launch {
            core.press()
                .onDone { pressed ->
                    update { AlertState(drafts = pressed.drafts, pressing = true) }
                    pressed.alert?.let { show(it) }
                    navigator.open(Place.Alert)
                    if (pressed.pushes > 0u) deliver()
                }
                .onFailed { update { copy(problem = it.sentence) } }
            update { copy(pressing = false) }
        }
    }

    private suspend fun refresh() {
        core.networkIsBack()
        val current = core.currentAlert().onFailed { update { copy(problem = it.sentence) } }.orNull()
        (current?.alert ?: uiState.value.view?.alert)?.let { show(it) }
        deliver()
    }

    private suspend fun show(alert: String) {
        core.alert(alert)
            .onDone { view ->
                val open = core.drafts(alert).orNull()
                update { copy(view = view, drafts = open ?: drafts, problem = null) }
            }
            .onFailed { update { copy(problem = it.sentence) } }
    }

    /** One at a time: two composers on top of each other would hide one. */
    private suspend fun handOver(draft: SmsDraft) = handing.withLock {
        val receipt = platform.handOver(draft)
        draft.attempt?.let { attempt ->
            core.report(attempt, receipt).onFailed { update { copy(problem = it.sentence) } }
        }
        uiState.value.view?.let { show(it.alert) }
    }

    private suspend fun stoodDown(pressed: Pressed) {
        // In the core's words, time and all: every screen writes a time alike. Nothing was saved where there is no id.
        val sentence = pressed.alert?.let { core.alert(it).orNull()?.saved?.value }
        update { copy(drafts = pressed.drafts, safeSentence = sentence) }
        uiState.value.view?.let { show(it.alert) }
        if (pressed.pushes > 0u) deliver()
    }

    /** Wakes [deliverForEver], also while it waits for a later try: a new press must not wait for an old one. */
    private fun deliver() {
        wakes.trySend(Unit)
    }

    private suspend fun deliverForEver() {
        var next: Long? = null
        while (true) {
            if (next == null) wakes.receive() else withTimeoutOrNull(next) { wakes.receive() }
            val answer = core.deliver()
            next = if (answer is Answer.Done) answer.value.nextTryInMs?.toLong() else AFTER_FAILURE_MS
            uiState.value.view?.let { show(it.alert) }
        }
    }

    private companion object {
        /** The core could not even look into its outbox; when it can, it has its own pace. */
        const val AFTER_FAILURE_MS = 30_000L
    }
}
