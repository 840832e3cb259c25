package app.amparo.ui

import java.io.File
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** What a thin shell may know. The rules of the product are in the core, which these sources reach through `bridge` only. */
class ArchitectureTest {
    private val ui = uiSources()
    private val app = kotlinFiles("android/app/src/main/kotlin")

    @Test
    fun `only bridge imports the generated package`() {
        val importing = (ui + app).filter { file -> file.imports().any { it.startsWith("app.amparo.core") } || "app.amparo.core." in file.code() }
        assertTrue(importing.isNotEmpty())
        assertEquals(emptyList(), importing.filterNot { it.parentFile.name == "bridge" }.map { it.name })
    }

    @Test
    fun `a shell holds no SQL, no HTTP and no cryptography`() {
        val banned = listOf(
            "java.sql", "android.database", "androidx.room", "androidx.sqlite", "java.net", "javax.net", "okhttp3", "retrofit2",
            "io.ktor", "android.net.http", "javax.crypto", "java.security", "android.security", "android.util.Log",
        )
        // The keystore is what the phone does for the core; it is the one exception.
        val checked = (ui + app).filterNot { it.name.startsWith("Keystore") }
        val found = checked.flatMap { file -> file.imports().filter { name -> banned.any(name::startsWith) }.map { "${file.name}: $it" } }
        assertEquals(emptyList(), found)
    }

    @Test
    fun `screens know nothing of Android, so that the JVM can draw them`() {
        val found = ui.flatMap { file -> file.imports().filter { it.startsWith("android.") || it.startsWith("androidx.activity") }.map { "${file.name}: $it" } }
        assertEquals(emptyList(), found)
    }

    @Test
    fun `state holders know no drawing, and drawing parts know no state`() {
        fun imports(folder: String, banned: String) =
            ui.filter { it.parentFile.name == folder }.flatMap { file -> file.imports().filter { it.startsWith(banned) }.map { "${file.name}: $it" } }
        assertEquals(emptyList(), imports("state", "androidx.compose"))
        assertEquals(emptyList(), imports("parts", "app.amparo.ui.state"))
        assertEquals(emptyList(), imports("bridge", "app.amparo.ui.state"))
    }

    @Test
    fun `a state holder shows one state and takes one kind of event`() {
        val members = Regex("""^    (?!private|override|internal|protected|init|companion|/|\*| |})(fun|va[lr]|lateinit) .*""")
        val found = ui.filter { it.parentFile.name == "state" && it.name.endsWith("Model.kt") && it.name != "AppModel.kt" }
            .flatMap { file ->
                file.readText().substringAfter("StateHolder<").lines().filter { members.matches(it) }.map { "${file.name}: $it" }
            }
        assertEquals(emptyList(), found)
    }

    @Test
    fun `no words on a screen are written in Kotlin`() {
        // A sentence in a string literal: a capital, and at least two words.
        val sentence = Regex(""""[^"$]*[A-Z][a-z]+ [a-z]+[^"]*"""")
        val found = ui.filter { it.parentFile.name in setOf("screens", "parts") }
            .flatMap { file -> file.code().lines().filter { sentence.containsMatchIn(it) }.map { "${file.name}: $it" } }
        assertEquals(emptyList(), found)
    }

    private fun File.imports() = readLines().filter { it.startsWith("import ") }.map { it.removePrefix("import ") }

    /** Without comments. */
    private fun File.code() = readText().replace(Regex("""/\*.*?\*/""", RegexOption.DOT_MATCHES_ALL), "").replace(Regex("//.*"), "")
}
