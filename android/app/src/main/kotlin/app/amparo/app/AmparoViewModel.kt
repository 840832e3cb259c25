package app.amparo.app

import android.app.Application
import androidx.lifecycle.AndroidViewModel
import androidx.lifecycle.viewModelScope
import app.amparo.app.bridge.OpenCore
import app.amparo.ui.state.AppModel
import kotlinx.coroutines.job

/** Keeps the app's state while the phone is turned around. It owns the core, and closes it. */
class AmparoViewModel(application: Application) : AndroidViewModel(application) {
    val platform = AndroidPlatform(application)
    private val opened = OpenCore.open(application, platform.languages())
    val app = AppModel(opened.core, platform, viewModelScope)

    init {
        // The scope has ended when the last call in it has: only then may the core go.
        viewModelScope.coroutineContext.job.invokeOnCompletion { opened.close() }
    }
}
