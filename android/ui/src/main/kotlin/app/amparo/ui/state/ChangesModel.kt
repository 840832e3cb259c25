package app.amparo.ui.state

import app.amparo.ui.bridge.CardChange
import app.amparo.ui.bridge.Core
import app.amparo.ui.bridge.onDone
import app.amparo.ui.bridge.onFailed
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/** [changes] is null until the core has answered. */
data class ChangesState(val changes: List<CardChange>? = null, val problem: String? = null)

enum class ChangesEvent {
    /** The reader has seen all of it: what is remembered never says which card somebody opened. */
    SEEN,
}

/** What changed in the cards since the reader last looked. */
class ChangesModel(private val core: Core, private val navigator: Navigator, scope: CoroutineScope) :
    StateHolder<ChangesState, ChangesEvent>(ChangesState(), scope), Refreshing {
    override fun refresh() {
        scope.launch {
            core.changes()
                .onDone { update { ChangesState(it) } }
                .onFailed { update { copy(problem = it.sentence) } }
        }
    }

    override fun onEvent(event: ChangesEvent) {
        when (event) {
            ChangesEvent.SEEN -> scope.launch {
                core.markSeen()
                    .onDone { navigator.back() }
                    .onFailed { update { copy(problem = it.sentence) } }
            }
        }
    }
}
