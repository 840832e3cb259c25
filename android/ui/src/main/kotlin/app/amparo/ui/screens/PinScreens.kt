/** Choosing a PIN and typing it. What is typed stays in the field: not in a saved state, not in a model. */
package app.amparo.ui.screens

import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import app.amparo.ui.parts.Action
import app.amparo.ui.parts.Banner
import app.amparo.ui.parts.Field
import app.amparo.ui.parts.Frame
import app.amparo.ui.parts.Kind
import app.amparo.ui.parts.Line
import app.amparo.ui.parts.ProblemLine
import app.amparo.ui.parts.Tone
import app.amparo.ui.state.PinEvent
import app.amparo.ui.state.PinModel
import app.amparo.ui.theme.palette
import app.amparo.ui.theme.strings

@Composable
fun CreatePinScreen(model: PinModel, back: () -> Unit) {
    val state by model.uiState.collectAsState()
    var pin by remember { mutableStateOf("") }
    var again by remember { mutableStateOf("") }
    Frame(
        title = strings["pin-title"],
        onBack = back,
        onLock = null,
        actions = {
            ProblemLine(state.problem)
            Action(
                strings[if (state.working) "pin-working" else "pin-create"],
                { model.onEvent(PinEvent.Create(pin.encodeToByteArray(), again.encodeToByteArray())) },
                enabled = !state.working,
            )
        },
    ) {
        Banner(strings["family-create-hint"], Tone.ATTENTION)
        Line(strings["pin-hint"], color = palette.ink2)
        Field(strings["pin-first"], pin, { pin = it }, Kind.PIN, enabled = !state.working)
        Field(strings["pin-again"], again, { again = it }, Kind.PIN, enabled = !state.working)
        Line(strings["pin-warning"], color = palette.ink2)
    }
}

@Composable
fun UnlockScreen(model: PinModel, back: () -> Unit) {
    val state by model.uiState.collectAsState()
    var pin by remember { mutableStateOf("") }
    Frame(
        title = strings["unlock-title"],
        onBack = back,
        onLock = null,
        actions = {
            ProblemLine(state.problem)
            Action(
                strings[if (state.working) "unlock-working" else "unlock-open"],
                {
                    model.onEvent(PinEvent.Unlock(pin.encodeToByteArray()))
                    pin = ""
                },
                enabled = !state.working,
            )
        },
    ) {
        Field(strings["unlock-pin"], pin, { pin = it }, Kind.PIN, strings["unlock-nothing-lost"], enabled = !state.working)
    }
}
