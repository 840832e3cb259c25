/** Who can help: the needs, and who may help with one. */
package app.amparo.ui.state

import app.amparo.ui.bridge.Answer
import app.amparo.ui.bridge.Core
import app.amparo.ui.bridge.DirectoryEntry
import app.amparo.ui.bridge.Need
import app.amparo.ui.bridge.SpokenLanguage
import app.amparo.ui.bridge.onDone
import app.amparo.ui.bridge.onFailed
import app.amparo.ui.bridge.orNull
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/** [language]: whom the reader wants to speak to; null for anybody. */
data class HelpState(
    val needs: List<Need> = emptyList(),
    val spoken: List<SpokenLanguage> = emptyList(),
    val language: String? = null,
    val problem: String? = null,
)

sealed interface HelpEvent {
    class Speak(val language: String?) : HelpEvent
}

class HelpModel(private val core: Core, scope: CoroutineScope) : StateHolder<HelpState, HelpEvent>(HelpState(), scope) {
    init {
        scope.launch {
            val spoken = core.spokenLanguages().orNull().orEmpty()
            core.needs()
                .onDone { update { copy(needs = it, spoken = spoken) } }
                .onFailed { update { copy(problem = it.sentence) } }
        }
    }

    override fun onEvent(event: HelpEvent) {
        when (event) {
            is HelpEvent.Speak -> update { copy(language = event.language) }
        }
    }
}

/** [speaks]: which languages are spoken there, as a sentence, by the entry's id. */
class NeedWithLanguages(val need: Need, val speaks: Map<String, String>)

class NeedModel(id: String, language: String?, core: Core, scope: CoroutineScope) :
    LoadingModel<NeedWithLanguages>(scope, { core.needWithLanguages(id, language) })

private suspend fun Core.needWithLanguages(id: String, language: String?): Answer<NeedWithLanguages> = when (val need = need(id, language)) {
    is Answer.Failed -> need
    is Answer.Done -> Answer.Done(NeedWithLanguages(need.value, need.value.entries.mapNotNull { speaks(it) }.toMap()))
}

private suspend fun Core.speaks(entry: DirectoryEntry): Pair<String, String>? {
    if (entry.speaks.isEmpty()) return null
    val languages = entry.speaks.joinToString(" · ") { it.value }
    return message("help-speaks", "languages" to languages).orNull()?.let { entry.id to it.value }
}
