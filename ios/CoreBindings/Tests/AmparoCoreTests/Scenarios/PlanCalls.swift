import Foundation

@testable import AmparoCore

/// Calls on the family plan's questions, the steps and the scripts. `nil`: there is no such call.
extension Player {
    func plan(_ method: String, _ arguments: Arguments) throws -> Any? {
        let plan = try opened().plan()
        switch method {
        case "screen": return try plan.screen()
        case "checks": return try plan.checks()
        case "packet_checks": return try plan.packetChecks(id: arguments.text("id"))
        case "reminders": return try plan.reminders()
        case "quiz": return try plan.quiz()
        case "quiz_answer":
            return try plan.quizAnswer(
                position: arguments.integer("position"), whose: arguments.text("whose"), typed: arguments.texts("typed"))
        case "packet_steps":
            let roles: [Role] = [.other, .spouse, .schoolPickup, .lawyerContact, .farAway, .child]
            return try plan.packetSteps(
                id: arguments.text("id"), role: arguments.choice("role", roles), lead: arguments.optionalText("lead"))
        case "call_script":
            let kinds: [CallKind] = [.hotline, .lawyer, .office]
            return try plan.callScript(id: arguments.text("id"), kind: arguments.choice("kind", kinds))
        case "incident_script": return try plan.incidentScript(id: arguments.text("id"))
        case "incident_text":
            return try plan.incidentText(id: arguments.text("id"), english: arguments.bool("english"))
        case "records_requests": return try plan.recordsRequests()
        case "print_packet":
            return try plan.printPacket(id: arguments.text("id"), languages: arguments.texts("languages"))
        case "print_plan": return try plan.printPlan(languages: arguments.texts("languages"))
        default: return nil
        }
    }
}
