package app.amparo.ui.state

import app.amparo.ui.Platform
import app.amparo.ui.bridge.Core
import app.amparo.ui.bridge.Language
import app.amparo.ui.bridge.Strings
import app.amparo.ui.bridge.VaultState
import app.amparo.ui.bridge.onDone
import app.amparo.ui.bridge.onFailed
import app.amparo.ui.bridge.orNull
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancel
import kotlinx.coroutines.launch
import kotlinx.coroutines.plus

/**
 * What all screens share. [stack] is where one is and what lies behind, never empty.
 *
 * [strings] are the words of all screens; they change with the language and with nothing else.
 */
data class AppState(
    val strings: Strings = Strings.EMPTY,
    val languages: List<Language> = emptyList(),
    val vault: VaultState? = null,
    val stack: List<Entry> = emptyList(),
    val problem: String? = null,
) {
    val top: Entry? get() = stack.lastOrNull()

    val canGoBack: Boolean get() = stack.size > 1

    /** The reader's language by its own name for itself. */
    val languageName: String get() = strings["language-name"]
}

/** A place one has been to, with what stands behind its screen. It lives until one leaves it. */
class Entry(val place: Place, val model: StateHolder<*, *>?, internal val life: Job)

sealed interface AppEvent {
    class Open(val place: Place) : AppEvent

    data object Back : AppEvent

    class ChooseLanguage(val tag: String) : AppEvent

    /** The Lock key, the screen going off, the app leaving the screen. */
    data object Lock : AppEvent
}

/** The whole app but for its drawing: words, places, the lock, and the one alert. */
class AppModel(private val core: Core, private val platform: Platform, scope: CoroutineScope) :
    StateHolder<AppState, AppEvent>(AppState(), scope), Navigator {
    val home = HomeModel(core, scope)
    val alerts = AlertModel(core, platform, navigator = this, scope = scope)

    init {
        scope.launch {
            core.setUtcOffset(platform.utcOffsetMinutes)
            readLanguage()
            open(Place.Home)
            vaultChanged()
            alerts.onEvent(AlertEvent.Refresh)
        }
    }

    override fun onEvent(event: AppEvent) {
        when (event) {
            is AppEvent.Open -> open(event.place)
            AppEvent.Back -> back()
            is AppEvent.ChooseLanguage -> choose(event.tag)
            AppEvent.Lock -> lock()
        }
    }

    override fun open(place: Place) {
        if (uiState.value.top?.place == place) return
        val entry = entry(place)
        update { copy(stack = stack + entry) }
        arrived()
    }

    override fun back() {
        if (uiState.value.canGoBack) leave { it.dropLast(1) }
    }

    override fun vaultChanged() {
        scope.launch {
            core.vaultState().onDone { update { copy(vault = it) } }.onFailed { update { copy(problem = it.sentence) } }
        }
    }

    private fun choose(tag: String) {
        scope.launch {
            val tags = listOf(tag)
            core.setLanguages(tags)
                .onDone {
                    platform.keepLanguages(tags)
                    readLanguage()
                    back()
                    alerts.onEvent(AlertEvent.Refresh)
                }
                .onFailed { update { copy(problem = it.sentence) } }
        }
    }

    private suspend fun readLanguage() {
        core.strings().onDone { update { copy(strings = it) } }.onFailed { update { copy(problem = it.sentence) } }
        val languages = core.languages().orNull().orEmpty()
        update { copy(languages = languages) }
    }

    private fun lock() {
        scope.launch {
            core.lock().onFailed { update { copy(problem = it.sentence) } }
            leave { stack -> stack.filterNot { it.place.needsVault } }
            vaultChanged()
        }
    }

    /** Changes the stack and ends the life of what is no longer on it. */
    private fun leave(change: (List<Entry>) -> List<Entry>) {
        val before = uiState.value.stack
        update { copy(stack = change(stack)) }
        (before - uiState.value.stack.toSet()).forEach { it.life.cancel() }
        arrived()
    }

    private fun arrived() {
        home.onEvent(HomeEvent.REFRESH)
        (uiState.value.top?.model as? Refreshing)?.refresh()
    }

    private fun entry(place: Place): Entry {
        val life = SupervisorJob(scope.coroutineContext[Job])
        return Entry(place, model(place, scope + life), life)
    }

    private fun model(place: Place, scope: CoroutineScope): StateHolder<*, *>? = when (place) {
        Place.Home -> home
        Place.Languages -> null
        Place.Rights -> RightsModel(core, this, scope)
        Place.Changes -> ChangesModel(core, this, scope)
        Place.Packs -> PacksModel(core, platform, scope)
        is Place.Card -> CardModel(place.id, core, scope)
        is Place.Show -> ShowModel(place.id, core, scope)
        Place.Help -> HelpModel(core, scope)
        is Place.Need -> NeedModel(place.id, place.language, core, scope)
        Place.Family -> FamilyModel(core, scope)
        Place.People -> PeopleModel(core, scope)
        is Place.EditPerson -> PersonModel(place.person, core, this, uiState.value.strings.locale, scope)
        Place.Alert -> alerts
        is Place.Safe -> SafeModel(place.alert, core, alerts, this, scope)
        Place.CreatePin, Place.Unlock -> PinModel(core, this, { uiState.value.strings }, scope)
        Place.Contacts -> ContactsModel(core, scope)
        is Place.EditContact -> ContactModel(place.contact, core, this, scope)
    }
}
