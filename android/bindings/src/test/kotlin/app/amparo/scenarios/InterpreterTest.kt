package app.amparo.scenarios

import java.io.File
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.serialization.json.Json
import org.junit.jupiter.api.io.TempDir

/** The interpreter itself: it must fail where a scenario is wrong, or a green scenario means nothing. */
class InterpreterTest {
    @TempDir
    lateinit var folder: File

    @Test
    fun `unknown fields of a scenario or a step are refused`() {
        refused("""{"name": "x", "about": "x", "steps": [], "clock": 1}""", "unknown field clock")
        refused("""{"name": "x", "steps": []}""", "no about")
        refused(story("""{"do": "amparo.home", "expects": 1}"""), "unknown field expects")
    }

    @Test
    fun `unknown calls and arguments fail`() {
        fails("""{"do": "amparo.destroy"}""", "unknown call amparo.destroy")
        fails("""{"do": "amparo.home", "args": {"colour": "red"}}""", "unknown argument colour")
        fails("""{"do": "amparo.screen"}""", "no screen")
        fails("""{"do": "alerts.add_person", "args": {"person": {"label": "A", "language": "en", "age": 3}}}""", "unknown argument age")
        fails("""{"do": "amparo.screen", "args": {"screen": "${'$'}nobody"}}""", "${'$'}nobody was never saved")
    }

    @Test
    fun `an error where none is expected fails and so does none where one is`() {
        assertFailsWith<AssertionError> { play("""{"do": "cards.card", "args": {"id": "no-such-card"}}""") }
        assertFailsWith<AssertionError> { play("""{"do": "vault.state", "expect": {"error": "locked"}}""") }
    }

    @Test
    fun `an object matches by a subset, a list as a whole, numbers by value`() {
        assertNull(differ("""{"a": 1}""", """{"a": 1.0, "b": 2}"""))
        assertNotNull(differ("""{"a": 1, "c": null}""", """{"a": 1}"""))
        assertNotNull(differ("""[1]""", """[1, 2]"""))
        assertNotNull(differ("""1""", """"1""""))
        assertNotNull(differ("""null""", """false"""))
    }

    @Test
    fun `matchers`() {
        assertNull(differ("""{"${'$'}contains": "lo"}""", """"hello""""))
        assertNotNull(differ("""{"${'$'}contains": "x"}""", """"hello""""))
        assertNotNull(differ("""{"${'$'}length": 2}""", """[1]"""))
        assertNull(differ("""{"${'$'}not": {"a": 1}}""", """{"a": 2}"""))
        assertNotNull(differ("""{"${'$'}not": {"a": 1}}""", """{"a": 1}"""))
        assertFailsWith<ScenarioError> { differ("""{"${'$'}like": "x"}""", "1") }
    }

    @Test
    fun `names become those of the façade`() {
        assertEquals("next_try_in_ms", snake("nextTryInMs"))
        assertEquals("wrong-pin", kebab("WrongPin"))
    }

    private fun refused(text: String, part: String) {
        val error = assertFailsWith<ScenarioError> { Scenario.parse(text) }
        assertTrue(part in error.message.orEmpty(), error.message)
    }

    private fun fails(step: String, part: String) {
        val error = assertFailsWith<ScenarioError> { play(step) }
        assertTrue(part in error.message.orEmpty(), error.message)
    }

    private fun play(step: String) =
        play(Scenario.parse(story("""{"do": "amparo.open", "args": {"languages": ["en"], "now_ms": 1790000000000}}, $step""")), folder)

    private fun story(steps: String) = """{"name": "x", "about": "x", "steps": [$steps]}"""

    private fun differ(expected: String, actual: String) =
        difference(Json.parseToJsonElement(expected), Json.parseToJsonElement(actual))
}
