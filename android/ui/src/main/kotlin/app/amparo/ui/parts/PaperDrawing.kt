/**
 * The drawing of a sample of a paper: ink on white in every theme, English and left to right in every language, as on the paper.
 *
 * It copies no form. What matters on it has a number beside it; across it stands that it is a sample.
 */
package app.amparo.ui.parts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.LocalTextStyle
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.draw.rotate
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.PathEffect
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.scale
import androidx.compose.ui.graphics.drawscope.translate
import androidx.compose.ui.graphics.vector.addPathNodes
import androidx.compose.ui.graphics.vector.toPath
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.role
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
import app.amparo.design.Space
import app.amparo.design.Type
import app.amparo.ui.bridge.PaperRow
import app.amparo.ui.bridge.PaperShape
import app.amparo.ui.bridge.SamplePaper
import app.amparo.ui.bridge.Words
import app.amparo.ui.theme.palette
import kotlin.math.cos
import kotlin.math.min
import kotlin.math.sin

/** One picture to a screen reader. Nothing at all without the word that says it is a sample. */
@Composable
fun PaperDrawing(paper: SamplePaper, modifier: Modifier = Modifier) {
    if (paper.sample.value.isBlank()) return
    val beside = markSize + Space.m
    val seen = Modifier.clearAndSetSemantics {
        contentDescription = paper.alt.value
        role = Role.Image
    }
    CompositionLocalProvider(LocalLayoutDirection provides LayoutDirection.Ltr) {
        Box(modifier.widthIn(max = WIDEST).fillMaxWidth().then(seen)) {
            Box(Modifier.matchParentSize().padding(end = beside).background(palette.showPaper).border(Hairline, palette.showInk2)) {
                Across(paper.sample, Modifier.matchParentSize())
            }
            Column(Modifier.padding(vertical = Space.s)) {
                paper.rows.forEach { row -> Part(row, beside) }
            }
        }
    }
}

/** The number of a part, on the drawing and in the list that explains it. */
@Composable
fun NumberMark(number: Int, modifier: Modifier = Modifier) {
    Box(modifier.size(markSize).background(palette.ink, CircleShape), contentAlignment = Alignment.Center) {
        LeftToRight("$number", style = Type.second.merge(Bold), color = palette.paper)
    }
}

/** Of a round mark beside words: as large as a line of letters, at the reader's own size. */
val markSize: Dp
    @Composable get() = with(LocalDensity.current) { 28.sp.toDp() }

private val WIDEST = 400.dp

/** The word that says it is a sample, over as much of the paper as it can cover, and behind what is printed. */
@Composable
private fun Across(sample: Words, modifier: Modifier) = BoxWithConstraints(modifier, contentAlignment = Alignment.Center) {
    val measured = rememberTextMeasurer().measure(sample.value, LocalTextStyle.current.merge(Bold).copy(fontSize = TRIAL), softWrap = false).size
    val turned = Math.toRadians(TURN.toDouble())
    val wide = measured.width * cos(turned) + measured.height * sin(turned)
    val room = constraints.maxWidth * FILLED
    val size = TRIAL * min(room / wide, room / measured.width).toFloat()
    Line(sample, Modifier.rotate(-TURN), TextStyle(fontSize = size, fontWeight = Bold.fontWeight), palette.showInk2.copy(alpha = FAINT))
}

private val TRIAL = 20.sp
private const val TURN = 35f
private const val FILLED = 0.92
private const val FAINT = 0.45f

/** One part, with dashes around it and a line to its number where it has one. */
@Composable
private fun Part(row: PaperRow, beside: Dp) {
    val ink = palette.showInk
    val thread = palette.ink
    val mark = row.mark?.toInt()
    val framed = if (mark == null) Modifier else Modifier.drawBehind { dashes(ink) }
    // From the dashes to the number; beyond the edge of the paper in the colour of the screen's own ink.
    val tied = if (mark == null) Modifier else Modifier.drawBehind {
        val edge = Offset(0f, center.y)
        drawLine(ink, edge.copy(x = -Space.s.toPx()), edge, INK_LINE.toPx())
        drawLine(thread, edge, center, INK_LINE.toPx())
    }
    Row(verticalAlignment = Alignment.CenterVertically) {
        Box(Modifier.weight(1f).padding(horizontal = Space.s, vertical = Space.xs).then(framed).padding(Space.s)) { Printed(row) }
        Box(Modifier.width(beside).then(tied), contentAlignment = Alignment.CenterEnd) { mark?.let { NumberMark(it) } }
    }
}

private fun DrawScope.dashes(ink: Color) {
    val long = DASH.toPx()
    drawRect(ink, style = Stroke(INK_LINE.toPx(), pathEffect = PathEffect.dashPathEffect(floatArrayOf(long, long * 2 / 3))))
}

private val INK_LINE = 2.dp
private val DASH = 6.dp

@Composable
private fun Printed(row: PaperRow) = when (row.shape) {
    PaperShape.HEADING -> Ink(row.printed, Type.title, TextAlign.Center)
    PaperShape.TITLE -> Ink(row.printed, align = TextAlign.Center)
    PaperShape.FIELD -> FilledIn(row.printed)
    PaperShape.LINES -> SmallPrint()
    PaperShape.SIGNATURE -> Signed(row.printed)
}

/** A label and a bar for what is filled in; below each other where letters are very large. */
@Composable
private fun FilledIn(label: List<String>) {
    if (largeText) {
        Column(verticalArrangement = Arrangement.spacedBy(Space.xs)) {
            Ink(label)
            Bar(FILLED_IN)
        }
    } else {
        Row(horizontalArrangement = Arrangement.spacedBy(Space.m), verticalAlignment = Alignment.CenterVertically) {
            Ink(label)
            Bar(FILLED_IN, Modifier.weight(1f))
        }
    }
}

/** Too small to read, and not what to look for. */
@Composable
private fun SmallPrint() = Column(verticalArrangement = Arrangement.spacedBy(Space.s)) {
    listOf(1f, 1f, LAST_LINE).forEach { Bar(SMALL_PRINT, Modifier.fillMaxWidth(it)) }
}

@Composable
private fun Bar(high: Dp, modifier: Modifier = Modifier) =
    Box(modifier.fillMaxWidth().height(high).background(palette.showInk2.copy(alpha = GREY)))

private val FILLED_IN = 14.dp
private val SMALL_PRINT = 5.dp
private const val LAST_LINE = 0.6f
private const val GREY = 0.4f

/** A hand's strokes on a line, and below it who signs. */
@Composable
private fun Signed(who: List<String>) {
    val ink = palette.showInk
    Column(Modifier.fillMaxWidth(), verticalArrangement = Arrangement.spacedBy(Space.xs)) {
        Canvas(Modifier.fillMaxWidth().height(HAND)) {
            translate(left = Space.l.toPx()) {
                scale(density, pivot = Offset.Zero) { drawPath(hand, ink, style = Stroke(INK_LINE.value, cap = StrokeCap.Round)) }
            }
            drawLine(ink, Offset(0f, size.height), Offset(size.width, size.height), Hairline.toPx())
        }
        Ink(who)
    }
}

private val HAND = 38.dp

/** Reads as no name. */
private val hand by lazy { addPathNodes("M0 32c12-34 24-34 20-8s14-26 22-14-8 20 10 4 16-16 22-2 18-12 30-8").toPath() }

/** What is printed, in letters of one size, wrapped between words. */
@Composable
private fun Ink(lines: List<String>, style: TextStyle = Type.body, align: TextAlign? = null) {
    val words = lines.joinToString("\n")
    val across = if (align == null) Modifier else Modifier.fillMaxWidth()
    Unbroken(words, style) { LeftToRight(words, across, it, palette.showInk, align) }
}
