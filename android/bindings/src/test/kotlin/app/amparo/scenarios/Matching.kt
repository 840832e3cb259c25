/** `$name`s and `expect`: the two places where a scenario says more than plain JSON. */
package app.amparo.scenarios

import app.amparo.core.TestEndpoint
import app.amparo.core.TestPublisher
import app.amparo.core.TestRelative
import app.amparo.core.VaultJob
import java.math.BigDecimal
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/** What was saved, by name. */
internal class Saved(folder: String) {
    private val values = mutableMapOf<String, Value>("folder" to Value.Data(JsonPrimitive(folder)))

    /** The phone that each living object was made on. */
    private val phones = mutableMapOf<String, String>()

    fun save(name: String, value: Value, phone: String) {
        if (values.putIfAbsent(name, value) != null) throw ScenarioError("$name is saved twice")
        if (value is Value.Living) phones[name] = phone
    }

    /** [phone] is restarted: what was made from its app goes with it; a push service, somebody's page and a job live on. */
    fun restarted(phone: String) = phones.filterValues { it == phone }.keys.forEach { name ->
        val it = (values[name] as? Value.Living)?.it
        if (it is AutoCloseable && it !is TestEndpoint && it !is TestRelative && it !is TestPublisher && it !is VaultJob) {
            it.close()
            values[name] = Value.Data(JsonNull)
        }
    }

    /** [json] with every `"$name"` replaced. A living object cannot stand inside data. */
    fun resolve(json: JsonElement): JsonElement = when (json) {
        is JsonArray -> JsonArray(json.map(::resolve))
        is JsonObject -> JsonObject(json.mapValues { resolve(it.value) })
        is JsonPrimitive -> reference(json)?.let { path ->
            (find(path) as? Value.Data)?.json ?: throw ScenarioError("$$path is not data")
        } ?: json
    }

    /** The living object named by an argument. */
    fun living(json: JsonElement): Any {
        val path = (json as? JsonPrimitive)?.let(::reference) ?: throw ScenarioError("$json names no object")
        return (find(path) as? Value.Living)?.it ?: throw ScenarioError("$$path is not an object of the façade")
    }

    fun closeAll() = values.values.forEach { ((it as? Value.Living)?.it as? AutoCloseable)?.close() }

    private fun reference(json: JsonPrimitive): String? =
        json.takeIf { it.isString && it.content.startsWith("$") }?.content?.drop(1)

    private fun find(path: String): Value {
        val steps = path.split('.')
        val start = values[steps.first()] ?: throw ScenarioError("$${steps.first()} was never saved")
        if (steps.size == 1) return start
        val data = start as? Value.Data ?: throw ScenarioError("$$path goes into an object of the façade")
        return Value.Data(steps.drop(1).fold(data.json) { at, step -> at.child(step, path) })
    }

    private fun JsonElement.child(step: String, path: String): JsonElement = when (this) {
        is JsonObject -> this[step]
        is JsonArray -> step.toIntOrNull()?.let(::getOrNull)
        is JsonPrimitive -> null
    } ?: throw ScenarioError("$$path: there is no $step")
}

/** Where [actual] differs from [expected], or null where it matches. */
internal fun difference(expected: JsonElement, actual: JsonElement, at: String = "answer"): String? = when (expected) {
    is JsonObject -> if (expected.keys.any { it.startsWith("$") }) {
        matcher(expected, actual, at)
    } else {
        subset(expected, actual, at)
    }
    is JsonArray -> when {
        actual !is JsonArray -> "$at is not a list"
        actual.size != expected.size -> "$at has ${actual.size} elements, not ${expected.size}"
        else -> expected.indices.firstNotNullOfOrNull { difference(expected[it], actual[it], "$at.$it") }
    }
    is JsonPrimitive -> if (same(expected, actual)) null else "$at is $actual, not $expected"
}

private fun subset(expected: JsonObject, actual: JsonElement, at: String): String? {
    if (actual !is JsonObject) return "$at is not an object"
    return expected.entries.firstNotNullOfOrNull { (name, value) ->
        val found = actual[name]
        if (found == null) "$at has no $name" else difference(value, found, "$at.$name")
    }
}

private fun matcher(expected: JsonObject, actual: JsonElement, at: String): String? {
    val (word, operand) = expected.entries.singleOrNull() ?: throw ScenarioError("a matcher stands alone: $expected")
    return when (word) {
        "\$contains" -> {
            val part = operand.text(word)
            val whole = (actual as? JsonPrimitive)?.takeIf { it.isString }?.content
            if (whole != null && part in whole) null else "$at does not contain $part"
        }
        "\$length" -> {
            val length = (operand as? JsonPrimitive)?.content?.toIntOrNull() ?: throw ScenarioError("$word takes a number")
            if ((actual as? JsonArray)?.size == length) null else "$at is not a list of $length"
        }
        "\$not" -> if (difference(operand, actual, at) == null) "$at matches what it must not" else null
        else -> throw ScenarioError("unknown matcher $word")
    }
}

private fun same(expected: JsonPrimitive, actual: JsonElement): Boolean {
    if (actual !is JsonPrimitive || expected is JsonNull || actual is JsonNull) return expected == actual
    if (expected.isString != actual.isString) return false
    val (left, right) = number(expected) to number(actual)
    return if (left != null && right != null) left.compareTo(right) == 0 else expected.content == actual.content
}

private fun number(json: JsonPrimitive): BigDecimal? = if (json.isString) null else json.content.toBigDecimalOrNull()
