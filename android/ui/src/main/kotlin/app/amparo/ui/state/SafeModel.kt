package app.amparo.ui.state

import app.amparo.ui.bridge.Answer
import app.amparo.ui.bridge.Core
import app.amparo.ui.bridge.VaultState
import app.amparo.ui.bridge.onDone
import app.amparo.ui.bridge.onFailed
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** [vault] is null until it is known. */
data class SafeState(val vault: VaultState? = null, val working: Boolean = false, val problem: String? = null) {
    val needsPin: Boolean get() = vault == VaultState.LOCKED || vault == VaultState.UNLOCKED

    /** Whether there is something to confirm with. On a sealed phone there is not: no PIN proves anything there. */
    val canConfirm: Boolean get() = !working && vault != null && vault != VaultState.SEALED
}

sealed interface SafeEvent {
    /** [pin] is empty where there is no vault; otherwise it is overwritten once it was used. */
    class Confirm(val pin: ByteArray) : SafeEvent
}

/**
 * "I am safe". Where there is a vault the PIN is asked for even if it stands open: whoever holds the phone may have
 * found it so.
 */
class SafeModel(
    private val alert: String,
    private val core: Core,
    private val alerts: AlertModel,
    private val navigator: Navigator,
    scope: CoroutineScope,
) : StateHolder<SafeState, SafeEvent>(SafeState(), scope) {
    init {
        scope.launch { core.vaultState().onDone { update { copy(vault = it) } }.onFailed { update { copy(problem = it.sentence) } } }
    }

    override fun onEvent(event: SafeEvent) {
        if (event !is SafeEvent.Confirm || !uiState.value.canConfirm) return
        update { copy(working = true, problem = null) }
        scope.launch {
            if (prove(event.pin)) {
                core.standDown(alert)
                    .onDone {
                        alerts.onEvent(AlertEvent.StoodDown(it))
                        navigator.back()
                    }
                    .onFailed { update { copy(problem = it.sentence) } }
            }
            update { copy(working = false) }
        }
    }

    private suspend fun prove(pin: ByteArray): Boolean {
        if (!uiState.value.needsPin) return true
        // Leaving the screen does not stop the core, so its outcome is always looked at.
        val opened = withContext(NonCancellable) {
            core.lock()
            core.unlock(pin).also { navigator.vaultChanged() }
        }
        return opened.onFailed { update { copy(problem = it.sentence) } } is Answer.Done
    }
}
