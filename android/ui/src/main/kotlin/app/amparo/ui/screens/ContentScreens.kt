/** What changed in the cards, and which words are in use. */
package app.amparo.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import app.amparo.design.Icons
import app.amparo.design.Space
import app.amparo.design.Type
import app.amparo.ui.bridge.CardChange
import app.amparo.ui.parts.Action
import app.amparo.ui.parts.Banner
import app.amparo.ui.parts.Bold
import app.amparo.ui.parts.Frame
import app.amparo.ui.parts.IconTile
import app.amparo.ui.parts.Line
import app.amparo.ui.parts.ProblemLine
import app.amparo.ui.parts.Tile
import app.amparo.ui.parts.Tone
import app.amparo.ui.parts.Weight
import app.amparo.ui.state.AppEvent
import app.amparo.ui.state.AppModel
import app.amparo.ui.state.ChangesEvent
import app.amparo.ui.state.ChangesModel
import app.amparo.ui.state.PacksEvent
import app.amparo.ui.state.PacksModel
import app.amparo.ui.state.PacksState
import app.amparo.ui.state.Place
import app.amparo.ui.theme.palette
import app.amparo.ui.theme.strings

@Composable
fun ChangesScreen(app: AppModel, model: ChangesModel, back: () -> Unit, lock: (() -> Unit)?) {
    val state by model.uiState.collectAsState()
    val changes = state.changes
    val seen: @Composable ColumnScope.() -> Unit = { Action(strings["changes-read"], { model.onEvent(ChangesEvent.SEEN) }) }
    Frame(strings["changes-title"], back, lock, actions = seen.takeUnless { changes.isNullOrEmpty() }) {
        ProblemLine(state.problem)
        if (changes?.isEmpty() == true) Line(strings["changes-none"])
        changes.orEmpty().forEach { change -> Change(change) { app.onEvent(AppEvent.Open(Place.Card(change.id))) } }
    }
}

/** The card with its lines as they are now. */
@Composable
private fun Change(change: CardChange, onClick: () -> Unit) {
    Tile(onClick = onClick) {
        Row(horizontalArrangement = Arrangement.spacedBy(Space.m + Space.xs)) {
            IconTile(Icons.byId(change.icon) ?: Icons.rights)
            // More than the space between two lines of one sentence.
            Column(verticalArrangement = Arrangement.spacedBy(Space.s)) {
                Line(change.title, style = Type.body.merge(Bold))
                if (change.isNew) Line(strings["changes-new"], style = Type.second.merge(Bold), color = palette.teal)
                change.lines.forEach { Line(it.text, style = Type.second, color = palette.ink2) }
            }
        }
    }
}

@Composable
fun PacksScreen(model: PacksModel, back: () -> Unit, lock: (() -> Unit)?) {
    val state by model.uiState.collectAsState()
    fun act(event: PacksEvent) = { model.onEvent(event) }
    Frame(
        strings["pack-title"],
        back,
        lock,
        actions = {
            Action(strings["pack-open-file"], act(PacksEvent.OPEN_FILE), enabled = !state.working)
            if (state.canGoBack) Action(strings["pack-go-back"], act(PacksEvent.GO_BACK), weight = Weight.QUIET, enabled = !state.working)
            if (state.hasPack) Action(strings["pack-use-built-in"], act(PacksEvent.USE_BUILT_IN), weight = Weight.QUIET, enabled = !state.working)
        },
    ) {
        ProblemLine(state.problem)
        Outcome(state)
        Line(strings["pack-hint"])
        state.inUse?.let { Banner(it, Tone.QUIET) }
        state.notes.forEach { Banner(strings[it], Tone.ATTENTION) }
    }
}

/** What became of the file that was chosen, with its name as the user knows it. */
@Composable
private fun Outcome(state: PacksState) {
    val verdict = state.verdict ?: return
    Banner(verdict.sentence.value, if (verdict.taken) Tone.KNOWN else Tone.ALERT, announce = true)
    Line(verdict.file, style = Type.note, color = palette.ink2)
}
