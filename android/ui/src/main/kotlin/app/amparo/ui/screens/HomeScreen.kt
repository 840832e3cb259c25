package app.amparo.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.height
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import app.amparo.design.Icons
import app.amparo.design.Space
import app.amparo.ui.bridge.Strings
import app.amparo.ui.bridge.VaultState
import app.amparo.ui.parts.Action
import app.amparo.ui.parts.Frame
import app.amparo.ui.parts.HeaderAction
import app.amparo.ui.parts.HoldButton
import app.amparo.ui.parts.HoldWords
import app.amparo.ui.parts.IconTile
import app.amparo.ui.parts.Pill
import app.amparo.ui.parts.PlaceTile
import app.amparo.ui.parts.ProblemLine
import app.amparo.ui.parts.Tone
import app.amparo.ui.parts.Weight
import app.amparo.ui.parts.largeText
import app.amparo.ui.state.AlertEvent
import app.amparo.ui.state.AppEvent
import app.amparo.ui.state.AppModel
import app.amparo.ui.state.AppState
import app.amparo.ui.state.HomeState
import app.amparo.ui.state.Place
import app.amparo.ui.theme.strings

/** The alert, whom it can try now, my rights, my family, and the lock. Nothing else, and the alert never moves. */
@Composable
fun HomeScreen(app: AppModel, state: AppState, reducedMotion: Boolean) {
    val home by app.home.uiState.collectAsState()
    val alert by app.alerts.uiState.collectAsState()
    Frame(
        title = strings["app-name"],
        onBack = null,
        onLock = null,
        leading = { IconTile(Icons.arch) },
        trailing = {
            HeaderAction(state.languageName, { app.onEvent(AppEvent.Open(Place.Languages)) }, spoken = "${strings["home-language"]}: ${state.languageName}")
        },
        actions = { Footer(app, state.vault) },
    ) {
        HoldButton(
            words = if (home.nobody) firstPersonWords(strings) else alertWords(strings),
            onHeld = { if (home.nobody) app.onEvent(firstPerson) else app.alerts.onEvent(AlertEvent.Press) },
            enabled = !alert.pressing,
            ring = !reducedMotion,
            plain = home.nobody,
        )
        Readiness(home)
        ProblemLine(alert.problem ?: home.problem ?: state.problem)
        if (alert.open) {
            PlaceTile(Icons.people, strings["home-open-alert"], strings["home-open-alert-hint"]) { app.onEvent(AppEvent.Open(Place.Alert)) }
        }
        PlaceTile(Icons.rights, strings["home-rights"], strings["home-rights-hint"]) { app.onEvent(AppEvent.Open(Place.Rights)) }
        PlaceTile(Icons.family, strings["home-family"], familyHint(state.vault, strings)) { app.onEvent(AppEvent.Open(Place.Family)) }
    }
}

private val firstPerson = AppEvent.Open(Place.EditPerson(first = true))

/** The sentence is green for what can be tried, and quiet as long as there is nobody. */
@Composable
private fun Readiness(state: HomeState) {
    val words = state.home?.readiness ?: return
    Pill(words.value, if (state.nobody) Tone.ATTENTION else Tone.KNOWN)
}

private fun alertWords(strings: Strings) = HoldWords(
    title = strings["home-alert"],
    hint = strings["home-alert-hint"],
    action = strings["home-alert-action"],
    again = if (strings.has("home-alert-again")) strings["home-alert-again"] else strings["home-alert-action"],
)

private fun firstPersonWords(strings: Strings) = HoldWords(
    title = strings["home-alert-first"],
    hint = strings["home-alert-first-hint"],
    action = strings["home-alert-first"],
    again = strings["home-alert-first"],
)

private fun familyHint(vault: VaultState?, strings: Strings): String? = when (vault) {
    VaultState.LOCKED -> strings["home-family-locked"]
    VaultState.SEALED -> strings["seal-state"]
    VaultState.UNLOCKED -> strings["home-family-open"]
    VaultState.ABSENT -> strings["home-family-none"]
    null -> null
}

/** Find help, and the lock: what is open is locked, what is locked opened. No lock where there is no vault, or only a keeper opens it. */
@Composable
private fun Footer(app: AppModel, vault: VaultState?) {
    val help = strings["home-help"] to { app.onEvent(AppEvent.Open(Place.Help)) }
    val lock = when (vault) {
        VaultState.UNLOCKED -> strings["home-lock"] to { app.onEvent(AppEvent.Lock) }
        VaultState.LOCKED -> strings["home-unlock"] to { app.onEvent(AppEvent.Open(Place.Unlock)) }
        VaultState.ABSENT, VaultState.SEALED, null -> null
    }
    Beside(listOfNotNull(help, lock))
}

/** Beside each other; below each other where letters are very large. */
@Composable
private fun Beside(buttons: List<Pair<String, () -> Unit>>) {
    if (largeText) return buttons.forEach { (label, act) -> Action(label, act, weight = Weight.QUIET) }
    Row(Modifier.height(IntrinsicSize.Min), horizontalArrangement = Arrangement.spacedBy(Space.s)) {
        buttons.forEach { (label, act) -> Action(label, act, Modifier.weight(1f).fillMaxHeight(), weight = Weight.QUIET) }
    }
}
