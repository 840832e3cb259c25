package app.amparo.ui.state

import app.amparo.ui.bridge.Answer
import app.amparo.ui.bridge.Core
import app.amparo.ui.bridge.Language
import app.amparo.ui.bridge.NewPerson
import app.amparo.ui.bridge.Person
import app.amparo.ui.bridge.onDone
import app.amparo.ui.bridge.onFailed
import app.amparo.ui.bridge.orNull
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

class PeopleModel(core: Core, scope: CoroutineScope) : LoadingModel<List<Person>>(scope, { core.people() })

/**
 * [removeLabel] and [removeQuestion] name the person and exist only for one that is stored. [crowded]: there are already as
 * many as a family usually needs.
 */
data class PersonState(
    val person: Person?,
    val languages: List<Language> = emptyList(),
    val readersLanguage: String = "",
    val crowded: Boolean = false,
    val removeLabel: String? = null,
    val removeQuestion: String? = null,
    val working: Boolean = false,
    val problem: String? = null,
) {
    override fun toString() = "PersonState(redacted)"
}

sealed interface PersonEvent {
    class Save(val label: String, val number: String, val language: String) : PersonEvent

    /** The question was answered with yes. */
    data object Remove : PersonEvent
}

/** One person: added, changed or removed. Whether a number is one is for the core to say. */
class PersonModel(
    private val person: Person?,
    private val core: Core,
    private val navigator: Navigator,
    readersLanguage: String,
    scope: CoroutineScope,
) : StateHolder<PersonState, PersonEvent>(PersonState(person, readersLanguage = readersLanguage), scope) {
    init {
        scope.launch {
            val languages = core.languages().orNull().orEmpty()
            val others = core.people().orNull().orEmpty().count { it.id != person?.id }
            val removal = person?.let { core.message("people-remove", "name" to it.label).orNull()?.value }
            val question = person?.let { core.message("people-remove-sure", "name" to it.label).orNull()?.value }
            update { copy(languages = languages, crowded = others >= MANY, removeLabel = removal, removeQuestion = question) }
        }
    }

    override fun onEvent(event: PersonEvent) {
        if (uiState.value.working) return
        update { copy(working = true, problem = null) }
        scope.launch {
            act(event)
                .onDone { navigator.back() }
                .onFailed { update { copy(problem = it.sentence) } }
            update { copy(working = false) }
        }
    }

    private suspend fun act(event: PersonEvent): Answer<Any> = when (event) {
        is PersonEvent.Save -> {
            val new = NewPerson(event.label.trim(), event.number.trim().ifEmpty { null }, event.language)
            if (person == null) core.addPerson(new) else core.editPerson(person.id, new)
        }
        PersonEvent.Remove -> core.removePerson(checkNotNull(person).id)
    }

    private companion object {
        /** From here on the words `people-many` are shown; nothing is refused before the core's own limit. */
        const val MANY = 5
    }
}
