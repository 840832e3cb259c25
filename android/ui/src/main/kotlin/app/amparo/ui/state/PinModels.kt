package app.amparo.ui.state

import app.amparo.ui.bridge.Answer
import app.amparo.ui.bridge.Core
import app.amparo.ui.bridge.Strings
import app.amparo.ui.bridge.onDone
import app.amparo.ui.bridge.onFailed
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/** The PIN itself is never in a state: it lives in its field and goes on as bytes that are overwritten after use. */
data class PinState(val working: Boolean = false, val problem: String? = null)

sealed interface PinEvent {
    class Unlock(val pin: ByteArray) : PinEvent

    class Create(val pin: ByteArray, val again: ByteArray) : PinEvent
}

/** Choosing a PIN and typing it. */
class PinModel(
    private val core: Core,
    private val navigator: Navigator,
    private val strings: () -> Strings,
    scope: CoroutineScope,
) : StateHolder<PinState, PinEvent>(PinState(), scope) {
    override fun onEvent(event: PinEvent) {
        if (uiState.value.working) return
        when (event) {
            is PinEvent.Unlock -> work { core.unlock(event.pin) }
            is PinEvent.Create -> {
                val same = event.pin.contentEquals(event.again)
                event.again.fill(0)
                if (same) {
                    work { core.createVault(event.pin) }
                } else {
                    event.pin.fill(0)
                    update { copy(problem = strings()["pin-differ"]) }
                }
            }
        }
    }

    private fun work(call: suspend () -> Answer<Unit>) {
        update { PinState(working = true) }
        scope.launch {
            // Leaving the screen does not stop the core, so its outcome is always looked at.
            withContext(NonCancellable) { call().also { navigator.vaultChanged() } }
                .onDone { navigator.back() }
                .onFailed { update { copy(problem = it.sentence) } }
            update { copy(working = false) }
        }
    }
}
