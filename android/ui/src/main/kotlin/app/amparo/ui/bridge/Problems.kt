/** From the core's error kinds to messages of `ui.ftl`: `WrongPin` is `error-wrong-pin`. */
package app.amparo.ui.bridge

import app.amparo.core.Amparo
import app.amparo.core.AmparoException
import app.amparo.core.MessageArgument

private const val SECONDS_IN_A_MINUTE = 60uL

/** `Wait` is told in seconds up to here and in minutes above. */
private const val LONGEST_WAIT_IN_SECONDS = 120uL

internal fun problem(amparo: Amparo, error: AmparoException): Problem {
    val (id, arguments) = message(error)
    return Problem(kind(error), sentence(amparo, id, arguments))
}

private fun kind(error: AmparoException): Problem.Kind = when (error) {
    is AmparoException.Locked -> Problem.Kind.LOCKED
    is AmparoException.WrongPin -> Problem.Kind.WRONG_PIN
    is AmparoException.Wait -> Problem.Kind.WAIT
    is AmparoException.NotFound -> Problem.Kind.NOT_FOUND
    is AmparoException.Invalid -> Problem.Kind.INVALID
    else -> Problem.Kind.OTHER
}

private fun message(error: AmparoException): Pair<String, Map<String, MessageArgument>> = when (error) {
    is AmparoException.Locked -> "error-locked" to emptyMap()
    is AmparoException.WrongPin -> "error-wrong-pin" to mapOf("left" to number(error.left.toLong()))
    is AmparoException.Wait -> wait(error.seconds)
    is AmparoException.Damaged -> "error-damaged" to mapOf("part" to MessageArgument.Words(error.part))
    is AmparoException.NewerFormat -> "error-newer-format" to emptyMap()
    is AmparoException.NotFound -> "error-not-found" to emptyMap()
    is AmparoException.Unavailable -> "error-unavailable" to emptyMap()
    is AmparoException.Busy -> "error-busy" to emptyMap()
    is AmparoException.DiskFull -> "error-disk-full" to emptyMap()
    is AmparoException.ReadOnly -> "error-read-only" to emptyMap()
    is AmparoException.Cancelled -> "error-cancelled" to emptyMap()
    is AmparoException.Expired -> "error-expired" to emptyMap()
    is AmparoException.Invalid -> "error-invalid-${error.field}" to emptyMap()
    is AmparoException.TooLarge -> "error-too-large" to emptyMap()
    is AmparoException.Internal -> "error-internal" to mapOf("code" to number(error.code.toLong()))
}

private fun wait(seconds: ULong): Pair<String, Map<String, MessageArgument>> = if (seconds < LONGEST_WAIT_IN_SECONDS) {
    "error-wait" to mapOf("seconds" to number(seconds.toLong()))
} else {
    val minutes = (seconds + SECONDS_IN_A_MINUTE - 1uL) / SECONDS_IN_A_MINUTE
    "error-wait-minutes" to mapOf("minutes" to number(minutes.toLong()))
}

/** A field without words of its own gets the general sentence; with no words at all, none are invented. */
private fun sentence(amparo: Amparo, id: String, arguments: Map<String, MessageArgument>): String = try {
    amparo.message(id, arguments).value
} catch (_: AmparoException) {
    if (id.startsWith("error-invalid-")) sentence(amparo, "error-invalid", emptyMap()) else ""
}

internal fun number(value: Long) = MessageArgument.Number(value)
