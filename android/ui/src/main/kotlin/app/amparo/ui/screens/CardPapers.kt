/** Samples of papers on a card: what each is, its drawing, and what is to be known of the numbered parts. */
package app.amparo.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.CollectionInfo
import androidx.compose.ui.semantics.CollectionItemInfo
import androidx.compose.ui.semantics.collectionInfo
import androidx.compose.ui.semantics.collectionItemInfo
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import app.amparo.design.Space
import app.amparo.design.Type
import app.amparo.ui.bridge.Card
import app.amparo.ui.bridge.CardLine
import app.amparo.ui.bridge.SamplePaper
import app.amparo.ui.parts.Bold
import app.amparo.ui.parts.Line
import app.amparo.ui.parts.NumberMark
import app.amparo.ui.parts.PaperDrawing
import app.amparo.ui.parts.Section
import app.amparo.ui.theme.palette
import app.amparo.ui.theme.strings

@Composable
internal fun Papers(card: Card) {
    if (card.papers.isEmpty()) return
    Section(strings["card-papers"])
    // Before the first drawing: whoever looks at it has to know that it is none of the real ones.
    card.papersNote?.let { Line(it, style = Type.second, color = palette.ink2) }
    card.papers.forEach { Paper(it, card.changed) }
}

@Composable
private fun Paper(paper: SamplePaper, changed: List<String>) {
    Column(Modifier.padding(bottom = Space.m), verticalArrangement = Arrangement.spacedBy(Space.s)) {
        Line(paper.title, Modifier.semantics { heading() }, style = Type.body.merge(Bold))
        PaperDrawing(paper)
        Marks(paper.marks, changed)
    }
}

/** A list to a screen reader, each line with its number first. */
@Composable
private fun Marks(marks: List<CardLine>, changed: List<String>) {
    Column(
        Modifier.fillMaxWidth().semantics { collectionInfo = CollectionInfo(rowCount = marks.size, columnCount = 1) },
        verticalArrangement = Arrangement.spacedBy(Space.m),
    ) {
        marks.forEachIndexed { index, mark -> Mark(index, mark, mark.id in changed) }
    }
}

@Composable
private fun Mark(index: Int, mark: CardLine, changed: Boolean) {
    val place = Modifier.semantics(mergeDescendants = true) { collectionItemInfo = CollectionItemInfo(index, 1, 0, 1) }
    Row(Modifier.fillMaxWidth().then(place), horizontalArrangement = Arrangement.spacedBy(Space.m)) {
        NumberMark(index + 1)
        Column(Modifier.weight(1f)) { Told(mark, changed) }
    }
}
