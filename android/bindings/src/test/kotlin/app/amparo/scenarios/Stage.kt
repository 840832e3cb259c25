/**
 * Plays a scenario on the façade: the table "Objects" of `docs/scenarios.md`, written out.
 *
 * Spelt by hand and not by reflection, so that a renamed method breaks the compilation and an unknown one the step.
 */
package app.amparo.scenarios

import app.amparo.core.Amparo
import app.amparo.core.AmparoException
import app.amparo.core.flipBit
import app.amparo.core.sheetLines
import app.amparo.core.writeFile
import java.io.File
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/** Plays [scenario] in [folder], which is empty. Throws at the first step that is not as told. */
fun play(scenario: Scenario, folder: File) {
    Stage(folder).use { stage ->
        scenario.steps.forEachIndexed { index, step ->
            try {
                stage.play(step)
            } catch (error: ScenarioError) {
                throw ScenarioError("${scenario.name}, step ${index + 1} (${step.call}): ${error.message}")
            } catch (error: AssertionError) {
                throw AssertionError("${scenario.name}, step ${index + 1} (${step.call}): ${error.message}")
            }
        }
    }
}

private class Stage(private val folder: File) : AutoCloseable {
    private val saved = Saved(folder.path)

    /** By name; the first phone has none, and the scenario's folder itself. */
    private val phones = mutableMapOf<String, Amparo>()
    private var phone = ""
    private val amparo get() = phones[phone] ?: throw ScenarioError("amparo is not open")

    fun play(step: Step) {
        val outcome = try {
            val args = Arguments(step.call, step.args, saved, folder)
            Result.success(value(call(step.call, args)))
        } catch (error: AmparoException) {
            Result.failure(error)
        }
        outcome.onSuccess { value ->
            step.expect?.let { expected -> check(expected, value) }
            step.save?.let { saved.save(it, value, phone) }
        }.onFailure { error ->
            val expected = step.expect?.let(saved::resolve)
            val kind = errorJson(error)
            if (expected !is JsonObject || "error" !in expected) throw AssertionError("failed with $kind")
            if (step.save != null) throw ScenarioError("an error cannot be saved")
            difference(expected, kind)?.let { throw AssertionError(it) }
        }
    }

    private fun check(expected: JsonElement, value: Value) {
        if (expected is JsonObject && "error" in expected) throw AssertionError("succeeded, expected $expected")
        val actual = (value as? Value.Data)?.json ?: throw ScenarioError("an object of the façade matches nothing")
        difference(saved.resolve(expected), actual)?.let { throw AssertionError(it) }
    }

    override fun close() {
        saved.closeAll()
        phones.values.forEach(Amparo::close)
    }

    private fun call(name: String, args: Arguments): Any? {
        val (subject, method) = name.split('.').takeIf { it.size == 2 } ?: throw ScenarioError("unknown call $name")
        return when (subject) {
            "amparo" -> amparo(method, args)
            "cards" -> cards(method, args)
            "plan" -> amparo.plan().use { planCall(it, method, args) }
            "vault" -> amparo.vault().use { vaultCall(it, method, args) }
            "import", "export", "capture_import", "capture_export" -> streamCall(name, args)
            "job", "keeper_offer", "reopening", "reopen_help" -> keeperCall(name, args)
            "sheet", "file" -> hands(name, args)
            "alerts" -> amparo.alerts().use { alertsCall(it, method, args) }
            "pairing" -> pairingCall(method, args)
            "endpoint" -> endpointCall(method, args)
            "relative" -> relativeCall(method, args)
            "packs" -> amparo.packs().use { packsCall(it, method, args) }
            "publisher" -> publisherCall(amparo, method, args)
            else -> unknown(name)
        }
    }

    private fun amparo(method: String, args: Arguments): Any? = when (method) {
        "use" -> args.text("phone").let { args.then { phone = nameOf(it) } }
        "open" -> open(args)
        "languages" -> args.then { amparo.languages() }
        "set_languages" -> args.texts("languages").let { args.then { amparo.setLanguages(it) } }
        "home" -> args.then { amparo.home() }
        "screen" -> args.text("screen").let { args.then { amparo.screen(it) } }
        "message" -> {
            val id = args.text("id")
            val arguments = args.messageArguments("arguments")
            args.then { amparo.message(id, arguments) }
        }
        "set_utc_offset" -> args.int("minutes").let { args.then { amparo.setUtcOffset(it) } }
        "day" -> args.ulong("at_ms").let { args.then { amparo.day(it) } }
        "day_and_time" -> args.ulong("at_ms").let { args.then { amparo.dayAndTime(it) } }
        "set_clock" -> args.ulong("now_ms").let { args.then { amparo.setClock(it) } }
        else -> unknown("amparo.$method")
    }

    private fun nameOf(phone: String): String =
        phone.takeIf { it.matches(Regex("[a-z-]+")) } ?: throw ScenarioError("$phone is no name of a phone")

    /** Opening again stands for a restart: the first one is dropped before. */
    private fun open(args: Arguments) {
        val languages = args.texts("languages")
        val now = args.ulong("now_ms")
        args.done()
        saved.restarted(phone)
        phones.remove(phone)?.close()
        val own = folder.resolve(phone).apply { mkdirs() }
        phones[phone] = Amparo.openHarness(own.path, languages, now)
    }

    private fun cards(method: String, args: Arguments): Any? = amparo.cards().use { cards ->
        when (method) {
            "tiles" -> args.then { cards.tiles() }
            "card" -> args.text("id").let { args.then { cards.card(it) } }
            "show" -> args.text("id").let { args.then { cards.show(it) } }
            "picture" -> args.text("id").let { args.then { cards.picture(it) } }
            "home" -> args.then { cards.home() }
            "search" -> args.text("query").let { args.then { cards.search(it) } }
            "changes" -> args.then { cards.changes() }
            "mark_seen" -> args.then { cards.markSeen() }
            "print_wallet" -> args.texts("languages").let { args.then { cards.printWallet(it) } }
            "print_card" -> {
                val (id, languages) = args.text("id") to args.texts("languages")
                args.then { cards.printCard(id, languages) }
            }
            "print_handout" -> {
                val (ids, languages) = args.texts("ids") to args.texts("languages")
                args.then { cards.printHandout(ids, languages) }
            }
            "print_directory" -> {
                val (need, languages) = args.optionalText("need") to args.texts("languages")
                args.then { cards.printDirectory(need, languages) }
            }
            "needs" -> args.optionalText("language").let { args.then { cards.needs(it) } }
            "need" -> {
                val id = args.text("id")
                val language = args.optionalText("language")
                args.then { cards.need(id, language) }
            }
            "spoken_languages" -> args.then { cards.spokenLanguages() }
            else -> unknown("cards.$method")
        }
    }

    /** What a test does with its hands. */
    private fun hands(name: String, args: Arguments): Any? = when (name) {
        "sheet.lines" -> args.text("html").let { args.then { sheetLines(it) } }
        "file.flip_bit" -> {
            val path = args.path("path")
            val offset = args.ulong("offset")
            args.then { flipBit(path, offset) }
        }
        "file.write" -> {
            val path = args.path("path")
            val bytes = args.bytes("bytes")
            args.then { writeFile(path, bytes) }
        }
        else -> unknown(name)
    }

}

internal fun unknown(name: String): Nothing = throw ScenarioError("unknown call $name")

/** Makes the call, once it is certain that no argument was left over. */
internal fun <T> Arguments.then(call: () -> T): T {
    done()
    return call()
}

private fun errorJson(error: Throwable): JsonObject =
    JsonObject(record(error).filterKeys { it != "message" } + ("error" to JsonPrimitive(kebab(error.javaClass.simpleName))))
