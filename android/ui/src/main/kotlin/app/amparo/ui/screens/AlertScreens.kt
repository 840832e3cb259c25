/** The alert and its states, and "I am safe". */
package app.amparo.ui.screens

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import app.amparo.design.Size
import app.amparo.design.Space
import app.amparo.design.Type
import app.amparo.ui.bridge.AlertRow
import app.amparo.ui.bridge.SmsDraft
import app.amparo.ui.bridge.VaultState
import app.amparo.ui.parts.Action
import app.amparo.ui.parts.Banner
import app.amparo.ui.parts.Bold
import app.amparo.ui.parts.Field
import app.amparo.ui.parts.Frame
import app.amparo.ui.parts.Initial
import app.amparo.ui.parts.Kind
import app.amparo.ui.parts.Line
import app.amparo.ui.parts.Pill
import app.amparo.ui.parts.ProblemLine
import app.amparo.ui.parts.Tile
import app.amparo.ui.parts.Tone
import app.amparo.ui.parts.Weight
import app.amparo.ui.parts.largeText
import app.amparo.ui.state.AlertEvent
import app.amparo.ui.state.AlertModel
import app.amparo.ui.state.AlertState
import app.amparo.ui.state.AppEvent
import app.amparo.ui.state.AppModel
import app.amparo.ui.state.Place
import app.amparo.ui.state.SafeEvent
import app.amparo.ui.state.SafeModel
import app.amparo.ui.theme.palette
import app.amparo.ui.theme.strings

/** One honest sentence a person, more on a tap; what only the user can do is a button in that person's row. */
@Composable
fun AlertScreen(app: AppModel, model: AlertModel, vault: VaultState?, back: () -> Unit, lock: (() -> Unit)?) {
    val state by model.uiState.collectAsState()
    val alert = state.view?.alert
    Frame(
        title = strings["alert-title"],
        onBack = back,
        onLock = lock,
        actions = {
            if (state.open && alert != null) {
                // Without a vault there is no PIN to promise.
                val label = strings[if (vault == VaultState.ABSENT) "alert-safe-action" else "alert-safe"]
                Action(label, { app.onEvent(AppEvent.Open(Place.Safe(alert))) })
            }
            Action(strings["alert-show-card"], { app.onEvent(AppEvent.Open(Place.Rights)) }, weight = Weight.PLAIN)
        },
    ) {
        SavedLine(state)
        ProblemLine(state.problem)
        state.rows.forEach { (row, draft) ->
            PersonRow(row, draft) { model.onEvent(AlertEvent.OpenMessage(it)) }
        }
        if (state.notSaved) {
            state.drafts.forEach { draft -> Unsaved(draft) { model.onEvent(AlertEvent.OpenMessage(draft)) } }
        }
    }
}

@Composable
private fun SavedLine(state: AlertState) {
    when {
        state.notSaved -> Banner(strings["alert-not-saved"], Tone.ALERT, announce = true)
        state.view == null -> Line(strings["alert-none"], style = Type.title)
        state.view.stoodDown -> state.safeSentence?.let { Banner(it, Tone.KNOWN, announce = true) }
        else -> Banner(state.view.saved.value, Tone.ALERT, announce = true)
    }
}

@Composable
private fun PersonRow(row: AlertRow, draft: SmsDraft?, openMessage: (SmsDraft) -> Unit) {
    var explained by remember { mutableStateOf(false) }
    Tile {
        Row(
            Modifier.fillMaxWidth().heightIn(min = Size.target).clickable(role = Role.Button) { explained = !explained },
            horizontalArrangement = Arrangement.spacedBy(Space.m),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            if (!largeText) Initial(row.label)
            Column(Modifier.weight(1f), Arrangement.spacedBy(Space.xs)) {
                // The badge beside the name, which may break: the badge and the sentence have the room they need.
                Row(Modifier.fillMaxWidth(), Arrangement.SpaceBetween, Alignment.CenterVertically) {
                    Line(row.label, Modifier.weight(1f, fill = false).padding(end = Space.s), style = Type.body.merge(Bold))
                    if (!largeText) Badge(row)
                }
                Line(row.sentence, style = Type.second, color = palette.ink2)
                if (largeText) Badge(row)
            }
        }
        if (explained) row.details.forEach { Line(it, Modifier.padding(top = Space.s), style = Type.second, color = palette.ink2) }
        if (draft != null) OpenMessage(draft, openMessage)
    }
}

/** None of these states is an end: neither is known to have been read. */
@Composable
private fun Badge(row: AlertRow) = Pill(row.badge.value, Tone.ATTENTION)

/** The disk refused: the messages are all there is, and they can still go. */
@Composable
private fun Unsaved(draft: SmsDraft, openMessage: (SmsDraft) -> Unit) {
    Tile {
        Row(horizontalArrangement = Arrangement.spacedBy(Space.m), verticalAlignment = Alignment.CenterVertically) {
            Initial(draft.label)
            Line(draft.label, style = Type.body.merge(Bold))
        }
        OpenMessage(draft, openMessage)
    }
}

@Composable
private fun OpenMessage(draft: SmsDraft, openMessage: (SmsDraft) -> Unit) {
    val spoken = "${strings["alert-open-message"]}: ${draft.label}"
    Action(
        strings["alert-open-message"],
        { openMessage(draft) },
        Modifier.padding(top = Space.s).semantics { contentDescription = spoken },
        weight = Weight.QUIET,
    )
}

/** What the family will read, and the PIN where there is one to give. */
@Composable
fun SafeScreen(model: SafeModel, back: () -> Unit) {
    val state by model.uiState.collectAsState()
    var pin by remember { mutableStateOf("") }
    Frame(
        title = strings["safe-title"],
        onBack = back,
        onLock = null,
        actions = {
            ProblemLine(state.problem)
            // Nothing that could be confirmed: no button that never works.
            if (state.vault != VaultState.SEALED) {
                Action(
                    strings[if (state.working) "unlock-working" else "safe-confirm"],
                    {
                        model.onEvent(SafeEvent.Confirm(pin.encodeToByteArray()))
                        pin = ""
                    },
                    enabled = state.canConfirm,
                )
            }
        },
    ) {
        if (state.vault != VaultState.SEALED) Line(strings["safe-hint"], style = Type.body)
        when {
            state.vault == null -> Unit
            state.vault == VaultState.SEALED -> {
                Banner(strings["safe-sealed"], Tone.ATTENTION)
                Line(strings["seal-state-hint"], style = Type.second, color = palette.ink2)
            }
            state.needsPin -> {
                Line(strings["safe-needs-pin"], color = palette.ink2)
                Field(strings["unlock-pin"], pin, { pin = it }, Kind.PIN, strings["unlock-nothing-lost"], enabled = !state.working)
            }
            else -> Banner(strings["safe-unauthenticated"], Tone.ATTENTION)
        }
    }
}
