package app.amparo.ui

import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.getBoundsInRoot
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.unit.dp
import app.amparo.design.Size
import app.amparo.ui.state.Place
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory

/** What a finger, a switch and a screen reader need of every screen. */
@OptIn(ExperimentalTestApi::class)
class AccessTest {
    @TestFactory
    fun `every action is large enough and says what it does`(): List<DynamicTest> = tour.map { stop ->
        DynamicTest.dynamicTest(stop.name) {
            onScreen(stop.arrive(arrayOf("en"))) {
                val actions = onAllNodes(hasClickAction()).fetchSemanticsNodes()
                assertTrue(actions.isNotEmpty(), "nothing to do on ${stop.name}")
                assertEquals(emptyList(), actions.filter { tooSmall(it) }.map { "${name(it)}: ${it.size}" })
                assertEquals(emptyList(), actions.filter { name(it).isBlank() }.map { "${it.boundsInRoot}" })
            }
        }
    }

    @Test
    fun `a right-to-left language turns the screen around`() = onScreen(Phone("ar-XB").go(Place.Rights)) {
        val screen = 360.dp
        assertTrue(onNode(says("Back")).getBoundsInRoot().left > screen / 2)
        assertTrue(onNode(says("My rights")).getBoundsInRoot().right > screen / 2)
    }

    @Test
    fun `fields are spoken by their labels`() = onScreen(Phone().go(Place.EditPerson())) {
        val fields = onAllNodes(hasSetTextAction()).fetchSemanticsNodes()
        assertEquals(2, fields.size)
        assertTrue(fields.all { name(it).isNotBlank() })
    }

    @Test
    fun `a PIN is a password to the system`() = onScreen(Phone().makeVault().lock().go(Place.Unlock)) {
        val fields = onAllNodes(hasSetTextAction()).fetchSemanticsNodes()
        assertTrue(fields.single().config.contains(SemanticsProperties.Password))
    }

    private fun ComposeUiTest.tooSmall(node: SemanticsNode): Boolean {
        val least = with(density) { Size.target.toPx() } - 1
        return node.size.width < least || node.size.height < least
    }

    private fun name(node: SemanticsNode): String = said(node).joinToString(" ")
}
