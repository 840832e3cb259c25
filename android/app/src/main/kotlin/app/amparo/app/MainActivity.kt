package app.amparo.app

import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import android.os.Bundle
import android.view.WindowManager.LayoutParams.FLAG_SECURE
import androidx.activity.ComponentActivity
import androidx.activity.compose.BackHandler
import androidx.activity.compose.setContent
import androidx.activity.enableEdgeToEdge
import androidx.activity.result.contract.ActivityResultContracts
import androidx.activity.viewModels
import androidx.compose.runtime.Composable
import androidx.compose.runtime.collectAsState
import androidx.compose.runtime.getValue
import app.amparo.ui.AmparoApp
import app.amparo.ui.state.AlertEvent
import app.amparo.ui.state.AppEvent

/** The one window. Nothing of it appears in screenshots or among the recent apps, and the vault is locked when it is left. */
class MainActivity : ComponentActivity() {
    private val model: AmparoViewModel by viewModels()

    /** Registered before the activity is created, so that an answer finds its way also when the phone was turned meanwhile. */
    private val chooser = registerForActivityResult(ActivityResultContracts.OpenDocument()) { model.platform.files.chosen(it) }

    private val screenOff = object : BroadcastReceiver() {
        override fun onReceive(context: Context, intent: Intent) = lock()
    }

    override fun onCreate(savedInstanceState: Bundle?) {
        super.onCreate(savedInstanceState)
        window.setFlags(FLAG_SECURE, FLAG_SECURE)
        enableEdgeToEdge()
        // A system broadcast that cannot be declared in the manifest; nobody else may send it.
        registerReceiver(screenOff, IntentFilter(Intent.ACTION_SCREEN_OFF))
        model.platform.files.open = chooser::launch
        setContent { Content() }
    }

    @Composable
    private fun Content() {
        val state by model.app.uiState.collectAsState()
        BackHandler(enabled = state.canGoBack) { model.app.onEvent(AppEvent.Back) }
        AmparoApp(model.app, model.platform.reducedMotion)
    }

    override fun onStart() {
        super.onStart()
        model.app.alerts.onEvent(AlertEvent.Refresh)
    }

    override fun onStop() {
        super.onStop()
        if (!isChangingConfigurations) lock()
    }

    override fun onDestroy() {
        unregisterReceiver(screenOff)
        if (!isChangingConfigurations) model.platform.files.open = null
        super.onDestroy()
    }

    private fun lock() = model.app.onEvent(AppEvent.Lock)
}
