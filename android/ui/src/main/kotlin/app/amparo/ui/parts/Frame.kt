/** What every screen is made of: a header, lines that scroll, and actions pinned within a thumb's reach. */
package app.amparo.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.imePadding
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.safeDrawingPadding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.draw.drawBehind
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.LayoutDirection
import androidx.compose.ui.unit.dp
import app.amparo.design.Radius
import app.amparo.design.Size
import app.amparo.design.Space
import app.amparo.design.Type
import app.amparo.ui.theme.palette
import app.amparo.ui.theme.strings

/**
 * A screen. [onLock] is null while there is nothing to lock.
 *
 * [actions] stay at the bottom; [content] scrolls behind them. With large text they come after it instead, since both do not
 * fit at once.
 */
@Composable
fun Frame(
    title: String,
    onBack: (() -> Unit)?,
    onLock: (() -> Unit)?,
    actions: (@Composable ColumnScope.() -> Unit)? = null,
    leading: (@Composable () -> Unit)? = null,
    trailing: (@Composable () -> Unit)? = null,
    content: @Composable ColumnScope.() -> Unit,
) {
    Column(Modifier.fillMaxSize().background(palette.paper).safeDrawingPadding().imePadding()) {
        Row(
            Modifier.fillMaxWidth().heightIn(min = Size.primary).padding(start = Space.s, end = Space.s, top = Space.s),
            verticalAlignment = Alignment.CenterVertically,
        ) {
            onBack?.let { BackArrow(it) }
            if (leading != null && !largeText) Box(Modifier.padding(start = Space.m, end = Space.m)) { leading() }
            Line(
                title,
                Modifier.weight(1f).padding(start = if (onBack == null && (leading == null || largeText)) Space.m else 0.dp).semantics { heading() },
                style = Type.title,
            )
            trailing?.invoke()
            onLock?.let { HeaderAction(strings["lock-now"], it) }
        }
        Column(
            Modifier
                .weight(1f)
                .fillMaxWidth()
                .verticalScroll(rememberScrollState())
                .padding(start = Space.l, end = Space.l, top = Space.s, bottom = Space.l),
            verticalArrangement = Arrangement.spacedBy(Space.m),
        ) {
            content()
            if (largeText) actions?.invoke(this)
        }
        if (actions != null && !largeText) {
            Column(
                Modifier.fillMaxWidth().padding(start = Space.l, end = Space.l, top = Space.s, bottom = Space.l),
                verticalArrangement = Arrangement.spacedBy(Space.s),
                content = actions,
            )
        }
    }
}

/** A word in the header that does something. */
@Composable
fun HeaderAction(label: String, onClick: () -> Unit, spoken: String? = null) {
    Box(
        Modifier
            .heightIn(min = Size.target)
            .clip(RoundedCornerShape(Radius.row))
            .clickable(role = Role.Button, onClick = onClick)
            .padding(horizontal = Space.m)
            .then(if (spoken == null) Modifier else Modifier.semantics { contentDescription = spoken }),
        contentAlignment = Alignment.Center,
    ) {
        Line(label, style = Type.second.merge(Bold), color = palette.teal)
    }
}

/** Points to where one came from: to the right in a right-to-left language. */
@Composable
private fun BackArrow(onBack: () -> Unit) {
    val label = strings["common-back"]
    val ink = palette.ink
    val mirrored = LocalLayoutDirection.current == LayoutDirection.Rtl
    Box(
        Modifier
            .size(Size.target)
            .clip(RoundedCornerShape(Radius.row))
            .clickable(role = Role.Button, onClick = onBack)
            .semantics { contentDescription = label }
            .drawBehind {
                val reach = 8.dp.toPx()
                val head = 6.dp.toPx()
                val side = if (mirrored) 1 else -1
                val tip = Offset(center.x + side * reach, center.y)
                val stroke = 2.dp.toPx()
                drawLine(ink, Offset(center.x - side * reach, center.y), tip, stroke, StrokeCap.Round)
                drawLine(ink, tip, Offset(tip.x - side * head, tip.y - head), stroke, StrokeCap.Round)
                drawLine(ink, tip, Offset(tip.x - side * head, tip.y + head), stroke, StrokeCap.Round)
            },
    )
}
