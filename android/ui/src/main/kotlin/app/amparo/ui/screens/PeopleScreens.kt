/** Who gets the alert, and adding one. */
package app.amparo.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import app.amparo.design.Space
import app.amparo.design.Type
import app.amparo.ui.bridge.PageState
import app.amparo.ui.bridge.Person
import app.amparo.ui.parts.Action
import app.amparo.ui.parts.Banner
import app.amparo.ui.parts.Choice
import app.amparo.ui.parts.Field
import app.amparo.ui.parts.Frame
import app.amparo.ui.parts.Initial
import app.amparo.ui.parts.Kind
import app.amparo.ui.parts.LeftToRight
import app.amparo.ui.parts.Line
import app.amparo.ui.parts.ProblemLine
import app.amparo.ui.parts.Section
import app.amparo.ui.parts.Tile
import app.amparo.ui.parts.Tone
import app.amparo.ui.parts.Weight
import app.amparo.ui.state.AppEvent
import app.amparo.ui.state.AppModel
import app.amparo.ui.state.PeopleModel
import app.amparo.ui.state.PersonEvent
import app.amparo.ui.state.PersonModel
import app.amparo.ui.state.PersonState
import app.amparo.ui.state.Place
import app.amparo.ui.theme.palette
import app.amparo.ui.theme.strings

@Composable
fun PeopleScreen(app: AppModel, model: PeopleModel, back: () -> Unit, lock: (() -> Unit)?) {
    val people by model.uiState.collectAsState()
    Frame(
        strings["people-title"],
        back,
        lock,
        actions = { Action(strings["people-add"], { app.onEvent(AppEvent.Open(Place.EditPerson())) }) },
    ) {
        ProblemLine(people.problem)
        if (people.value?.isEmpty() == true) {
            Line(strings["people-empty"], style = Type.title)
            Line(strings["people-empty-hint"], color = palette.ink2)
        }
        people.value.orEmpty().forEach { person ->
            PersonTile(person) { app.onEvent(AppEvent.Open(Place.EditPerson(person))) }
        }
    }
}

@Composable
private fun PersonTile(person: Person, onClick: () -> Unit) {
    Tile(onClick = onClick) {
        Row(horizontalArrangement = Arrangement.spacedBy(Space.m), verticalAlignment = Alignment.CenterVertically) {
            Initial(person.label)
            Column {
                Line(person.label, style = Type.title)
                person.number?.let { LeftToRight(it, style = Type.second, color = palette.ink2) }
                page(person.page)?.let { Line(strings[it], style = Type.second, color = palette.ink2) }
            }
        }
    }
}

/** The family page is named only where there is something to say about it. */
private fun page(state: PageState): String? = when (state) {
    PageState.NONE -> null
    PageState.PAIRED -> "people-page-paired"
    PageState.GONE -> "people-page-gone"
}

/** A label, a number, a language. On the first start one question comes before. */
@Composable
fun PersonScreen(model: PersonModel, first: Boolean, back: () -> Unit, lock: (() -> Unit)?) {
    var alone by remember { mutableStateOf(!first) }
    if (alone) PersonForm(model, first, back, lock) else AreYouAlone({ alone = true }, back)
}

@Composable
private fun AreYouAlone(onward: () -> Unit, back: () -> Unit) {
    Frame(
        strings["setup-title"],
        back,
        onLock = null,
        actions = {
            Action(strings["setup-alone-go"], onward)
            Action(strings["setup-alone-later"], back, weight = Weight.PLAIN)
        },
    ) {
        Line(strings["setup-alone"], style = Type.heading)
        Line(strings["setup-alone-hint"], color = palette.ink2)
    }
}

@Composable
private fun PersonForm(model: PersonModel, first: Boolean, back: () -> Unit, lock: (() -> Unit)?) {
    val state by model.uiState.collectAsState()
    var label by remember { mutableStateOf(state.person?.label.orEmpty()) }
    var number by remember { mutableStateOf(state.person?.number.orEmpty()) }
    var language by remember { mutableStateOf(state.person?.language ?: state.readersLanguage) }
    Frame(
        title = strings[if (first) "setup-person" else if (state.person == null) "people-add" else "people-edit"],
        onBack = back,
        onLock = lock,
        actions = {
            ProblemLine(state.problem)
            Action(
                strings[if (first) "setup-done" else "people-save"],
                { model.onEvent(PersonEvent.Save(label, number, language)) },
                enabled = !state.working,
            )
            if (first) Line(strings["setup-done-hint"], style = Type.second, color = palette.ink2)
        },
    ) {
        if (first) Line(strings["setup-person-hint"], color = palette.ink2)
        if (state.crowded && state.person == null) Banner(strings["people-many"], Tone.ATTENTION)
        Field(strings["people-label"], label, { label = it }, Kind.WORDS, strings["people-label-hint"])
        Field(strings["people-number"], number, { number = it }, Kind.NUMBER, strings["people-number-hint"])
        Section(strings["people-language"])
        state.languages.forEach { Choice(it.name, chosen = it.tag == language, onClick = { language = it.tag }) }
        Removal(state) { model.onEvent(PersonEvent.Remove) }
    }
}

@Composable
private fun ColumnScope.Removal(state: PersonState, remove: () -> Unit) {
    val label = state.removeLabel ?: return
    Removal(label, state.removeQuestion.orEmpty(), strings["people-remove-yes"], remove)
}
