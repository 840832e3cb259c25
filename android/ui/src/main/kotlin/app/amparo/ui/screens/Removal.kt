package app.amparo.ui.screens

import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import app.amparo.ui.parts.Action
import app.amparo.ui.parts.Banner
import app.amparo.ui.parts.Tone
import app.amparo.ui.parts.Weight
import app.amparo.ui.theme.strings

/** Removing asks once, in a sentence that names what goes. */
@Composable
internal fun Removal(label: String, question: String, yes: String, remove: () -> Unit) {
    var asking by remember { mutableStateOf(false) }
    if (asking) {
        Banner(question, Tone.ALERT, announce = true)
        Action(yes, remove, weight = Weight.QUIET)
        Action(strings["common-cancel"], { asking = false }, weight = Weight.PLAIN)
    } else {
        Action(label, { asking = true }, weight = Weight.PLAIN)
    }
}
