import Foundation

@testable import AmparoCore

/// Records of the vault out of the JSON of a step, field by field.
extension Arguments {
    func contact(_ name: String) throws -> Contact {
        let fields = try record(name)
        return Contact(
            id: try fields.text("id"), name: try fields.text("name"), relation: try fields.text("relation"),
            phones: try fields.texts("phones"), note: try fields.text("note"))
    }

    func keptPacket(_ name: String) throws -> KeptPacket {
        let fields = try record(name)
        return KeptPacket(id: try fields.text("id"), packet: try fields.record("packet").packet())
    }

    private func packet() throws -> LocatorPacket {
        let lawyer = try record("lawyer")
        return LocatorPacket(
            label: try text("label"), aNumber: try text("a_number"), countryOfBirth: try text("country_of_birth"),
            legalName: try text("legal_name"), otherNames: try texts("other_names"),
            dateOfBirth: try optionalRecord("date_of_birth")?.day(), medication: try text("medication"),
            conditions: try text("conditions"),
            children: try records("children") {
                Child(
                    name: try $0.text("name"), birthYear: try $0.optionalInteger("birth_year"),
                    school: try $0.text("school"), collectedBy: try $0.text("collected_by"))
            },
            lawyer: Lawyer(name: try lawyer.text("name"), phone: try lawyer.text("phone")),
            collectors: try records("collectors") {
                Collector(who: try $0.text("who"), whom: try $0.text("whom"), phone: try $0.text("phone"))
            },
            consulate: try text("consulate"))
    }

    func familyPlan(_ name: String) throws -> FamilyPlan {
        let fields = try record(name)
        let caregiver = try fields.record("caregiver")
        let employer = try fields.record("employer")
        return FamilyPlan(
            caregiver: Caregiver(
                contact: try caregiver.optionalText("contact"), person: try caregiver.record("person").person()),
            pickup: try fields.records("pickup") {
                Pickup(
                    child: try $0.text("child"), school: try $0.text("school"),
                    people: try $0.records("people") { try $0.person() })
            },
            medicines: try fields.records("medicines") {
                Medicine(who: try $0.text("who"), what: try $0.text("what"), how: try $0.text("how"))
            },
            schools: try fields.records("schools") {
                School(name: try $0.text("name"), phone: try $0.text("phone"), note: try $0.text("note"))
            },
            pets: try fields.text("pets"), car: try fields.text("car"), bank: try fields.text("bank"),
            employer: Employer(
                name: try employer.text("name"), phone: try employer.text("phone"),
                contact: try employer.record("contact").person(), told: try employer.bool("told")),
            lawyer: try fields.text("lawyer"),
            numbers: try fields.records("numbers") {
                LearnedNumber(number: try $0.text("number"), whose: try $0.text("whose"))
            },
            papers: try fields.records("papers") {
                PaperItem(what: try $0.text("what"), done: try $0.bool("done"), place: try $0.text("place"))
            },
            reviewedOn: try fields.optionalRecord("reviewed_on")?.day(),
            meeting: try fields.text("meeting"), wordAgreed: try fields.bool("word_agreed"))
    }

    func keptNote(_ name: String) throws -> KeptNote {
        let fields = try record(name)
        return KeptNote(id: try fields.text("id"), note: try fields.record("note").note())
    }

    private func note() throws -> IncidentNote {
        IncidentNote(
            size: try text("size"), activity: try text("activity"), location: try text("location"),
            uniform: try text("uniform"), time: try text("time"), equipment: try text("equipment"),
            agency: try text("agency"), badge: try text("badge"), vehicle: try text("vehicle"),
            sawItMyself: try bool("saw_it_myself"), onCityProperty: try optionalBool("on_city_property"),
            text: try text("text"), writtenMs: try integer("written_ms"))
    }

    func proofs(_ name: String) throws -> [PresenceProof] {
        try records(name) {
            PresenceProof(
                what: try $0.text("what"), from: try $0.record("from").day(), to: try $0.record("to").day(),
                document: try $0.optionalText("document"), place: try $0.text("place"))
        }
    }

    private func person() throws -> PlanPerson {
        PlanPerson(name: try text("name"), phone: try text("phone"))
    }

    private func day() throws -> Day { Day(iso: try text("iso")) }
}
