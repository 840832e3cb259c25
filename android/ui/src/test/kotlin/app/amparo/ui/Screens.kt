/** How tests look at screens. */
package app.amparo.ui

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.requiredSize
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.assertIsDisplayed
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextReplacement
import androidx.compose.ui.test.v2.runComposeUiTest
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.dp

/** Runs [test] with [phone] on a screen of 360 × 740 dp, or taller: as if all of it were in sight. */
@OptIn(ExperimentalTestApi::class)
fun onScreen(phone: Phone, fontScale: Float = 1f, heightDp: Int = 740, test: ComposeUiTest.() -> Unit) = phone.use {
    runComposeUiTest {
        setContent {
            CompositionLocalProvider(LocalDensity provides Density(LocalDensity.current.density, fontScale)) {
                Box(Modifier.requiredSize(360.dp, heightDp.dp)) { AmparoApp(phone.app, reducedMotion = false) }
            }
        }
        test()
    }
}

/** Matches what a node says, in part, without the marks that keep directions apart. */
fun says(words: String): SemanticsMatcher {
    val plain = plain(words)
    return SemanticsMatcher("says $plain") { node -> said(node).any { plain in it } }
}

/** Words, what was typed, and what a screen reader says instead. */
fun said(node: SemanticsNode): List<String> {
    val words = node.config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text }
    val typed = listOfNotNull(node.config.getOrNull(SemanticsProperties.EditableText)?.text)
    val spoken = node.config.getOrNull(SemanticsProperties.ContentDescription).orEmpty()
    return (words + typed + spoken).map(::plain)
}

/** Without the marks that keep directions apart. */
fun plain(words: String): String = words.replace(DIRECTION_MARKS, "")

private val DIRECTION_MARKS = Regex("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")

/** How the words of [node] lie on lines. */
fun layout(node: SemanticsNode): TextLayoutResult {
    val found = mutableListOf<TextLayoutResult>()
    node.config[SemanticsActions.GetTextLayoutResult].action?.invoke(found)
    return found.single()
}

@OptIn(ExperimentalTestApi::class)
fun ComposeUiTest.button(words: String): SemanticsNodeInteraction = onNode(says(words) and hasClickAction())

@OptIn(ExperimentalTestApi::class)
fun ComposeUiTest.tap(words: String) {
    button(words).performClick()
}

@OptIn(ExperimentalTestApi::class)
fun ComposeUiTest.type(label: String, text: String) {
    onNode(hasText(label) and hasSetTextAction()).performTextReplacement(text)
}

@OptIn(ExperimentalTestApi::class)
fun ComposeUiTest.sees(words: String) {
    onNode(says(words)).assertIsDisplayed()
}

@OptIn(ExperimentalTestApi::class)
fun ComposeUiTest.scrollsTo(words: String) {
    onNode(says(words)).performScrollTo().assertIsDisplayed()
}

@OptIn(ExperimentalTestApi::class)
fun ComposeUiTest.seesNot(words: String) {
    onNode(says(words)).assertDoesNotExist()
}
