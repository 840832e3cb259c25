/** The look: generated tokens, handed to the screens. Nothing here chooses a colour or a size. */
package app.amparo.ui.theme

import androidx.compose.foundation.isSystemInDarkTheme
import androidx.compose.material3.LocalContentColor
import androidx.compose.material3.LocalTextStyle
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.darkColorScheme
import androidx.compose.material3.lightColorScheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.platform.LocalLayoutDirection
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.intl.LocaleList
import androidx.compose.ui.unit.LayoutDirection
import app.amparo.design.DarkPalette
import app.amparo.design.LightPalette
import app.amparo.design.Palette
import app.amparo.design.Type
import app.amparo.ui.bridge.Strings

private val LocalPalette = staticCompositionLocalOf { LightPalette }
private val LocalStrings = staticCompositionLocalOf { Strings.EMPTY }

/** The colours in use. */
val palette: Palette
    @Composable @ReadOnlyComposable
    get() = LocalPalette.current

/** The words in use. */
val strings: Strings
    @Composable @ReadOnlyComposable
    get() = LocalStrings.current

/**
 * Colours, type, words and direction for everything in [content].
 *
 * [fonts]: the system's where null; pictures bring their own so that they are the same on every machine.
 */
@Composable
fun AmparoTheme(strings: Strings, dark: Boolean = isSystemInDarkTheme(), fonts: FontFamily? = null, content: @Composable () -> Unit) {
    val palette = if (dark) DarkPalette else LightPalette
    val direction = if (strings.rtl) LayoutDirection.Rtl else LayoutDirection.Ltr
    val text = Type.body.copy(fontFamily = fonts, localeList = LocaleList(strings.locale))
    MaterialTheme(colorScheme = scheme(palette, dark)) {
        CompositionLocalProvider(
            LocalPalette provides palette,
            LocalStrings provides strings,
            LocalLayoutDirection provides direction,
            LocalContentColor provides palette.ink,
            LocalTextStyle provides text,
            content = content,
        )
    }
}

/** For the few Material parts in use (text fields, ripples). */
private fun scheme(palette: Palette, dark: Boolean) = (if (dark) darkColorScheme() else lightColorScheme()).copy(
    primary = palette.teal,
    onPrimary = palette.onTeal,
    background = palette.paper,
    onBackground = palette.ink,
    surface = palette.paper,
    onSurface = palette.ink,
    onSurfaceVariant = palette.ink2,
    outline = palette.ink2,
    outlineVariant = palette.line,
    error = palette.alert,
    onError = palette.onAlert,
)
