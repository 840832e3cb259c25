/** The arguments of one step, taken one by one, so that a missing or an unknown one is noticed. */
package app.amparo.scenarios

import app.amparo.core.Contact
import app.amparo.core.Location
import app.amparo.core.LocationChoice
import app.amparo.core.MessageArgument
import app.amparo.core.NewPerson
import java.io.File
import java.util.Base64
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

internal class Arguments(private val where: String, private val json: JsonObject, private val saved: Saved, private val folder: File) {
    private val left = json.keys.toMutableSet()

    /** Call when all were taken. */
    fun done() = left.firstOrNull()?.let { throw ScenarioError("$where: unknown argument $it") }

    fun text(name: String): String = data(name).text("$where: $name")
    fun optionalText(name: String): String? = optional(name) { text(it) }
    fun texts(name: String): List<String> = list(name).map { it.text("$where: $name") }
    fun bytes(name: String): ByteArray = Base64.getUrlDecoder().decode(text(name))
    fun boolean(name: String): Boolean = parsed(name, String::toBooleanStrictOrNull)
    fun int(name: String): Int = parsed(name, String::toIntOrNull)
    fun ulong(name: String): ULong = parsed(name, String::toULongOrNull)
    fun optionalUlong(name: String): ULong? = optional(name) { ulong(it) }
    fun uint(name: String): UInt = parsed(name, String::toUIntOrNull)
    fun uints(name: String): List<UInt> = list(name).map {
        (it as? JsonPrimitive)?.content?.toUIntOrNull() ?: throw ScenarioError("$where: $name does not fit")
    }
    fun ushort(name: String): UShort = parsed(name, String::toUShortOrNull)

    fun optionalUshort(name: String): UShort? = optional(name) { ushort(it) }
    fun optionalBoolean(name: String): Boolean? = optional(name) { boolean(it) }

    /** A path inside the scenario's folder. */
    fun path(name: String): String {
        val path = text(name)
        if (path.split('/').any { it in setOf("", ".", "..") }) throw ScenarioError("$where: $path is no path in the folder")
        return folder.resolve(path).path
    }

    /** An enum value by its kebab-case name. */
    inline fun <reified E : Enum<E>> enum(name: String): E = choice(text(name))

    /** A living object, named by its kind. */
    inline fun <reified T : Any> living(name: String): T =
        saved.living(raw(name)) as? T ?: throw ScenarioError("$where: $name is another kind of object")

    fun newPerson(name: String): NewPerson = record(name) {
        NewPerson(label = text("label"), number = optional("number") { text(it) }, language = text("language"))
    }

    fun contact(name: String): Contact = record(name) {
        Contact(id = text("id"), name = text("name"), relation = text("relation"), phones = texts("phones"), note = text("note"))
    }

    fun location(name: String): Location? = optional(name) {
        record(it) {
            Location(
                latitude = number("latitude"),
                longitude = number("longitude"),
                accuracyM = number("accuracy_m"),
                choice = enum<LocationChoice>("choice"),
            )
        }
    }

    fun messageArguments(name: String): Map<String, MessageArgument> {
        val arguments = optional(name) { data(it) as? JsonObject ?: throw ScenarioError("$where: $it is not an object") }
        return arguments.orEmpty().mapValues { (key, value) ->
            val primitive = value as? JsonPrimitive ?: throw ScenarioError("$where: $key is neither number nor text")
            if (primitive.isString) {
                MessageArgument.Words(primitive.content)
            } else {
                MessageArgument.Number(primitive.content.toLong())
            }
        }
    }

    fun number(name: String): Double = parsed(name, String::toDoubleOrNull)

    inline fun <reified E : Enum<E>> choice(value: String): E =
        enumValues<E>().find { it.name.lowercase().replace('_', '-') == value }
            ?: throw ScenarioError("$where: $value is no ${E::class.simpleName}")

    fun raw(name: String): JsonElement {
        left -= name
        return json[name] ?: throw ScenarioError("$where: no $name")
    }

    private fun <T> optional(name: String, take: (String) -> T): T? =
        if (json[name] == null || json[name] is JsonNull) null.also { left -= name } else take(name)

    private fun data(name: String): JsonElement = saved.resolve(raw(name))

    private fun list(name: String): JsonArray =
        data(name) as? JsonArray ?: throw ScenarioError("$where: $name is not a list")

    private fun <T : Any> parsed(name: String, parse: (String) -> T?): T {
        val primitive = data(name) as? JsonPrimitive
        return primitive?.takeUnless { it.isString }?.content?.let(parse) ?: throw ScenarioError("$where: $name does not fit")
    }

    fun <T> record(name: String, read: Arguments.() -> T): T = record(data(name), name, read)

    fun <T> records(name: String, read: Arguments.() -> T): List<T> = list(name).map { record(it, name, read) }

    fun <T> optionalRecord(name: String, read: Arguments.() -> T): T? = optional(name) { record(it, read) }

    private fun <T> record(value: JsonElement, name: String, read: Arguments.() -> T): T {
        val fields = value as? JsonObject ?: throw ScenarioError("$where: $name is not a record")
        val arguments = Arguments("$where: $name", fields, saved, folder)
        return arguments.read().also { arguments.done() }
    }
}
