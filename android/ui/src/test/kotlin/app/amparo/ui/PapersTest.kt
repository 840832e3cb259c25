package app.amparo.ui

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.size
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.hasAnyAncestor
import androidx.compose.ui.test.hasContentDescriptionExactly
import androidx.compose.ui.test.isHeading
import androidx.compose.ui.test.v2.runComposeUiTest
import androidx.compose.ui.text.style.ResolvedTextDirection
import androidx.compose.ui.unit.dp
import app.amparo.ui.bridge.PaperRow
import app.amparo.ui.bridge.PaperShape
import app.amparo.ui.bridge.SamplePaper
import app.amparo.ui.bridge.Strings
import app.amparo.ui.parts.PaperDrawing
import app.amparo.ui.state.Place
import app.amparo.ui.theme.AmparoTheme
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

private const val TALL_DP = 9000

private val inAList = SemanticsMatcher.keyIsDefined(SemanticsProperties.CollectionItemInfo)

/** The drawn samples of papers: their numbers are those that the lines below explain, and none looks like a real one. */
@OptIn(ExperimentalTestApi::class)
class PapersTest {
    @Test
    fun `every number that is explained is once on the drawing, beside its part`() = everyPaper("en") { paper ->
        val printed = inDrawing(paper)
        val numbers = printed.filter { words(it).toIntOrNull() != null }
        assertEquals(paper.marks.indices.map { "${it + 1}" }, numbers.map(::words))
        paper.rows.forEachIndexed { place, row ->
            val mark = row.mark ?: return@forEachIndexed
            val number = numbers.single { words(it) == "$mark" }.boundsInRoot
            fun printed(rows: List<PaperRow>) = printed.filter { words(it) in rows.map(::words) }.map { it.boundsInRoot }
            assertTrue(printed(paper.rows.take(place)).all { it.bottom < number.center.y }, "$mark stands too high")
            assertTrue(printed(paper.rows.drop(place + 1)).all { it.top > number.center.y }, "$mark stands too low")
            assertTrue(printed(listOf(row)).single().right <= number.left, "$mark lies on what is printed")
        }
    }

    @Test
    fun `all that is printed is on the drawing, from top to bottom`() = everyPaper("es") { paper ->
        val printed = inDrawing(paper).sortedBy { it.boundsInRoot.top }.map(::words)
        val expected = paper.rows.filter { it.printed.isNotEmpty() }.map(::words)
        assertEquals(expected, printed.filter { it in expected })
    }

    @Test
    fun `it says across itself that it is a sample`() = listOf("en" to 1f, "es" to 1f, "es" to 2f, "ar-XB" to 1f).forEach { (language, scale) ->
        everyPaper(language, scale) { paper ->
            val drawing = drawing(paper).fetchSemanticsNode().boundsInRoot
            val sample = inDrawing(paper).single { words(it) == plain(paper.sample.value) }
            assertTrue(sample.boundsInRoot.width > drawing.width / 2, "too small to be seen")
            assertTrue(sample.boundsInRoot.center in drawing)
            assertEquals(1, layout(sample).lineCount)
        }
    }

    @Test
    fun `without the word that says so there is no drawing`() {
        val paper = Phone().use { phone -> phone.cardWithPapers().papers.first() }
        fun drawn(shown: SamplePaper) = runComposeUiTest {
            setContent { Box(Modifier.size(360.dp, 740.dp)) { AmparoTheme(Strings.EMPTY) { PaperDrawing(shown) } } }
            val expected = if (shown.sample.value.isBlank()) 0 else 1
            assertEquals(expected, onAllNodes(hasContentDescriptionExactly(shown.alt.value)).fetchSemanticsNodes().size)
        }
        drawn(paper)
        drawn(paper.copy(sample = paper.sample.copy(value = " ")))
    }

    @Test
    fun `a screen reader hears one picture, then a list with its numbers`() = everyPaper("es") { paper ->
        val picture = drawing(paper).fetchSemanticsNode()
        assertEquals(Role.Image, picture.config[SemanticsProperties.Role])
        assertEquals(emptyList(), picture.children.map(::said))
        paper.marks.forEachIndexed { index, mark ->
            val (place, heard) = lines().first { (_, heard) -> plain(mark.text.value) in heard && heard.first() == "${index + 1}" }
            assertEquals(index, place)
            assertEquals(listOfNotNull(mark.translation?.value), heard.drop(2))
        }
    }

    @Test
    fun `what stands around the drawing is in the reader's language`() = everyPaper("es") { paper ->
        assertTrue(listOf(paper.title, paper.alt, paper.sample).all { it.locale == "es" })
        onNode(says(paper.title.value) and isHeading()).assertExists()
        assertTrue(inDrawing(paper).any { words(it) == plain(paper.sample.value) })
        paper.marks.forEach { mark -> assertTrue(lines().any { (_, heard) -> plain(mark.text.value) in heard }) }
    }

    @Test
    fun `a right-to-left language leaves the paper as it is`() = everyPaper("ar-XB") { paper ->
        val printed = inDrawing(paper).filter { words(it) in paper.rows.map(::words) }
        assertTrue(printed.isNotEmpty())
        printed.forEach { assertEquals(ResolvedTextDirection.Ltr, layout(it).getParagraphDirection(0), words(it)) }
        val drawing = drawing(paper).fetchSemanticsNode().boundsInRoot
        val label = printed.first { words(it) == words(paper.rows.first { row -> row.shape == PaperShape.FIELD }) }
        assertTrue(label.boundsInRoot.right < drawing.center.x, "the label stands to the right of what is filled in")
        inDrawing(paper).filter { words(it).toIntOrNull() != null }.forEach { assertTrue(it.boundsInRoot.left > drawing.center.x) }
        // The list below it is turned around with the screen.
        val marks = onAllNodes(inAList, useUnmergedTree = true).fetchSemanticsNodes().map { line -> line.children.map { it.boundsInRoot } }
        assertTrue(marks.isNotEmpty() && marks.all { (number, text) -> number.left >= text.right })
    }

    @Test
    fun `letters twice as large are neither cut nor broken`() = everyPaper("es", fontScale = 2f) { paper ->
        val drawing = drawing(paper).fetchSemanticsNode().boundsInRoot
        inDrawing(paper).filter { words(it) != plain(paper.sample.value) }.forEach { node ->
            val lines = layout(node)
            assertTrue(lines.getLineBottom(lines.lineCount - 1) <= node.size.height, "${words(node)} is cut")
            assertTrue(node.boundsInRoot.left >= drawing.left && node.boundsInRoot.right <= drawing.right, words(node))
            val ends = (0 until lines.lineCount - 1).map { lines.getLineEnd(it) }
            assertTrue(ends.all { words(node)[it - 1] in " /\n" || words(node)[it] == '\n' }, "${words(node)} is broken within a word")
        }
    }

    /** The card, as tall as it is, and [look] for each of its papers. */
    private fun everyPaper(language: String, fontScale: Float = 1f, look: ComposeUiTest.(SamplePaper) -> Unit) = Phone(language).let { phone ->
        val card = phone.cardWithPapers()
        assertEquals(3, card.papers.size)
        onScreen(phone.go(Place.Card(card.id)), fontScale, heightDp = TALL_DP) { card.papers.forEach { look(it) } }
    }

    private fun ComposeUiTest.drawing(paper: SamplePaper): SemanticsNodeInteraction = onNode(hasContentDescriptionExactly(paper.alt.value))

    /** What is written on the drawing; a screen reader passes over it. */
    private fun ComposeUiTest.inDrawing(paper: SamplePaper): List<SemanticsNode> =
        onAllNodes(says("") and hasAnyAncestor(hasContentDescriptionExactly(paper.alt.value)), useUnmergedTree = true).fetchSemanticsNodes()
            .filter { said(it).isNotEmpty() }

    /** The lines of all lists: where in its list each is, and what is heard. */
    private fun ComposeUiTest.lines(): List<Pair<Int, List<String>>> = onAllNodes(inAList).fetchSemanticsNodes()
        .map { it.config[SemanticsProperties.CollectionItemInfo].rowIndex to it.config[SemanticsProperties.Text].map { words -> plain(words.text) } }

    private fun words(node: SemanticsNode) = said(node).single()

    private fun words(row: PaperRow) = row.printed.joinToString("\n")
}
