/**
 * A scenario file, read strictly: `docs/scenarios.md` is the language, this is its Kotlin reader.
 *
 * Nothing here knows the façade; [Stage] does.
 */
package app.amparo.scenarios

import java.io.File
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/** The scenario, and not the core, is wrong: an unknown word, a missing argument, a name saved twice. */
class ScenarioError(message: String) : Exception(message)

/** One call and what must come back. */
class Step(val call: String, val args: JsonObject, val save: String?, val expect: JsonElement?)

/** A whole story. */
class Scenario(val name: String, val steps: List<Step>) {
    companion object {
        fun read(file: File): Scenario = parse(file.readText())

        fun parse(text: String): Scenario {
            val root = Json.parseToJsonElement(text).fields("the scenario", required = setOf("name", "about", "steps"))
            root.getValue("about").text("about")
            val steps = root.getValue("steps") as? JsonArray ?: throw ScenarioError("steps is not a list")
            return Scenario(root.getValue("name").text("name"), steps.map(::step))
        }

        private fun step(json: JsonElement): Step {
            val fields = json.fields("a step", required = setOf("do"), optional = setOf("args", "save", "expect"))
            return Step(
                call = fields.getValue("do").text("do"),
                args = fields["args"]?.let { it as? JsonObject ?: throw ScenarioError("args is not an object") }
                    ?: JsonObject(emptyMap()),
                save = fields["save"]?.text("save"),
                expect = fields["expect"],
            )
        }
    }
}

/** The fields of an object that has all of [required], perhaps some of [optional], and no other. */
internal fun JsonElement.fields(
    what: String,
    required: Set<String> = emptySet(),
    optional: Set<String> = emptySet(),
): Map<String, JsonElement> {
    val fields = this as? JsonObject ?: throw ScenarioError("$what is not an object")
    (fields.keys - required - optional).firstOrNull()?.let { throw ScenarioError("$what: unknown field $it") }
    (required - fields.keys).firstOrNull()?.let { throw ScenarioError("$what: no $it") }
    return fields
}

internal fun JsonElement.text(what: String): String =
    (this as? JsonPrimitive)?.takeIf { it.isString }?.content ?: throw ScenarioError("$what is not a text")
