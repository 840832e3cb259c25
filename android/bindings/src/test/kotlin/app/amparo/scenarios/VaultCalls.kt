/** Calls on the vault and on the objects made from it. */
package app.amparo.scenarios

import app.amparo.core.Activity
import app.amparo.core.CaptureExport
import app.amparo.core.CaptureImport
import app.amparo.core.DocumentExport
import app.amparo.core.DocumentImport
import app.amparo.core.KeeperOffer
import app.amparo.core.ReopenHelp
import app.amparo.core.Reopening
import app.amparo.core.Vault
import app.amparo.core.VaultJob

internal fun vaultCall(vault: Vault, method: String, args: Arguments): Any? = when (method) {
    "state" -> args.then { vault.state() }
    "secret_kind" -> args.then { vault.secretKind() }
    "suggest_passphrase" -> args.then { vault.suggestPassphrase() }
    "create" -> args.bytes("pin").let { args.then { vault.create(it) } }
    "unlock" -> args.bytes("pin").let { args.then { vault.unlock(it) } }
    "lock" -> args.then { vault.lock() }
    "change_pin" -> {
        val (old, new) = listOf("old", "new").map(args::bytes)
        args.then { vault.changePin(old, new) }
    }
    "erase" -> args.bytes("pin").let { args.then { vault.erase(it) } }
    "inspect" -> args.then { vault.inspect() }
    "damage" -> args.then { vault.damage() }
    "salvage" -> args.bytes("pin").let { args.then { vault.salvage(it) } }
    "salvage_with_sheet" -> {
        val identity = args.text("identity")
        val newPin = args.bytes("new_pin")
        args.then { vault.salvageWithSheet(identity, newPin) }
    }
    "use_salvaged" -> args.then { vault.useSalvaged() }
    "auto_lock" -> args.then { vault.autoLock() }
    "set_auto_lock" -> args.autoLock("choice").let { args.then { vault.setAutoLock(it) } }
    "note_activity" -> args.optionalText("activity").let { name ->
        val activity = name?.let { args.choice<Activity>(it) }
        args.then { vault.noteActivity(activity) }
    }
    "backup" -> {
        val path = args.path("path")
        val job = args.living<VaultJob>("job")
        args.then { vault.backup(path, job) }
    }
    "restore" -> {
        val path = args.path("path")
        val identity = args.text("identity")
        val newPin = args.bytes("new_pin")
        val job = args.living<VaultJob>("job")
        args.then { vault.restore(path, identity, newPin, job) }
    }
    else -> recordCall(vault, method, args)
}

private fun recordCall(vault: Vault, method: String, args: Arguments): Any? = when (method) {
    "favourites" -> args.then { vault.favourites() }
    "set_favourite" -> {
        val card = args.text("card")
        val on = args.boolean("on")
        args.then { vault.setFavourite(card, on) }
    }
    "contacts" -> args.then { vault.contacts() }
    "put_contact" -> args.contact("contact").let { args.then { vault.putContact(it) } }
    "remove_contact" -> args.text("id").let { args.then { vault.removeContact(it) } }
    "undo" -> args.then { vault.undo() }
    "packets" -> args.then { vault.packets() }
    "put_packet" -> args.keptPacket("kept").let { args.then { vault.putPacket(it) } }
    "remove_packet" -> args.text("id").let { args.then { vault.removePacket(it) } }
    "family_plan" -> args.then { vault.familyPlan() }
    "put_family_plan" -> args.familyPlan("family_plan").let { args.then { vault.putFamilyPlan(it) } }
    "family_plan_due" -> args.then { vault.familyPlanDue() }
    "incident_notes" -> args.then { vault.incidentNotes() }
    "put_incident_note" -> args.keptNote("kept").let { args.then { vault.putIncidentNote(it) } }
    "remove_incident_note" -> args.text("id").let { args.then { vault.removeIncidentNote(it) } }
    "presence" -> args.then { vault.presence() }
    "put_presence" -> args.proofs("proofs").let { args.then { vault.putPresence(it) } }
    "presence_gaps" -> args.then { vault.presenceGaps() }
    "search" -> {
        val query = args.text("query")
        val most = args.uint("most")
        args.then { vault.search(query, most) }
    }
    else -> documentCall(vault, method, args)
}

private fun documentCall(vault: Vault, method: String, args: Arguments): Any? = when (method) {
    "documents" -> args.then { vault.documents() }
    "import_document" -> {
        val (name, mediaType) = listOf("name", "media_type").map(args::text)
        val size = args.optionalUlong("size")
        args.then { vault.importDocument(name, mediaType, size) }
    }
    "open_document" -> args.text("id").let { args.then { vault.openDocument(it) } }
    "remove_document" -> args.text("id").let { args.then { vault.removeDocument(it) } }
    "thumbnail" -> args.text("id").let { args.then { vault.thumbnail(it) } }
    "put_thumbnail" -> {
        val id = args.text("id")
        val thumbnail = args.thumbnail("thumbnail")
        args.then { vault.putThumbnail(id, thumbnail) }
    }
    "captures" -> args.then { vault.captures() }
    "capture_note" -> args.text("text").let { args.then { vault.captureNote(it) } }
    "capture_document" -> {
        val (name, mediaType) = listOf("name", "media_type").map(args::text)
        val size = args.ulong("size")
        args.then { vault.captureDocument(name, mediaType, size) }
    }
    "open_capture" -> args.text("id").let { args.then { vault.openCapture(it) } }
    "keep_capture" -> args.text("id").let { args.then { vault.keepCapture(it) } }
    "discard_capture" -> args.text("id").let { args.then { vault.discardCapture(it) } }
    else -> keysCall(vault, method, args)
}

private fun keysCall(vault: Vault, method: String, args: Arguments): Any? = when (method) {
    "keepers" -> args.then { vault.keepers() }
    "make_sheet" -> {
        val (name, owner) = listOf("name", "owner").map(args::text)
        val languages = args.texts("languages")
        args.then { vault.makeSheet(name, owner, languages) }
    }
    "prove_sheet" -> {
        val keeper = args.ushort("keeper")
        val identity = args.text("identity")
        args.then { vault.proveSheet(keeper, identity) }
    }
    "add_phone_keeper" -> {
        val (offer, name) = listOf("offer", "name").map(args::text)
        args.then { vault.addPhoneKeeper(offer, name) }
    }
    "confirm_keeper" -> args.ushort("keeper").let { args.then { vault.confirmKeeper(it) } }
    "remove_keeper" -> args.ushort("keeper").let { args.then { vault.removeKeeper(it) } }
    "revoke_keeper" -> {
        val keeper = args.ushort("keeper")
        val pin = args.bytes("pin")
        val job = args.living<VaultJob>("job")
        args.then { vault.revokeKeeper(keeper, pin, job) }
    }
    "offer_to_keep" -> args.then { vault.offerToKeep() }
    "kept_keys" -> args.then { vault.keptKeys() }
    "forget_kept_key" -> args.text("id").let { args.then { vault.forgetKeptKey(it) } }
    "help_reopen" -> args.text("request").let { args.then { vault.helpReopen(it) } }
    "seal" -> args.then { vault.seal() }
    "seal_words" -> args.then { vault.sealWords() }
    "reopen_choices" -> args.then { vault.reopenChoices() }
    "begin_reopen" -> args.ushort("keeper").let { args.then { vault.beginReopen(it) } }
    "reopen_with_sheet" -> {
        val identity = args.text("identity")
        val newPin = args.bytes("new_pin")
        args.then { vault.reopenWithSheet(identity, newPin) }
    }
    "read_hand_copy" -> args.texts("lines").let { args.then { vault.readHandCopy(it) } }
    "rekey_pending" -> args.then { vault.rekeyPending() }
    "finish_rekey" -> {
        val job = args.living<VaultJob>("job")
        val acceptDamage = args.boolean("accept_damage")
        args.then { vault.finishRekey(job, acceptDamage) }
    }
    "deep_clean" -> {
        val pin = args.bytes("pin")
        val job = args.living<VaultJob>("job")
        args.then { vault.deepClean(pin, job) }
    }
    else -> unknown("vault.$method")
}

/** Documents and captures on their way in and out. */
internal fun streamCall(name: String, args: Arguments): Any? = when (name) {
    "import.write" -> args.living<DocumentImport>("import").let { args.chunk { chunk -> it.write(chunk) } }
    "import.finish" -> args.living<DocumentImport>("import").let { args.then { it.finish() } }
    "import.cancel" -> args.living<DocumentImport>("import").let { args.then { it.cancel() } }
    "export.size" -> args.living<DocumentExport>("export").let { args.then { it.size() } }
    "export.read" -> args.living<DocumentExport>("export").let { args.span { offset, length -> it.read(offset, length) } }
    "capture_import.write" -> args.living<CaptureImport>("capture_import").let { args.chunk { chunk -> it.write(chunk) } }
    "capture_import.finish" -> args.living<CaptureImport>("capture_import").let { args.then { it.finish() } }
    "capture_import.cancel" -> args.living<CaptureImport>("capture_import").let { args.then { it.cancel() } }
    "capture_export.size" -> args.living<CaptureExport>("capture_export").let { args.then { it.size() } }
    "capture_export.read" -> args.living<CaptureExport>("capture_export").let { args.span { offset, length -> it.read(offset, length) } }
    else -> unknown(name)
}

/** Long calls, and what two phones say to each other about a key. */
internal fun keeperCall(name: String, args: Arguments): Any? = when (name) {
    "job.new" -> args.then { VaultJob() }
    "job.progress" -> args.living<VaultJob>("job").let { args.then { it.progress() } }
    "job.cancel" -> args.living<VaultJob>("job").let { args.then { it.cancel() } }
    "keeper_offer.text" -> args.living<KeeperOffer>("keeper_offer").let { args.then { it.text() } }
    "keeper_offer.qr_svg" -> args.living<KeeperOffer>("keeper_offer").let { args.then { it.qrSvg() } }
    "keeper_offer.open" -> {
        val offer = args.living<KeeperOffer>("keeper_offer")
        val challenge = args.text("challenge")
        args.then { offer.`open`(challenge) }
    }
    "keeper_offer.keep" -> {
        val offer = args.living<KeeperOffer>("keeper_offer")
        val whose = args.text("whose")
        args.then { offer.keep(whose) }
    }
    "reopening.text" -> args.living<Reopening>("reopening").let { args.then { it.text() } }
    "reopening.qr_svg" -> args.living<Reopening>("reopening").let { args.then { it.qrSvg() } }
    "reopening.pictures" -> args.living<Reopening>("reopening").let { args.then { it.pictures() } }
    "reopening.finish" -> {
        val reopening = args.living<Reopening>("reopening")
        val answer = args.text("answer")
        val newPin = args.bytes("new_pin")
        args.then { reopening.finish(answer, newPin) }
    }
    "reopen_help.whose" -> args.living<ReopenHelp>("reopen_help").let { args.then { it.whose() } }
    "reopen_help.old" -> args.living<ReopenHelp>("reopen_help").let { args.then { it.old() } }
    "reopen_help.pictures" -> args.living<ReopenHelp>("reopen_help").let { args.then { it.pictures() } }
    "reopen_help.answer" -> args.living<ReopenHelp>("reopen_help").let { args.then { it.answer() } }
    else -> unknown(name)
}

private fun <T> Arguments.chunk(write: (ByteArray) -> T): T {
    val chunk = bytes("chunk")
    return then { write(chunk) }
}

private fun <T> Arguments.span(read: (ULong, UInt) -> T): T {
    val offset = ulong("offset")
    val length = uint("length")
    return then { read(offset, length) }
}
