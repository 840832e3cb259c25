/** Who can help: the needs, and who may help with one of them. The app calls nobody and opens no page. */
package app.amparo.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import app.amparo.design.Icons
import app.amparo.design.Space
import app.amparo.design.Type
import app.amparo.ui.bridge.DirectoryEntry
import app.amparo.ui.parts.Action
import app.amparo.ui.parts.Banner
import app.amparo.ui.parts.Bold
import app.amparo.ui.parts.Choice
import app.amparo.ui.parts.Frame
import app.amparo.ui.parts.LeftToRight
import app.amparo.ui.parts.Line
import app.amparo.ui.parts.PlaceTile
import app.amparo.ui.parts.ProblemLine
import app.amparo.ui.parts.Tile
import app.amparo.ui.parts.Tone
import app.amparo.ui.parts.Weight
import app.amparo.ui.state.AppEvent
import app.amparo.ui.state.AppModel
import app.amparo.ui.state.HelpEvent
import app.amparo.ui.state.HelpModel
import app.amparo.ui.state.HelpState
import app.amparo.ui.state.NeedModel
import app.amparo.ui.state.Place
import app.amparo.ui.theme.palette
import app.amparo.ui.theme.strings

@Composable
fun HelpScreen(app: AppModel, model: HelpModel, back: () -> Unit, lock: (() -> Unit)?) {
    val state by model.uiState.collectAsState()
    Frame(strings["help-title"], back, lock) {
        ProblemLine(state.problem)
        Spoken(state) { model.onEvent(HelpEvent.Speak(it)) }
        state.needs.forEach { need ->
            PlaceTile(Icons.byId(need.id) ?: Icons.people, need.title.value, hint = null) {
                app.onEvent(AppEvent.Open(Place.Need(need.id, state.language)))
            }
        }
    }
}

/** The chosen language on one button; the list is long, so that it opens only when asked for. */
@Composable
private fun Spoken(state: HelpState, choose: (String?) -> Unit) {
    var open by rememberSaveable { mutableStateOf(false) }
    val anybody = strings["help-any-language"]
    Line(strings["help-language"], style = Type.second, color = palette.ink2)
    if (!open) {
        val chosen = state.spoken.firstOrNull { it.tag == state.language }?.name?.value ?: anybody
        return Action(chosen, { open = true }, weight = Weight.QUIET)
    }
    fun pick(language: String?) {
        choose(language)
        open = false
    }
    Choice(anybody, state.language == null) { pick(null) }
    state.spoken.forEach { spoken -> Choice(spoken.name.value, spoken.tag == state.language) { pick(spoken.tag) } }
}

@Composable
fun NeedScreen(model: NeedModel, back: () -> Unit, lock: (() -> Unit)?) {
    val loaded by model.uiState.collectAsState()
    val need = loaded.value?.need
    Frame(need?.title?.value.orEmpty(), back, lock) {
        ProblemLine(loaded.problem)
        need?.let { Line(it.note) }
        need?.entries.orEmpty().forEach { Helper(it, loaded.value?.speaks?.get(it.id)) }
        need?.translation?.let { Line(it, style = Type.note, color = palette.ink2) }
    }
}

/** Numbers and pages are to be read and typed. */
@Composable
private fun Helper(entry: DirectoryEntry, speaks: String?) {
    Tile {
        Column(verticalArrangement = Arrangement.spacedBy(Space.s)) {
            Line(entry.name, style = Type.body.merge(Bold))
            entry.call?.let { LeftToRight(it.shown, style = Type.title, color = palette.teal) }
            entry.text?.let {
                Line(strings["help-text-message"], style = Type.note, color = palette.ink2)
                LeftToRight(it.shown, style = Type.title, color = palette.teal)
            }
            entry.page?.let { LeftToRight(it.shown, color = palette.teal) }
            Line(entry.note, style = Type.second, color = palette.ink2)
            entry.hours?.let { Line(it, style = Type.second, color = palette.ink2) }
            entry.area?.let { Line(it, style = Type.second, color = palette.ink2) }
            speaks?.let { Line(it, style = Type.second, color = palette.ink2) }
            entry.stale?.let { Banner(it.value, Tone.ATTENTION) }
            Line(entry.checked, style = Type.note, color = palette.ink2)
        }
    }
}
