package app.amparo.ui.state

import app.amparo.ui.bridge.Answer
import app.amparo.ui.bridge.Contact
import app.amparo.ui.bridge.Core
import app.amparo.ui.bridge.VaultState
import app.amparo.ui.bridge.onDone
import app.amparo.ui.bridge.onFailed
import app.amparo.ui.bridge.orNull
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/** How many people get the alert, as a sentence; unknown while only the vault opens them. Whether it is open is [AppState.vault]. */
data class FamilyState(val people: String?, val sealed: String?)

class FamilyModel(core: Core, scope: CoroutineScope) : LoadingModel<FamilyState>(scope, { core.family() })

private suspend fun Core.family(): Answer<FamilyState> {
    val people = peopleSentence()
    // "PIN first" on a sealed phone: the people do not open, and that is what the screen says.
    val isSealed = vaultState().orNull() == VaultState.SEALED
    if (people is Answer.Failed && !isSealed) return people
    return Answer.Done(FamilyState(people.orNull(), if (isSealed) sealedWords().orNull()?.value else null))
}

private suspend fun Core.peopleSentence(): Answer<String> = when (val people = people()) {
    is Answer.Failed -> people
    is Answer.Done -> Answer.Done(message("people-count", "count" to people.value.size).orNull()?.value.orEmpty())
}

class ContactsModel(core: Core, scope: CoroutineScope) : LoadingModel<List<Contact>>(scope, { core.contacts() })

/** As [PersonState], for an emergency contact. */
data class ContactState(
    val contact: Contact?,
    val removeLabel: String? = null,
    val removeQuestion: String? = null,
    val working: Boolean = false,
    val problem: String? = null,
) {
    override fun toString() = "ContactState(redacted)"
}

sealed interface ContactEvent {
    class Save(val name: String, val relation: String, val phone: String, val note: String) : ContactEvent

    /** The question was answered with yes. */
    data object Remove : ContactEvent
}

class ContactModel(private val contact: Contact?, private val core: Core, private val navigator: Navigator, scope: CoroutineScope) :
    StateHolder<ContactState, ContactEvent>(ContactState(contact), scope) {
    init {
        if (contact != null) {
            scope.launch {
                val label = core.message("contacts-remove", "name" to contact.name).orNull()?.value
                val question = core.message("contacts-remove-sure", "name" to contact.name).orNull()?.value
                update { copy(removeLabel = label, removeQuestion = question) }
            }
        }
    }

    override fun onEvent(event: ContactEvent) {
        if (uiState.value.working) return
        update { copy(working = true, problem = null) }
        scope.launch {
            act(event)
                .onDone { navigator.back() }
                .onFailed { update { copy(problem = it.sentence) } }
            update { copy(working = false) }
        }
    }

    private suspend fun act(event: ContactEvent): Answer<Any> = when (event) {
        is ContactEvent.Save -> core.putContact(
            Contact(
                id = contact?.id.orEmpty(),
                name = event.name.trim(),
                relation = event.relation.trim(),
                phones = listOf(event.phone.trim()).filter(String::isNotEmpty) + contact?.phones.orEmpty().drop(1),
                note = event.note.trim(),
            ),
        )
        ContactEvent.Remove -> core.removeContact(checkNotNull(contact).id)
    }
}
