/** Calls on the alerts, on the pairings made from them, and on the harness' push service and page. */
package app.amparo.scenarios

import app.amparo.core.AlertSettings
import app.amparo.core.Alerts
import app.amparo.core.Channel
import app.amparo.core.Pairing
import app.amparo.core.PersonOptions
import app.amparo.core.PhoneFacts
import app.amparo.core.Receipt
import app.amparo.core.Role
import app.amparo.core.SmsWay
import app.amparo.core.TestEndpoint
import app.amparo.core.TestRelative
import kotlinx.coroutines.runBlocking

internal fun alertsCall(alerts: Alerts, method: String, args: Arguments): Any? = when (method) {
    "press" -> args.location("location").let { args.then { alerts.press(it) } }
    "press_group" -> {
        val group = args.text("group")
        val location = args.location("location")
        args.then { alerts.pressGroup(group, location) }
    }
    "cancel" -> args.text("alert").let { args.then { alerts.cancel(it) } }
    "drill" -> args.boolean("loud").let { args.then { alerts.drill(it) } }
    "update" -> {
        val alert = args.text("alert")
        val location = args.location("location")
        args.then { alerts.update(alert, location) }
    }
    "test_page" -> args.text("person").let { args.then { alerts.testPage(it) } }
    "stand_down" -> {
        val alert = args.text("alert")
        val word = args.optionalText("word").orEmpty()
        args.then { alerts.standDown(alert, word) }
    }
    "number_changed" -> args.text("number").let { args.then { alerts.numberChanged(it) } }
    "mark_answered" -> {
        val (alert, person) = listOf("alert", "person").map(args::text)
        args.then { alerts.markAnswered(alert, person) }
    }
    "report_receipt" -> {
        val attempt = args.text("attempt")
        val receipt = args.enum<Receipt>("receipt")
        args.then { alerts.reportReceipt(attempt, receipt) }
    }
    "state" -> args.text("alert").let { args.then { alerts.state(it) } }
    "drafts" -> args.text("alert").let { args.then { alerts.drafts(it) } }
    "current" -> args.then { alerts.current() }
    "deliver" -> args.then { runBlocking { alerts.deliver() } }
    "take_incoming" -> args.bytes("bytes").let { args.then { alerts.takeIncoming(it) } }
    "network_is_back" -> args.then { alerts.networkIsBack() }
    "stop" -> args.then { alerts.stop() }
    else -> peopleCall(alerts, method, args)
}

private fun peopleCall(alerts: Alerts, method: String, args: Arguments): Any? = when (method) {
    "add_person" -> args.newPerson("person").let { args.then { alerts.addPerson(it) } }
    "people" -> args.then { alerts.people() }
    "edit_person" -> {
        val id = args.text("id")
        val person = args.newPerson("person")
        args.then { alerts.editPerson(id, person) }
    }
    "remove_person" -> args.text("id").let { args.then { alerts.removePerson(it) } }
    "set_person_options" -> {
        val id = args.text("id")
        val options = args.personOptions("options")
        args.then { alerts.setPersonOptions(id, options) }
    }
    "pause" -> {
        val id = args.text("id")
        val until = args.optionalUlong("until_ms")
        args.then { alerts.pause(id, until) }
    }
    "resume" -> args.text("id").let { args.then { alerts.resume(it) } }
    "opt_out" -> {
        val id = args.text("id")
        val out = args.boolean("out")
        args.then { alerts.optOut(id, out) }
    }
    "groups" -> args.then { alerts.groups() }
    "revoke" -> args.text("person").let { args.then { alerts.revoke(it) } }
    "begin_pairing" -> {
        val (person, page, sender) = listOf("person", "page", "sender").map(args::text)
        args.then { alerts.beginPairing(person, page, sender) }
    }
    "pending_pairing" -> args.text("person").let { args.then { alerts.pendingPairing(it) } }
    else -> otherCall(alerts, method, args)
}

private fun otherCall(alerts: Alerts, method: String, args: Arguments): Any? = when (method) {
    "preflight" -> args.phoneFacts("facts").let { args.then { alerts.preflight(it) } }
    "alert_settings" -> args.then { alerts.alertSettings() }
    "set_alert_settings" -> args.alertSettings("settings").let { args.then { alerts.setAlertSettings(it) } }
    "exposure" -> args.then { alerts.exposure() }
    "share_record" -> {
        val (person, record) = listOf("person", "record").map(args::text)
        args.then { alerts.shareRecord(person, record) }
    }
    "share_document" -> {
        val (person, document) = listOf("person", "document").map(args::text)
        args.then { alerts.shareDocument(person, document) }
    }
    "shared" -> args.then { alerts.shared() }
    else -> unknown("alerts.$method")
}

internal fun pairingCall(method: String, args: Arguments): Any? {
    val it = args.living<Pairing>("pairing")
    return when (method) {
        "invite" -> args.then { it.invite() }
        "accept_reply" -> args.text("reply").let { reply -> args.then { it.acceptReply(reply) } }
        "accept_scanned_reply" -> args.text("reply").let { reply -> args.then { it.acceptScannedReply(reply) } }
        "review" -> args.then { it.review() }
        "step" -> args.then { it.step() }
        "note_exported" -> args.then { it.noteExported() }
        "is_in_person" -> args.then { it.isInPerson() }
        "approve" -> args.boolean("host_agreed").let { agreed -> args.then { it.approve(agreed) } }
        "pictures" -> args.then { it.pictures() }
        "confirm" -> args.then { it.confirm() }
        "reject" -> args.then { it.reject() }
        else -> unknown("pairing.$method")
    }
}

internal fun endpointCall(method: String, args: Arguments): Any? {
    if (method == "start") return args.then { TestEndpoint.start() }
    val it = args.living<TestEndpoint>("endpoint")
    return when (method) {
        "url" -> args.then { it.url() }
        "answer_with" -> args.ushort("status").let { status -> args.then { it.answerWith(status) } }
        "answer_body" -> args.bytes("body").let { body -> args.then { it.answerBody(body) } }
        "retry_after" -> args.text("value").let { value -> args.then { it.retryAfter(value) } }
        "date" -> args.text("value").let { value -> args.then { it.date(value) } }
        "delay" -> args.ulong("ms").let { ms -> args.then { it.delay(ms) } }
        "hang_up" -> args.boolean("hangs_up").let { hangsUp -> args.then { it.hangUp(hangsUp) } }
        "take" -> args.then { it.take() }
        "stop" -> args.then { it.stop() }
        else -> unknown("endpoint.$method")
    }
}

internal fun relativeCall(method: String, args: Arguments): Any? {
    if (method == "new") return args.text("endpoint").let { url -> args.then { TestRelative(url) } }
    val it = args.living<TestRelative>("relative")
    return when (method) {
        "answer" -> args.text("link").let { link -> args.then { it.answer(link) } }
        "receive" -> {
            val body = args.bytes("body")
            val now = args.ulong("now_ms")
            args.then { it.receive(body, now) }
        }
        "say" -> {
            val (of, what) = listOf("of", "what").map(args::text)
            val now = args.ulong("now_ms")
            args.then { it.say(of, what, now) }
        }
        "open_link" -> {
            val text = args.text("text")
            val now = args.ulong("now_ms")
            args.then { it.openLink(text, now) }
        }
        "shared" -> args.then { it.shared() }
        "pictures" -> args.then { it.pictures() }
        "confirm" -> args.then { it.confirm() }
        else -> unknown("relative.$method")
    }
}

private fun Arguments.personOptions(name: String): PersonOptions = record(name) {
    PersonOptions(
        role = enum<Role>("role"),
        lead = boolean("lead"),
        channels = texts("channels").map { choice<Channel>(it) },
        inOrder = boolean("in_order"),
        message = optionalText("message"),
        quiet = boolean("quiet"),
        groups = texts("groups"),
    )
}

private fun Arguments.alertSettings(name: String): AlertSettings = record(name) {
    AlertSettings(
        name = text("name"),
        cancelMs = uint("cancel_ms"),
        pinFirst = boolean("pin_first"),
        reminder = boolean("reminder"),
    )
}

private fun Arguments.phoneFacts(name: String): PhoneFacts? = optionalRecord(name) {
    PhoneFacts(
        sim = optionalBoolean("sim"),
        sms = optionalText("sms")?.let { choice<SmsWay>(it) },
        network = optionalBoolean("network"),
        unlockedSinceStart = optionalBoolean("unlocked_since_start"),
    )
}
