package app.amparo.ui.state

import app.amparo.ui.bridge.Core
import app.amparo.ui.bridge.Hit
import app.amparo.ui.bridge.HitKind
import app.amparo.ui.bridge.Rights
import app.amparo.ui.bridge.onDone
import app.amparo.ui.bridge.onFailed
import app.amparo.ui.bridge.orNull
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/**
 * [hits] are of [query]; null while nothing is asked. Both are gone with the screen.
 *
 * [changed] says how many cards changed since the reader last looked, where any did; [words], which words are in use.
 */
data class RightsState(
    val rights: Rights? = null,
    val query: String = "",
    val hits: List<Hit>? = null,
    val changed: String? = null,
    val words: String? = null,
    val problem: String? = null,
) {
    override fun toString() = "RightsState(redacted)"
}

sealed interface RightsEvent {
    class Search(val words: String) : RightsEvent

    class OpenHit(val hit: Hit) : RightsEvent
}

/** My rights: the situations, and finding one by words. */
class RightsModel(private val core: Core, private val navigator: Navigator, scope: CoroutineScope) :
    StateHolder<RightsState, RightsEvent>(RightsState(), scope), Refreshing {
    private var searching: Job? = null

    override fun refresh() {
        scope.launch {
            core.rights()
                .onDone { rights ->
                    val count = rights.changed.toLong()
                    val changed = if (count > 0) core.message("rights-changed", "count" to count).orNull()?.value else null
                    update { copy(rights = rights, changed = changed) }
                }
                .onFailed { update { copy(problem = it.sentence) } }
            core.packs().onDone { installed ->
                val words = core.packInUse(installed)
                update { copy(words = words) }
            }
        }
    }

    override fun onEvent(event: RightsEvent) {
        when (event) {
            is RightsEvent.Search -> search(event.words)
            is RightsEvent.OpenHit -> scope.launch { open(event.hit) }
        }
    }

    /** The answer to words that were typed on since is not shown. */
    private fun search(words: String) {
        searching?.cancel()
        update { copy(query = words, problem = null) }
        if (words.isBlank()) return update { copy(hits = null) }
        searching = scope.launch {
            core.search(words)
                .onDone { hits -> update { copy(hits = hits) } }
                .onFailed { update { copy(problem = it.sentence) } }
        }
    }

    private suspend fun open(hit: Hit) {
        when (hit.kind) {
            HitKind.CARD -> navigator.open(Place.Card(hit.id))
            HitKind.SHOW -> navigator.open(Place.Show(hit.id))
            HitKind.ENTRY -> {
                val need = core.needs().orNull().orEmpty().firstOrNull { need -> need.entries.any { it.id == hit.id } }
                navigator.open(if (need == null) Place.Help else Place.Need(need.id))
            }
            // It is named only: there is no screen of the family plan yet.
            HitKind.PLAN -> Unit
        }
    }
}
