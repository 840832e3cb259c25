/** Text of every size. Direction follows the language of the words, not of the screen: a card may fall back to English. */
package app.amparo.ui.parts

import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.LocalTextStyle
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.intl.LocaleList
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.unit.sp
import app.amparo.design.Type
import app.amparo.ui.bridge.Words
import app.amparo.ui.theme.palette
import app.amparo.ui.theme.strings

/** Words of the reader's language, or typed by the reader: their own first strong letter gives the direction. */
@Composable
fun Line(
    text: String,
    modifier: Modifier = Modifier,
    style: TextStyle = Type.body,
    color: Color = LocalContentColor.current,
    align: TextAlign? = null,
) {
    val direction = if (strings.rtl) TextDirection.ContentOrRtl else TextDirection.ContentOrLtr
    Text(text, modifier, color = color, textAlign = align, style = LocalTextStyle.current.merge(style.copy(textDirection = direction)))
}

/** As [Line], in letters so small that no word is broken: for the largest style, on a narrow screen with large text. */
@Composable
fun WholeWords(text: String, style: TextStyle, color: Color, align: TextAlign) =
    Unbroken(text, style) { Line(text, style = it, color = color, align = align) }

/** Hands [style] to [content] with letters so small that no word of [text] is broken. */
@Composable
fun Unbroken(text: String, style: TextStyle, content: @Composable (TextStyle) -> Unit) {
    val measurer = rememberTextMeasurer()
    val drawn = LocalTextStyle.current.merge(style)
    BoxWithConstraints {
        // Step by step: letters do not grow evenly with the reader's scale.
        fun fits(size: Float) = text.split(' ').all { word ->
            measurer.measure(word, drawn.copy(fontSize = size.sp), softWrap = false).size.width <= constraints.maxWidth
        }
        val largest = style.fontSize.value
        val size = generateSequence(largest) { it - 1 }.takeWhile { it > SMALLEST_SP }.firstOrNull(::fits) ?: SMALLEST_SP
        content(style.copy(fontSize = size.sp, lineHeight = style.lineHeight * (size / largest)))
    }
}

private const val SMALLEST_SP = 12f

/** Words that know their language. */
@Composable
fun Line(
    words: Words,
    modifier: Modifier = Modifier,
    style: TextStyle = Type.body,
    color: Color = LocalContentColor.current,
    align: TextAlign? = null,
) {
    val direction = if (words.rtl) TextDirection.Rtl else TextDirection.Ltr
    val own = style.copy(textDirection = direction, localeList = LocaleList(words.locale))
    Text(words.value, modifier, color = color, textAlign = align, style = LocalTextStyle.current.merge(own))
}

/** English for an officer, a phone number, the name of a form: left to right in every language. */
@Composable
fun LeftToRight(
    text: String,
    modifier: Modifier = Modifier,
    style: TextStyle = Type.body,
    color: Color = LocalContentColor.current,
    align: TextAlign? = null,
) {
    val own = style.copy(textDirection = TextDirection.Ltr, localeList = LocaleList("en"))
    Text(text, modifier, color = color, textAlign = align, style = LocalTextStyle.current.merge(own))
}

/** True where letters are so large that things side by side leave no room for words. */
val largeText: Boolean
    @Composable @ReadOnlyComposable
    get() = LocalDensity.current.fontScale >= LARGE

private const val LARGE = 1.5f

/** The name of a group of lines. */
@Composable
fun Section(text: String, modifier: Modifier = Modifier) {
    Line(text, modifier.semantics { heading() }, style = Type.second.merge(Bold), color = palette.ink2)
}

/** What went wrong, in one sentence. */
@Composable
fun ProblemLine(sentence: String?) {
    if (!sentence.isNullOrEmpty()) Banner(sentence, Tone.ALERT, announce = true)
}
