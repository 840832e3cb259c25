package app.amparo.ui

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performSemanticsAction
import androidx.compose.ui.test.performTouchInput
import app.amparo.design.Motion
import app.amparo.ui.bridge.Receipt
import app.amparo.ui.parts.SECOND_PRESS_WITHIN_MS
import app.amparo.ui.state.Place
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull

/** The one press: by holding, by two presses, and by nothing less. */
@OptIn(ExperimentalTestApi::class)
class PressTest {
    @Test
    fun `holding presses, and the screen says no more than is known`() = Phone(receipt = Receipt.HANDED_OVER).add("Ana").let { phone ->
        onScreen(phone) {
            sees("Ready to try 1 person")
            hold(Motion.holdMs + 100)
            sees("Saved on this phone")
            sees("Not gone yet")
            seesNot("Left this phone")

            tap("Press Send")
            sees("Only you can press Send")

            tap("Open the message")
            assertEquals(listOf("+12135550123"), phone.platform.handedOver.map { it.number })
            sees("Left this phone; we do not know more")
            seesNot("Open the message")
        }
    }

    @Test
    fun `opening the messages app is not sending`() = onScreen(Phone(receipt = Receipt.COMPOSER_OPENED).add("Ana").apply { app }.press()) {
        tap("Open the message")
        sees("Not gone yet")
        seesNot("Left this phone")
        sees("Open the message")
    }

    @Test
    fun `letting go early presses nothing`() = Phone().add("Ana").let { phone ->
        onScreen(phone) {
            hold(Motion.holdMs / 2)
            assertNull(current(phone))
            sees("My rights")
        }
    }

    @Test
    fun `two presses are as good as holding`() = Phone().add("Ana").let { phone ->
        onScreen(phone) {
            hold(60)
            assertNull(current(phone))
            hold(60)
            assertNotNull(current(phone))
        }
    }

    @Test
    fun `a screen reader presses twice, and the first press is forgotten after a while`() = Phone().add("Ana").let { phone ->
        onScreen(phone) {
            button(ALERT).performSemanticsAction(SemanticsActions.OnClick)
            assertNull(current(phone))
            mainClock.advanceTimeBy(SECOND_PRESS_WITHIN_MS + 100)
            button(ALERT).performSemanticsAction(SemanticsActions.OnClick)
            assertNull(current(phone))
            button(ALERT).performSemanticsAction(SemanticsActions.OnClick)
            assertNotNull(current(phone))
        }
    }

    @Test
    fun `sliding off the button presses nothing`() = Phone().add("Ana").let { phone ->
        onScreen(phone) {
            mainClock.autoAdvance = false
            button(ALERT).performTouchInput { down(center) }
            mainClock.advanceTimeBy(Motion.holdMs / 2)
            button(ALERT).performTouchInput { moveTo(bottomCenter.copy(y = bottom + 200f)) }
            mainClock.advanceTimeBy(Motion.holdMs * 2)
            button(ALERT).performTouchInput { up() }
            mainClock.advanceTimeBy(100)
            assertNull(current(phone))
        }
    }

    @Test
    fun `with nobody to try the same place leads to the first person`() = Phone().let { phone ->
        onScreen(phone) {
            tap("Add one person first")
            sees("Are you alone?")
            tap("Go on")
            type("A name only you need to know", "Ana")
            type("Phone number", "+12135550123")
            tap("Add this person")
            sees("Hold to alert my family")
            sees("Ready to try 1 person")
            assertNull(current(phone))
        }
    }

    @Test
    fun `an alert outlives the screen and the app`() = Phone().add("Ana").let { phone ->
        val alert = phone.amparo.alerts().use { it.press(location = null) }.alert
        onScreen(phone) {
            sees("An alert is open")
            tap("An alert is open")
            sees("Not gone yet")
            sees("Open the message")
            assertEquals(alert, current(phone))
            assertEquals(Place.Alert, phone.app.uiState.value.top?.place)
        }
    }

    private fun ComposeUiTest.hold(forMs: Long) {
        mainClock.autoAdvance = false
        button(ALERT).performTouchInput { down(center) }
        mainClock.advanceTimeBy(forMs)
        // After a hold the button is gone, and the finger lifts over whatever came.
        onRoot().performTouchInput { up() }
        mainClock.advanceTimeBy(100)
        mainClock.autoAdvance = true
    }

    private fun current(phone: Phone): String? = phone.amparo.alerts().use { it.current()?.alert }

    private companion object {
        const val ALERT = "Hold to alert my family"
    }
}
