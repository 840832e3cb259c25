/** My family: the people who get the alert, and what the PIN protects. */
package app.amparo.ui.screens

import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import app.amparo.design.Icons
import app.amparo.design.Type
import app.amparo.ui.bridge.Contact
import app.amparo.ui.bridge.VaultState
import app.amparo.ui.parts.Action
import app.amparo.ui.parts.Field
import app.amparo.ui.parts.Frame
import app.amparo.ui.parts.Kind
import app.amparo.ui.parts.LeftToRight
import app.amparo.ui.parts.Line
import app.amparo.ui.parts.Pill
import app.amparo.ui.parts.PlaceTile
import app.amparo.ui.parts.ProblemLine
import app.amparo.ui.parts.Tile
import app.amparo.ui.parts.Tone
import app.amparo.ui.state.AppEvent
import app.amparo.ui.state.AppModel
import app.amparo.ui.state.ContactEvent
import app.amparo.ui.state.ContactModel
import app.amparo.ui.state.ContactsModel
import app.amparo.ui.state.FamilyModel
import app.amparo.ui.state.Place
import app.amparo.ui.theme.palette
import app.amparo.ui.theme.strings

@Composable
fun FamilyScreen(app: AppModel, model: FamilyModel, vault: VaultState?, back: () -> Unit, lock: (() -> Unit)?) {
    val family by model.uiState.collectAsState()
    Frame(strings["family-title"], back, lock) {
        ProblemLine(family.problem)
        PlaceTile(Icons.people, strings["family-people"], family.value?.people) { app.onEvent(AppEvent.Open(Place.People)) }
        when (vault) {
            VaultState.ABSENT -> PlaceTile(Icons.lock, strings["family-create"], strings["family-create-hint"]) {
                app.onEvent(AppEvent.Open(Place.CreatePin))
            }
            VaultState.LOCKED -> PlaceTile(Icons.lock, strings["family-contacts"], strings["home-family-locked"]) {
                app.onEvent(AppEvent.Open(Place.Unlock))
            }
            VaultState.SEALED -> Sealed(family.value?.sealed)
            VaultState.UNLOCKED -> PlaceTile(Icons.person, strings["family-contacts"], strings["family-contacts-hint"]) {
                app.onEvent(AppEvent.Open(Place.Contacts))
            }
            null -> Unit
        }
    }
}

/** No PIN opens it on this phone: a keeper does. */
@Composable
private fun Sealed(works: String?) {
    Pill(strings["seal-state"], Tone.KNOWN)
    Line(strings["seal-state-hint"])
    works?.let { Line(it, style = Type.second, color = palette.ink2) }
}

@Composable
fun ContactsScreen(app: AppModel, model: ContactsModel, back: () -> Unit, lock: (() -> Unit)?) {
    val contacts by model.uiState.collectAsState()
    Frame(
        strings["contacts-title"],
        back,
        lock,
        actions = { Action(strings["contacts-add"], { app.onEvent(AppEvent.Open(Place.EditContact())) }) },
    ) {
        ProblemLine(contacts.problem)
        if (contacts.value?.isEmpty() == true) Line(strings["contacts-empty"], style = Type.title)
        contacts.value.orEmpty().forEach { contact ->
            ContactTile(contact) { app.onEvent(AppEvent.Open(Place.EditContact(contact))) }
        }
    }
}

@Composable
private fun ContactTile(contact: Contact, onClick: () -> Unit) {
    Tile(onClick = onClick) {
        Line(contact.name, style = Type.title)
        if (contact.relation.isNotEmpty()) Line(contact.relation, style = Type.second, color = palette.ink2)
        contact.phones.forEach { LeftToRight(it, style = Type.body, color = palette.teal) }
        if (contact.note.isNotEmpty()) Line(contact.note, style = Type.second, color = palette.ink2)
    }
}

@Composable
fun ContactScreen(model: ContactModel, back: () -> Unit, lock: (() -> Unit)?) {
    val state by model.uiState.collectAsState()
    var name by remember { mutableStateOf(state.contact?.name.orEmpty()) }
    var relation by remember { mutableStateOf(state.contact?.relation.orEmpty()) }
    var phone by remember { mutableStateOf(state.contact?.phones?.firstOrNull().orEmpty()) }
    var note by remember { mutableStateOf(state.contact?.note.orEmpty()) }
    Frame(
        strings["contacts-add"],
        back,
        lock,
        actions = {
            ProblemLine(state.problem)
            Action(strings["contacts-save"], { model.onEvent(ContactEvent.Save(name, relation, phone, note)) }, enabled = !state.working)
        },
    ) {
        Field(strings["contacts-name"], name, { name = it }, Kind.WORDS)
        Field(strings["contacts-relation"], relation, { relation = it }, Kind.WORDS)
        Field(strings["contacts-phone"], phone, { phone = it }, Kind.NUMBER)
        Field(strings["contacts-note"], note, { note = it }, Kind.WORDS)
        state.removeLabel?.let { label ->
            Removal(label, state.removeQuestion.orEmpty(), strings["contacts-remove-yes"]) { model.onEvent(ContactEvent.Remove) }
        }
    }
}
