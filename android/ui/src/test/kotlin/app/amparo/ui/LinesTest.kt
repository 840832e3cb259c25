package app.amparo.ui

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.v2.runComposeUiTest
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp
import app.amparo.ui.state.Place
import app.amparo.ui.state.SafeEvent
import app.amparo.ui.state.SafeModel
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** How words lie on lines, and how a time is written. */
@OptIn(ExperimentalTestApi::class)
class LinesTest {
    @Test
    fun `large letters break no word of the alert button`() = onScreen(Phone("es").add("Ana"), fontScale = 2f) { phone ->
        val title = phone.app.uiState.value.strings["home-alert"]
        val lines = layout(title)
        assertTrue(lines.lineCount > 1)
        val ends = (0 until lines.lineCount - 1).map { lines.getLineEnd(it) }
        assertEquals(emptyList(), ends.filterNot { title[it - 1] == ' ' })
    }

    @Test
    fun `a badge is one line and the sentence under it two at most`() = listOf("en", "es").forEach { language ->
        onScreen(Phone(language).add("Ana").apply { app }.press(), fontScale = 1f) { phone ->
            val row = checkNotNull(phone.app.alerts.uiState.value.view).rows.single()
            assertEquals(1, layout(row.badge.value).lineCount)
            assertTrue(layout(row.sentence.value).lineCount <= 2)
        }
    }

    @Test
    fun `a time is in the same digits on every screen`() = Phone("ar-XB").add("Ana").apply { app }.press().let { phone ->
        phone.go(Place.Safe(checkNotNull(phone.app.alerts.uiState.value.view).alert))
        (phone.app.uiState.value.top?.model as SafeModel).onEvent(SafeEvent.Confirm(ByteArray(0)))
        onScreen(phone) {
            assertTrue("10:42" in phone.app.alerts.uiState.value.safeSentence.orEmpty())
            sees("10:42")
        }
    }

    private fun ComposeUiTest.layout(words: String): TextLayoutResult {
        val found = mutableListOf<TextLayoutResult>()
        onNode(says(words), useUnmergedTree = true).fetchSemanticsNode().config[SemanticsActions.GetTextLayoutResult].action?.invoke(found)
        return found.single()
    }

    private fun onScreen(phone: Phone, fontScale: Float, test: ComposeUiTest.(Phone) -> Unit) = phone.use {
        runComposeUiTest {
            setContent {
                CompositionLocalProvider(LocalDensity provides Density(LocalDensity.current.density, fontScale)) {
                    Box(Modifier.size(360.dp, 740.dp)) { AmparoApp(phone.app, reducedMotion = false) }
                }
            }
            test(phone)
        }
    }
}
