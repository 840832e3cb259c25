/** Which words are in use, and taking others from a file. The core judges a pack; its sentence is shown. */
package app.amparo.ui.state

import app.amparo.ui.PickedFile
import app.amparo.ui.Platform
import app.amparo.ui.bridge.Answer
import app.amparo.ui.bridge.Core
import app.amparo.ui.bridge.PacksInstalled
import app.amparo.ui.bridge.Words
import app.amparo.ui.bridge.onDone
import app.amparo.ui.bridge.onFailed
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/** What became of the file that was chosen last. */
class Verdict(val file: String, val sentence: Words, val taken: Boolean)

/** [inUse] says which words are in use; [installed] is null until the core has answered. */
data class PacksState(
    val installed: PacksInstalled? = null,
    val inUse: String? = null,
    val verdict: Verdict? = null,
    val working: Boolean = false,
    val problem: String? = null,
) {
    /** What is to be known about the words in use, as message ids. */
    val notes: List<String>
        get() = listOfNotNull(
            "pack-out-of-date".takeIf { installed?.pack?.outOfDate == true },
            "pack-overtaken".takeIf { installed?.overtaken != null },
            "pack-damaged".takeIf { installed?.damaged == true },
        )

    val canGoBack: Boolean get() = installed?.previous != null

    val hasPack: Boolean get() = installed?.pack != null
}

enum class PacksEvent { OPEN_FILE, GO_BACK, USE_BUILT_IN }

class PacksModel(private val core: Core, private val platform: Platform, scope: CoroutineScope) :
    StateHolder<PacksState, PacksEvent>(PacksState(), scope), Refreshing {
    override fun refresh() {
        scope.launch { read() }
    }

    override fun onEvent(event: PacksEvent) {
        if (uiState.value.working) return
        update { copy(working = true, verdict = null, problem = null) }
        scope.launch {
            when (event) {
                PacksEvent.OPEN_FILE -> platform.pickFile { install(it) }
                PacksEvent.GO_BACK -> done(core.goBackToPackBefore())
                PacksEvent.USE_BUILT_IN -> done(core.useBuiltInWords())
            }
            read()
            update { copy(working = false) }
        }
    }

    private suspend fun install(file: PickedFile) {
        done(core.installPack(file.path)).onDone {
            update { copy(verdict = Verdict(file.name, it.words, taken = it.refused == null)) }
        }
    }

    private fun <T> done(answer: Answer<T>): Answer<T> = answer.onFailed { update { copy(problem = it.sentence) } }

    private suspend fun read() {
        done(core.packs()).onDone { installed ->
            val inUse = core.packInUse(installed)
            update { copy(installed = installed, inUse = inUse) }
        }
    }
}
