/** Calls on the content packs and on the harness' publisher. */
package app.amparo.scenarios

import app.amparo.core.Amparo
import app.amparo.core.Packs
import app.amparo.core.TestPublisher
import kotlinx.coroutines.runBlocking

internal fun packsCall(packs: Packs, method: String, args: Arguments): Any? = when (method) {
    "installed" -> args.then { packs.installed() }
    "verify" -> args.bytes("bytes").let { args.then { packs.verify(it) } }
    "install" -> args.bytes("bytes").let { args.then { packs.install(it) } }
    "install_file" -> args.path("path").let { args.then { packs.installFile(it) } }
    "roll_back" -> args.then { packs.rollBack() }
    "use_built_in" -> args.then { packs.useBuiltIn() }
    "fetch" -> args.text("url").let { args.then { runBlocking { packs.fetch(it) } } }
    "built_in_day" -> args.then { packs.builtInDay() }
    "stop" -> args.then { packs.stop() }
    else -> unknown("packs.$method")
}

internal fun publisherCall(amparo: Amparo, method: String, args: Arguments): Any? {
    if (method == "new") return args.text("expires").let { expires -> args.then { TestPublisher(expires) } }
    val it = args.living<TestPublisher>("publisher")
    return when (method) {
        "trust" -> args.then { amparo.trustPublisher(it) }
        "pack" -> {
            val version = args.ulong("version")
            val card = args.uint("card")
            val signers = args.uints("signers")
            args.then { it.pack(version, card, signers) }
        }
        "correct" -> {
            val version = args.ulong("version")
            val id = args.text("id")
            val words = args.text("words")
            val signers = args.uints("signers")
            args.then { it.correct(version, id, words, signers) }
        }
        "rotate" -> {
            val signers = args.uints("signers")
            val expires = args.text("expires")
            args.then { it.rotate(signers, expires) }
        }
        "tampered" -> args.bytes("pack").let { pack -> args.then { it.tampered(pack) } }
        else -> unknown("publisher.$method")
    }
}
