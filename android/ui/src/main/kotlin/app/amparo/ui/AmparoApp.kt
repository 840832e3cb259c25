/** The whole app on a screen: which place is drawn by which function. */
package app.amparo.ui

import androidx.compose.foundation.background
import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.key
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.font.FontFamily
import app.amparo.ui.bridge.VaultState
import app.amparo.ui.screens.AlertScreen
import app.amparo.ui.screens.CardScreen
import app.amparo.ui.screens.ChangesScreen
import app.amparo.ui.screens.ContactScreen
import app.amparo.ui.screens.ContactsScreen
import app.amparo.ui.screens.CreatePinScreen
import app.amparo.ui.screens.FamilyScreen
import app.amparo.ui.screens.HelpScreen
import app.amparo.ui.screens.HomeScreen
import app.amparo.ui.screens.LanguageScreen
import app.amparo.ui.screens.NeedScreen
import app.amparo.ui.screens.PacksScreen
import app.amparo.ui.screens.PeopleScreen
import app.amparo.ui.screens.PersonScreen
import app.amparo.ui.screens.RightsScreen
import app.amparo.ui.screens.SafeScreen
import app.amparo.ui.screens.ShowScreen
import app.amparo.ui.screens.UnlockScreen
import app.amparo.ui.state.AlertModel
import app.amparo.ui.state.AppEvent
import app.amparo.ui.state.AppModel
import app.amparo.ui.state.AppState
import app.amparo.ui.state.CardModel
import app.amparo.ui.state.ChangesModel
import app.amparo.ui.state.ContactModel
import app.amparo.ui.state.ContactsModel
import app.amparo.ui.state.Entry
import app.amparo.ui.state.FamilyModel
import app.amparo.ui.state.HelpModel
import app.amparo.ui.state.HomeModel
import app.amparo.ui.state.NeedModel
import app.amparo.ui.state.PacksModel
import app.amparo.ui.state.PeopleModel
import app.amparo.ui.state.PersonModel
import app.amparo.ui.state.PinModel
import app.amparo.ui.state.Place
import app.amparo.ui.state.RightsModel
import app.amparo.ui.state.SafeModel
import app.amparo.ui.state.ShowModel
import app.amparo.ui.theme.AmparoTheme
import app.amparo.ui.theme.palette

/** Draws [app]. [fonts] and [dark] are set by pictures only; a phone has its own. */
@Composable
fun AmparoApp(app: AppModel, reducedMotion: Boolean, fonts: FontFamily? = null, dark: Boolean = isSystemInDarkTheme()) {
    val state by app.uiState.collectAsState()
    AmparoTheme(state.strings, dark, fonts) {
        Box(Modifier.fillMaxSize().background(palette.paper)) {
            // A place one comes to anew starts with empty fields, also where the last one was of the same kind.
            state.top?.let { entry -> key(entry) { At(entry, app, state, reducedMotion) } }
        }
    }
}

@Composable
private fun At(entry: Entry, app: AppModel, state: AppState, reducedMotion: Boolean) {
    val back = { app.onEvent(AppEvent.Back) }
    val lock = if (state.vault == VaultState.UNLOCKED) ({ app.onEvent(AppEvent.Lock) }) else null
    when (val model = entry.model) {
        null -> LanguageScreen(app, state, back)
        is HomeModel -> HomeScreen(app, state, reducedMotion)
        is RightsModel -> RightsScreen(app, model, back, lock)
        is CardModel -> CardScreen(app, model, back, lock)
        is ShowModel -> ShowScreen(model, back)
        is ChangesModel -> ChangesScreen(app, model, back, lock)
        is PacksModel -> PacksScreen(model, back, lock)
        is HelpModel -> HelpScreen(app, model, back, lock)
        is NeedModel -> NeedScreen(model, back, lock)
        is FamilyModel -> FamilyScreen(app, model, state.vault, back, lock)
        is PeopleModel -> PeopleScreen(app, model, back, lock)
        is PersonModel -> PersonScreen(model, (entry.place as Place.EditPerson).first, back, lock)
        is AlertModel -> AlertScreen(app, model, state.vault, back, lock)
        is SafeModel -> SafeScreen(model, back)
        is PinModel -> if (entry.place == Place.CreatePin) CreatePinScreen(model, back) else UnlockScreen(model, back)
        is ContactsModel -> ContactsScreen(app, model, back, lock)
        is ContactModel -> ContactScreen(model, back, lock)
        else -> error("no screen for ${model::class}")
    }
}
