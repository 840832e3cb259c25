package app.amparo.ui.state

import app.amparo.ui.bridge.Core
import app.amparo.ui.bridge.Home
import app.amparo.ui.bridge.onDone
import app.amparo.ui.bridge.onFailed
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.launch

/** [home] is null until the core has answered once, and stays as it was when it cannot. */
data class HomeState(val home: Home? = null, val problem: String? = null) {
    /** Nobody to try yet: the same place on the screen leads to the first start. Unknown is not nobody. */
    val nobody: Boolean get() = home?.people == 0u
}

enum class HomeEvent { REFRESH }

/** What the home screen says beside the alert: who could be tried now. */
class HomeModel(private val core: Core, scope: CoroutineScope) : StateHolder<HomeState, HomeEvent>(HomeState(), scope) {
    override fun onEvent(event: HomeEvent) {
        scope.launch {
            core.home()
                .onDone { update { copy(home = it, problem = null) } }
                .onFailed { update { copy(problem = it.sentence) } }
        }
    }
}
