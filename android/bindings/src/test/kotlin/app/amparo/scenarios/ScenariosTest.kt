package app.amparo.scenarios

import java.io.File
import kotlin.test.assertTrue
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.TestFactory
import org.junit.jupiter.api.io.TempDir

/** Every file in `tests/scenarios`, each in a fresh folder. */
class ScenariosTest {
    @TempDir
    lateinit var folder: File

    @TestFactory
    fun scenarios(): List<DynamicTest> {
        val files = repository().resolve("tests/scenarios").listFiles { file -> file.extension == "json" }.orEmpty().sorted()
        assertTrue(files.isNotEmpty(), "no scenario found")
        return files.map { file ->
            DynamicTest.dynamicTest(file.nameWithoutExtension) {
                play(Scenario.read(file), folder.resolve(file.nameWithoutExtension).apply { mkdirs() })
            }
        }
    }
}

/** The repository's root, told by the build. */
internal fun repository() = File(checkNotNull(System.getProperty("amparo.repo")) { "amparo.repo is not set" })
