package app.amparo.ui

import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.text.TextLayoutResult
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
    fun `large letters break no word of the alert button`() = Phone("es").add("Ana").let { phone ->
        onScreen(phone, fontScale = 2f) {
            val title = phone.app.uiState.value.strings["home-alert"]
            val lines = layout(title)
            assertTrue(lines.lineCount > 1)
            val ends = (0 until lines.lineCount - 1).map { lines.getLineEnd(it) }
            assertEquals(emptyList(), ends.filterNot { title[it - 1] == ' ' })
        }
    }

    @Test
    fun `a badge is one line and the sentence under it two at most`() = listOf("en", "es").forEach { language ->
        val phone = Phone(language).add("Ana").apply { app }.press()
        onScreen(phone) {
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

    private fun ComposeUiTest.layout(words: String): TextLayoutResult = layout(onNode(says(words), useUnmergedTree = true).fetchSemanticsNode())
}
