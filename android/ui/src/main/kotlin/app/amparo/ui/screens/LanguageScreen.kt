package app.amparo.ui.screens

import androidx.compose.runtime.Composable
import app.amparo.ui.parts.Choice
import app.amparo.ui.parts.Frame
import app.amparo.ui.parts.ProblemLine
import app.amparo.ui.state.AppEvent
import app.amparo.ui.state.AppModel
import app.amparo.ui.state.AppState
import app.amparo.ui.theme.strings

/** Every language by its own name for itself. */
@Composable
fun LanguageScreen(app: AppModel, state: AppState, back: () -> Unit) {
    Frame(strings["language-title"], back, onLock = null) {
        ProblemLine(state.problem)
        state.languages.forEach { language ->
            Choice(language.name, chosen = language.tag == state.strings.locale) { app.onEvent(AppEvent.ChooseLanguage(language.tag)) }
        }
    }
}
