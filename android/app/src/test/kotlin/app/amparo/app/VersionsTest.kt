package app.amparo.app

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** Gradle and Maven build the same sources; what is checked by one must be what is shipped by the other. */
class VersionsTest {
    private val catalog = entries(appFile("../gradle/libs.versions.toml").readText(), Regex("""(?m)^(\w+) = "([^"]+)"$"""))
    private val pom = entries(appFile("../pom.xml").readText(), Regex("""<([\w.-]+)\.version>([^<]+)</"""))

    @Test
    fun `both builds use the same versions`() {
        val same = mapOf(
            "kotlin" to "kotlin", "coroutines" to "coroutines", "jna" to "jna", "compose" to "androidx.compose",
            "material3" to "androidx.material3", "activity" to "androidx.activity", "lifecycle" to "androidx.lifecycle",
        )
        assertEquals(same.mapValues { pom[it.value] }, same.mapValues { catalog[it.key] })
        assertTrue(same.keys.all { it in catalog })
    }

    private fun entries(text: String, pattern: Regex) = pattern.findAll(text).associate { it.groupValues[1] to it.groupValues[2] }
}
