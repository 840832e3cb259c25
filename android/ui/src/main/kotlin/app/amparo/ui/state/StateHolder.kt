package app.amparo.ui.state

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update

/** Asks the core again whenever its screen is come to: what lies under a form may be out of date. */
interface Refreshing {
    fun refresh()
}

/**
 * What stands behind a screen: one immutable [uiState], one way in.
 *
 * Not Android's `ViewModel`, so that it runs in any test; the app keeps the whole of them in one (`AmparoViewModel`).
 */
abstract class StateHolder<State, Event>(initial: State, protected val scope: CoroutineScope) {
    private val state = MutableStateFlow(initial)

    val uiState: StateFlow<State> = state.asStateFlow()

    abstract fun onEvent(event: Event)

    protected fun update(change: State.() -> State) = state.update { it.change() }
}
