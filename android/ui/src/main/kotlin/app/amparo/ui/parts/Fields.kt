package app.amparo.ui.parts

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.foundation.text.KeyboardOptions
import androidx.compose.material3.LocalTextStyle
import androidx.compose.material3.OutlinedTextField
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.input.KeyboardType
import androidx.compose.ui.text.input.PasswordVisualTransformation
import androidx.compose.ui.text.input.VisualTransformation
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.unit.sp
import app.amparo.design.Radius
import app.amparo.design.Space
import app.amparo.design.Type
import app.amparo.ui.theme.palette

/** What is typed, and how. Nothing typed is learnt by the keyboard. */
enum class Kind { WORDS, NUMBER, PIN }

/** One thing to type. Its label stays above it, and is what a screen reader says. */
@Composable
fun Field(label: String, value: String, onValue: (String) -> Unit, kind: Kind, hint: String? = null, enabled: Boolean = true) {
    Column(Modifier.fillMaxWidth()) {
        OutlinedTextField(
            value = value,
            onValueChange = onValue,
            modifier = Modifier.fillMaxWidth(),
            enabled = enabled,
            // Material spaces the letters of a label out, which tears Arabic ones apart.
            label = { Line(label, style = Type.second.copy(letterSpacing = 0.sp)) },
            singleLine = true,
            shape = RoundedCornerShape(Radius.row),
            textStyle = LocalTextStyle.current.copy(textDirection = direction(kind)),
            visualTransformation = if (kind == Kind.PIN) PasswordVisualTransformation() else VisualTransformation.None,
            keyboardOptions = KeyboardOptions(keyboardType = keyboard(kind), autoCorrectEnabled = false),
        )
        if (hint != null) {
            Line(hint, Modifier.padding(start = Space.s, top = Space.xs), style = Type.second, color = palette.ink2)
        }
    }
}

/** Phone numbers run left to right in every language. */
private fun direction(kind: Kind) = if (kind == Kind.WORDS) TextDirection.Content else TextDirection.Ltr

/** A PIN may be a few words, so that its keyboard is not of digits only. */
private fun keyboard(kind: Kind) = when (kind) {
    Kind.WORDS -> KeyboardType.Text
    Kind.NUMBER -> KeyboardType.Phone
    Kind.PIN -> KeyboardType.Password
}
