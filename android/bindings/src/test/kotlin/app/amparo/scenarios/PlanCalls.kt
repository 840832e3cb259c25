/** Calls on the family plan's questions, the steps and the scripts. */
package app.amparo.scenarios

import app.amparo.core.CallKind
import app.amparo.core.Plan
import app.amparo.core.Role

internal fun planCall(plan: Plan, method: String, args: Arguments): Any? = when (method) {
    "screen" -> args.then { plan.screen() }
    "checks" -> args.then { plan.checks() }
    "packet_checks" -> args.text("id").let { args.then { plan.packetChecks(it) } }
    "reminders" -> args.then { plan.reminders() }
    "quiz" -> args.then { plan.quiz() }
    "quiz_answer" -> {
        val position = args.uint("position")
        val whose = args.text("whose")
        val typed = args.texts("typed")
        args.then { plan.quizAnswer(position, whose, typed) }
    }
    "packet_steps" -> {
        val id = args.text("id")
        val role = args.enum<Role>("role")
        val lead = args.optionalText("lead")
        args.then { plan.packetSteps(id, role, lead) }
    }
    "call_script" -> {
        val id = args.text("id")
        val kind = args.enum<CallKind>("kind")
        args.then { plan.callScript(id, kind) }
    }
    "incident_script" -> args.text("id").let { args.then { plan.incidentScript(it) } }
    "incident_text" -> {
        val id = args.text("id")
        val english = args.boolean("english")
        args.then { plan.incidentText(id, english) }
    }
    "records_requests" -> args.then { plan.recordsRequests() }
    "print_packet" -> {
        val (id, languages) = args.text("id") to args.texts("languages")
        args.then { plan.printPacket(id, languages) }
    }
    "print_plan" -> args.texts("languages").let { args.then { plan.printPlan(it) } }
    else -> unknown("plan.$method")
}
