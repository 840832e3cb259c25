package app.amparo.ui

import app.amparo.ui.bridge.Core
import app.amparo.ui.bridge.orNull
import java.io.File
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking

/** The words named in the sources are there: an id with a typing error would show as nothing. */
class StringsTest {
    private val sources = uiSources().joinToString("\n") { it.readText() }

    @Test
    fun `every fixed string exists in English and in Spanish`() {
        val used = Regex("""strings(?:\(\))?\["([a-z-]+)"]|"((?:setup|people|home|alert|pin|card|safe|unlock)-[a-z-]+)"""")
            .findAll(sources).map { match -> match.groupValues.drop(1).first(String::isNotEmpty) }
            .filterNot { it in withVariables || it.endsWith("-") || it in wished }.toSet()
        assertTrue(used.size > 50, "the search found only ${used.size}")
        for (language in listOf("en", "es")) {
            val strings = Phone(language).use { runBlocking { Core(it.amparo, Dispatchers.Unconfined).strings().orNull() } }
            assertNotNull(strings)
            assertEquals(emptyList(), used.filterNot(strings::has).sorted(), language)
        }
    }

    @Test
    fun `every error kind has a sentence`() = Phone().use { phone ->
        val ids = Regex(""""(error-[a-z-]+[a-z])"""").findAll(sources).map { it.groupValues[1] }.toSet()
        assertTrue(ids.size >= 15)
        val core = Core(phone.amparo, Dispatchers.Unconfined)
        val variables = arrayOf<Pair<String, Any>>("left" to 3, "seconds" to 5, "minutes" to 5, "part" to "header", "code" to 7)
        val silent = ids.filter { id -> runBlocking { core.message(id, *variables).orNull()?.value }.let { it.isNullOrBlank() || it == id } }
        assertEquals(emptyList(), silent)
    }

    private companion object {
        /** Asked for one by one, with their variables. */
        val withVariables = setOf("people-remove", "people-remove-sure", "people-count", "safe-saved")

        /** Used where a translation has it; see `HomeScreen`. */
        val wished = setOf("home-alert-again")
    }
}

/** The sources of the screens. */
internal fun uiSources(): List<File> = kotlinFiles("android/ui/src/main/kotlin")

internal fun kotlinFiles(folder: String): List<File> {
    val root = File(checkNotNull(System.getProperty("amparo.repo")) { "amparo.repo is not set" }, folder)
    return root.walk().filter { it.extension == "kt" }.toList().also { check(it.isNotEmpty()) { "no sources in $root" } }
}
