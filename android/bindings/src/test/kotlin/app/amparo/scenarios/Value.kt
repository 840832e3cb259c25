/** What steps answer and save, and how generated values turn into the JSON of `docs/scenarios.md`. */
package app.amparo.scenarios

import java.lang.reflect.Modifier
import java.util.Base64
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/** An answer of the façade. */
sealed interface Value {
    /** Something that can be compared. */
    class Data(val json: JsonElement) : Value

    /** A living object; it can be saved and named, and matches nothing. */
    class Living(val it: Any) : Value
}

/** Turns what a façade method returned into a [Value]. */
internal fun value(answer: Any?): Value =
    if (answer is AutoCloseable) Value.Living(answer) else Value.Data(json(answer))

private fun json(answer: Any?): JsonElement = when (answer) {
    null, Unit -> JsonNull
    is String -> JsonPrimitive(answer)
    is Boolean -> JsonPrimitive(answer)
    is Short -> JsonPrimitive(answer.toInt() and 0xFFFF)
    is Number -> JsonPrimitive(answer)
    is UInt -> JsonPrimitive(answer.toLong())
    is ULong -> JsonPrimitive(answer.toLong())
    is UShort -> JsonPrimitive(answer.toInt())
    is ByteArray -> JsonPrimitive(Base64.getUrlEncoder().withoutPadding().encodeToString(answer))
    is Enum<*> -> JsonPrimitive(answer.name.lowercase().replace('_', '-'))
    is List<*> -> JsonArray(answer.map(::json))
    is Map<*, *> -> JsonObject(answer.entries.associate { (key, value) -> key as String to json(value) })
    else -> record(answer)
}

/**
 * A generated record by its fields. Unsigned fields are stored as their signed sisters. A keeper's number can be any of 16
 * bits, so a short one is read unsigned (the façade has no signed one); no longer value in a scenario comes near the
 * difference.
 */
internal fun record(record: Any): JsonObject = JsonObject(
    record.javaClass.declaredFields
        .filterNot { Modifier.isStatic(it.modifiers) || it.isSynthetic }
        .associate { field ->
            field.isAccessible = true
            snake(field.name) to json(field.get(record))
        },
)

/** `nextTryInMs` → `next_try_in_ms`. */
internal fun snake(name: String): String = name.replace(Regex("[A-Z]")) { "_" + it.value.lowercase() }

/** `WrongPin` → `wrong-pin`. */
internal fun kebab(name: String): String = snake(name).removePrefix("_").replace('_', '-')
