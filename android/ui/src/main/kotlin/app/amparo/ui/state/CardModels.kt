/** One card, one show screen: read once, shown as they are. */
package app.amparo.ui.state

import app.amparo.ui.bridge.Answer
import app.amparo.ui.bridge.Card
import app.amparo.ui.bridge.Core
import app.amparo.ui.bridge.ShowPage
import app.amparo.ui.bridge.onDone
import app.amparo.ui.bridge.onFailed
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/** [value] is null until the core has answered. */
data class Loaded<T>(val value: T? = null, val problem: String? = null)

enum class LoadEvent { AGAIN }

/** Asks the core for one thing and keeps the answer. */
open class LoadingModel<T>(scope: CoroutineScope, private val load: suspend () -> Answer<T>) :
    StateHolder<Loaded<T>, LoadEvent>(Loaded(), scope), Refreshing {
    final override fun refresh() = onEvent(LoadEvent.AGAIN)

    final override fun onEvent(event: LoadEvent) {
        scope.launch {
            load()
                .onDone { update { Loaded(value = it) } }
                .onFailed { update { copy(problem = it.sentence) } }
        }
    }
}

/** A card with the show screens it leads to. */
class CardWithShows(val card: Card, val shows: List<ShowPage>)

class CardModel(id: String, core: Core, scope: CoroutineScope) : LoadingModel<CardWithShows>(scope, { core.cardWithShows(id) })

class ShowModel(id: String, core: Core, scope: CoroutineScope) : LoadingModel<ShowPage>(scope, { core.show(id) })

private suspend fun Core.cardWithShows(id: String): Answer<CardWithShows> = when (val card = card(id)) {
    is Answer.Failed -> card
    is Answer.Done -> Answer.Done(CardWithShows(card.value, card.value.shows.mapNotNull { (show(it) as? Answer.Done)?.value }))
}
