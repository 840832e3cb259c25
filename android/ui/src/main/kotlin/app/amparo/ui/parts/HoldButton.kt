/** The one button that is held. */
package app.amparo.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.focusable
import androidx.compose.foundation.gestures.awaitEachGesture
import androidx.compose.foundation.gestures.awaitFirstDown
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableFloatStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.setValue
import androidx.compose.runtime.withFrameMillis
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.drawWithContent
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.RoundRect
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.PathMeasure
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.drawscope.ContentDrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.input.key.Key
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.key
import androidx.compose.ui.input.key.onKeyEvent
import androidx.compose.ui.input.key.type
import androidx.compose.ui.input.pointer.AwaitPointerEventScope
import androidx.compose.ui.input.pointer.isOutOfBounds
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.onClick
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.amparo.design.Motion
import app.amparo.design.Radius
import app.amparo.design.Size
import app.amparo.design.Space
import app.amparo.design.Type
import app.amparo.ui.theme.palette
import kotlinx.coroutines.delay

/** Between the two presses of the alternative: long enough for a slow hand or a switch. */
internal const val SECOND_PRESS_WITHIN_MS = 4_000L

/** The words of a [HoldButton]. [action]: what a screen reader offers; [again]: said after the first of two presses. */
class HoldWords(val title: String, val hint: String, val action: String, val again: String)

/**
 * Does [onHeld] once, when it was held for [holdMs] without leaving it, or pressed twice within [SECOND_PRESS_WITHIN_MS]:
 * by a finger, a key, a switch or a screen reader. The time is counted by the frame clock and not by an animation, since
 * a phone set to "no animations" ends those at once.
 *
 * [plain]: one press is enough, because nothing leaves the phone yet.
 */
@Composable
fun HoldButton(
    words: HoldWords,
    onHeld: () -> Unit,
    modifier: Modifier = Modifier,
    enabled: Boolean = true,
    plain: Boolean = false,
    ring: Boolean = true,
    holdMs: Long = Motion.holdMs,
) {
    val held by rememberUpdatedState(onHeld)
    var holding by remember { mutableStateOf(false) }
    var armed by remember { mutableStateOf(false) }
    var progress by remember { mutableFloatStateOf(0f) }

    LaunchedEffect(holding, enabled) {
        progress = 0f
        if (!holding || !enabled || plain) return@LaunchedEffect
        val start = withFrameMillis { it }
        while (progress < 1f) progress = withFrameMillis { (it - start).toFloat() / holdMs }
        holding = false
        armed = false
        held()
    }
    LaunchedEffect(armed) {
        if (!armed) return@LaunchedEffect
        delay(SECOND_PRESS_WITHIN_MS)
        armed = false
    }
    fun pressed() {
        if (!enabled) return
        val enough = plain || armed
        armed = !enough
        if (enough) held()
    }

    val shape = RoundedCornerShape(Radius.alert)
    val ink = palette.onAlert
    Column(
        modifier
            .fillMaxWidth()
            .heightIn(min = Size.alert)
            .drawWithContent {
                drawContent()
                if (ring && progress > 0f) ring(progress.coerceAtMost(1f), ink)
            }
            .background(palette.alert, shape)
            .semantics(mergeDescendants = true) {
                role = Role.Button
                if (armed) stateDescription = words.again
                onClick(label = words.action) {
                    pressed()
                    true
                }
            }
            .onKeyEvent { event ->
                val ours = event.key == Key.Enter || event.key == Key.Spacebar || event.key == Key.DirectionCenter
                if (ours && event.type == KeyEventType.KeyUp) pressed()
                ours
            }
            .focusable()
            .pointerInput(enabled) {
                awaitEachGesture {
                    awaitFirstDown().consume()
                    holding = true
                    val lifted = heldUntilLifted()
                    val short = holding
                    holding = false
                    if (lifted && short) pressed()
                }
            }
            .padding(Space.l),
        verticalArrangement = Arrangement.spacedBy(Space.s, Alignment.CenterVertically),
        horizontalAlignment = Alignment.CenterHorizontally,
    ) {
        WholeWords(words.title, style = Type.alert, color = ink, align = TextAlign.Center)
        Line(if (armed) words.again else words.hint, style = Type.second, color = palette.onAlert2, align = TextAlign.Center)
    }
}

/**
 * True when the finger was lifted inside, false when it left the button. Movements are taken, so that a trembling hand does
 * not scroll the screen instead.
 */
private suspend fun AwaitPointerEventScope.heldUntilLifted(): Boolean {
    while (true) {
        val change = awaitPointerEvent().changes.first()
        change.consume()
        if (change.isOutOfBounds(size, extendedTouchPadding)) return false
        if (!change.pressed) return true
    }
}

/** The part of the outline that stands for the time held, from the top middle on. */
private fun ContentDrawScope.ring(progress: Float, ink: Color) {
    val inset = 6.dp.toPx()
    val corner = CornerRadius(Radius.alert.toPx() - inset)
    val bounds = Rect(inset, inset, size.width - inset, size.height - inset)
    val outline = Path().apply { addRoundRect(RoundRect(bounds, corner)) }
    val measure = PathMeasure().apply { setPath(outline, forceClosed = true) }
    val filled = Path().apply { measure.getSegment(0f, measure.length * progress, this, startWithMoveTo = true) }
    drawPath(filled, ink, style = Stroke(width = 5.dp.toPx(), cap = StrokeCap.Round))
}
