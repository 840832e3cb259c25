package app.amparo.ui

import androidx.compose.ui.ImageComposeScene
import androidx.compose.ui.text.font.FontFamily
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.text.platform.Font
import androidx.compose.ui.unit.Density
import java.io.File
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import org.jetbrains.skia.Bitmap
import org.jetbrains.skia.EncodedImageFormat
import org.jetbrains.skia.Image
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.TestFactory

private const val WIDTH_DP = 360
private const val HEIGHT_DP = 740
private const val LONG_DP = 4400
private const val LONGEST_DP = 8400

/**
 * Every screen as a picture, for people to look at: English, Spanish, English turned around, and a few with large text or in
 * the dark. A picture is refused when it is blank; whether it is good is for eyes.
 */
class PicturesTest {
    private val folder = File(checkNotNull(System.getProperty("amparo.pictures"))).apply { mkdirs() }

    @TestFactory
    fun pictures(): List<DynamicTest> =
        listOf("en", "es", "ar-XB").flatMap { language ->
            tour.map { stop -> picture("$language-${stop.name}", stop, language) }
        }

    /** What lies below the fold, too. */
    @TestFactory
    fun `pictures of whole screens`(): List<DynamicTest> =
        listOf("en", "es", "ar-XB").flatMap { language ->
            tour.filter { it.name in setOf("rights", "card", "card-papers", "help", "need") }
                .map { stop -> picture("whole-$language-${stop.name}", stop, language, heightDp = LONG_DP) }
        }

    @TestFactory
    fun `pictures of special conditions`(): List<DynamicTest> =
        tour.filter { it.name in setOf("home", "card", "alert") }.flatMap { stop ->
            listOf(picture("dark-${stop.name}", stop, "en", dark = true), picture("large-${stop.name}", stop, "es", fontScale = 2f))
        }

    @TestFactory
    fun `pictures of papers`(): List<DynamicTest> = tour.first { it.name == "card-papers" }.let { stop ->
        listOf(
            picture("whole-dark-${stop.name}", stop, "en", dark = true, heightDp = LONG_DP),
            picture("whole-large-${stop.name}", stop, "es", fontScale = 2f, heightDp = LONGEST_DP),
        )
    }

    private fun picture(name: String, stop: Stop, language: String, dark: Boolean = false, fontScale: Float = 1f, heightDp: Int = HEIGHT_DP) =
        DynamicTest.dynamicTest(name) {
            val image = stop.arrive(arrayOf(language)).use { draw(it, dark, fontScale, heightDp) }
            val bytes = assertNotNull(image.encodeToData(EncodedImageFormat.PNG)).bytes
            folder.resolve("$name.png").writeBytes(bytes)
            assertTrue(colours(image) > 8, "$name is blank")
        }

    private fun draw(phone: Phone, dark: Boolean, fontScale: Float, heightDp: Int): Image {
        val scale = 2
        val scene = ImageComposeScene(WIDTH_DP * scale, heightDp * scale, Density(scale.toFloat(), fontScale)) {
            AmparoApp(phone.app, reducedMotion = true, fonts = fonts, dark = dark)
        }
        return try {
            scene.render(0)
            scene.render(16_000_000)
        } finally {
            scene.close()
        }
    }

    private fun colours(image: Image): Int {
        val bitmap = Bitmap.makeFromImage(image)
        val seen = mutableSetOf<Int>()
        for (y in 0 until bitmap.height step 3) for (x in 0 until bitmap.width step 3) seen += bitmap.getColor(x, y)
        return seen.size
    }

    private companion object {
        /** The system's fonts by their files: the same letters on every machine that has them. None is in the repository. */
        val fonts: FontFamily? = listOf("noto/NotoSans-Regular.ttf" to "noto/NotoSans-Bold.ttf", "dejavu/DejaVuSans.ttf" to "dejavu/DejaVuSans-Bold.ttf")
            .map { (regular, bold) -> File("/usr/share/fonts/truetype/$regular") to File("/usr/share/fonts/truetype/$bold") }
            .firstOrNull { (regular, bold) -> regular.exists() && bold.exists() }
            ?.let { (regular, bold) -> FontFamily(Font(regular), Font(bold, FontWeight.Bold)) }
    }
}
