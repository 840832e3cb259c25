/** Banners, pills, tiles and rows: the quiet parts of every screen. */
package app.amparo.ui.parts

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Icon
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontWeight
import app.amparo.design.Radius
import app.amparo.design.Size
import app.amparo.design.Space
import app.amparo.design.Type
import app.amparo.ui.theme.palette

/** Emphasis, everywhere the same. */
val Bold = TextStyle(fontWeight = FontWeight.Bold)

/** What a banner or a pill means; the words always say it too. */
enum class Tone { QUIET, ATTENTION, ALERT, KNOWN }

private class Colours(val ground: Color, val ink: Color)

@Composable
private fun colours(tone: Tone): Colours = when (tone) {
    Tone.QUIET -> Colours(palette.tealSoft, palette.teal)
    Tone.ATTENTION -> Colours(palette.sunSoft, palette.onSunSoft)
    Tone.ALERT -> Colours(palette.alertSoft, palette.alert)
    Tone.KNOWN -> Colours(palette.okSoft, palette.ok)
}

/** One sentence across the screen. [announce]: a screen reader says it when it appears. */
@Composable
fun Banner(sentence: String, tone: Tone, modifier: Modifier = Modifier, announce: Boolean = false) {
    val colours = colours(tone)
    val spoken = if (announce) Modifier.semantics { liveRegion = LiveRegionMode.Polite } else Modifier
    Line(
        sentence,
        modifier
            .fillMaxWidth()
            .background(colours.ground, RoundedCornerShape(Radius.row))
            .padding(horizontal = Space.m + Space.xs, vertical = Space.m)
            .then(spoken),
        style = Type.second,
        color = colours.ink,
    )
}

/** One or two words, or one sentence, in a rounded field. */
@Composable
fun Pill(words: String, tone: Tone, modifier: Modifier = Modifier) {
    val colours = colours(tone)
    Line(
        words,
        modifier
            .background(colours.ground, RoundedCornerShape(Radius.tile))
            .padding(horizontal = Space.m, vertical = Space.s - Space.xs / 2),
        style = Type.second.copy(fontWeight = FontWeight.SemiBold),
        color = colours.ink,
    )
}

/** An icon on its soft square. The words beside it say what it means, so that it is silent. */
@Composable
fun IconTile(icon: ImageVector) {
    Box(
        Modifier.size(Size.iconTile).background(palette.tealSoft, RoundedCornerShape(Radius.row)),
        contentAlignment = Alignment.Center,
    ) {
        Icon(icon, contentDescription = null, Modifier.size(Size.icon), tint = palette.teal)
    }
}

/** The first letter of a label; the label itself stands beside it. */
@Composable
fun Initial(label: String) {
    Box(
        Modifier.size(Size.avatar).background(palette.teal, CircleShape).clearAndSetSemantics {},
        contentAlignment = Alignment.Center,
    ) {
        Line(firstLetter(label), style = Bold, color = palette.onTeal)
    }
}

/** The first letter as a person sees it: an emoji or a letter with its marks is one. */
internal fun firstLetter(label: String): String {
    val letters = java.text.BreakIterator.getCharacterInstance().apply { setText(label) }
    val end = letters.next()
    return if (end == java.text.BreakIterator.DONE) "" else label.substring(0, end).uppercase()
}

/** A white field with a hairline. [onClick] makes all of it a button. */
@Composable
fun Tile(modifier: Modifier = Modifier, onClick: (() -> Unit)? = null, content: @Composable ColumnScope.() -> Unit) {
    val shape = RoundedCornerShape(Radius.tile)
    val action = if (onClick == null) Modifier else Modifier.clickable(role = Role.Button, onClick = onClick)
    Column(
        modifier
            .fillMaxWidth()
            .clip(shape)
            .background(palette.card)
            .border(BorderStroke(Hairline, palette.line), shape)
            .then(action)
            .heightIn(min = Size.primary)
            .padding(Space.m + Space.xs),
        verticalArrangement = Arrangement.spacedBy(Space.xs),
        content = content,
    )
}

/** One sentence that leads somewhere, quieter than a tile. */
@Composable
fun QuietLink(sentence: String, onClick: () -> Unit) {
    Box(
        Modifier
            .fillMaxWidth()
            .heightIn(min = Size.target)
            .clip(RoundedCornerShape(Radius.row))
            .background(palette.tealSoft)
            .clickable(role = Role.Button, onClick = onClick)
            .padding(horizontal = Space.m + Space.xs, vertical = Space.s),
        contentAlignment = Alignment.CenterStart,
    ) {
        Line(sentence, style = Type.second.merge(Bold), color = palette.teal)
    }
}

/** An icon, a title and a second line, as one button. */
@Composable
fun PlaceTile(icon: ImageVector, title: String, hint: String?, onClick: () -> Unit) {
    Tile(onClick = onClick) {
        Row(horizontalArrangement = Arrangement.spacedBy(Space.m + Space.xs), verticalAlignment = Alignment.CenterVertically) {
            IconTile(icon)
            Column(verticalArrangement = Arrangement.spacedBy(Space.xs / 2)) {
                Line(title, style = Type.title)
                if (!hint.isNullOrEmpty()) Line(hint, style = Type.second, color = palette.ink2)
            }
        }
    }
}
