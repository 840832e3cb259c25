package app.amparo.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.alpha
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import app.amparo.design.Radius
import app.amparo.design.Size
import app.amparo.design.Space
import app.amparo.design.Type
import app.amparo.ui.theme.palette

internal val Hairline = 1.dp
private const val FADED = 0.45f

/** How much a button asks for: one primary a screen. */
enum class Weight { PRIMARY, QUIET, PLAIN }

/** A sentence that does what it says. */
@Composable
fun Action(
    label: String,
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    weight: Weight = Weight.PRIMARY,
    enabled: Boolean = true,
) {
    val (ground, ink) = when (weight) {
        Weight.PRIMARY -> palette.teal to palette.onTeal
        Weight.QUIET -> palette.tealSoft to palette.teal
        Weight.PLAIN -> Color.Transparent to palette.teal
    }
    Box(
        modifier
            .fillMaxWidth()
            .heightIn(min = if (weight == Weight.PLAIN) Size.target else Size.primary)
            .alpha(if (enabled) 1f else FADED)
            .clip(RoundedCornerShape(Radius.row))
            .background(ground)
            .clickable(enabled = enabled, role = Role.Button, onClick = onClick)
            .padding(horizontal = Space.m + Space.xs, vertical = Space.m),
        contentAlignment = Alignment.Center,
    ) {
        Line(label, style = Type.body.merge(Bold), color = ink, align = TextAlign.Center)
    }
}

/** One of several; the others are next to it. */
@Composable
fun Choice(label: String, chosen: Boolean, onClick: () -> Unit) {
    val shape = RoundedCornerShape(Radius.row)
    Box(
        Modifier
            .fillMaxWidth()
            .heightIn(min = Size.primary)
            .clip(shape)
            .background(if (chosen) palette.teal else palette.tealSoft)
            .selectable(selected = chosen, role = Role.RadioButton, onClick = onClick)
            .padding(horizontal = Space.m + Space.xs, vertical = Space.m),
        contentAlignment = Alignment.CenterStart,
    ) {
        Line(label, style = Type.body.merge(Bold), color = if (chosen) palette.onTeal else palette.teal)
    }
}
