/** Records of the vault out of the JSON of a step, field by field. */
package app.amparo.scenarios

import app.amparo.core.AutoLock
import app.amparo.core.Caregiver
import app.amparo.core.Child
import app.amparo.core.Collector
import app.amparo.core.Day
import app.amparo.core.Employer
import app.amparo.core.FamilyPlan
import app.amparo.core.IncidentNote
import app.amparo.core.KeptNote
import app.amparo.core.KeptPacket
import app.amparo.core.Lawyer
import app.amparo.core.LearnedNumber
import app.amparo.core.LocatorPacket
import app.amparo.core.Medicine
import app.amparo.core.PaperItem
import app.amparo.core.Pickup
import app.amparo.core.PlanPerson
import app.amparo.core.PresenceProof
import app.amparo.core.School
import app.amparo.core.Thumbnail

internal fun Arguments.autoLock(name: String) = record(name) {
    AutoLock(idleMs = ulong("idle_ms"), backgroundMs = ulong("background_ms"), screenOff = boolean("screen_off"))
}

internal fun Arguments.thumbnail(name: String) = record(name) { Thumbnail(mediaType = text("media_type"), bytes = bytes("bytes")) }

internal fun Arguments.keptPacket(name: String) = record(name) { KeptPacket(id = text("id"), packet = record("packet") { packet() }) }

private fun Arguments.packet() = LocatorPacket(
    label = text("label"),
    aNumber = text("a_number"),
    countryOfBirth = text("country_of_birth"),
    legalName = text("legal_name"),
    otherNames = texts("other_names"),
    dateOfBirth = optionalRecord("date_of_birth") { day() },
    medication = text("medication"),
    conditions = text("conditions"),
    children = records("children") {
        Child(name = text("name"), birthYear = optionalUshort("birth_year"), school = text("school"), collectedBy = text("collected_by"))
    },
    lawyer = record("lawyer") { Lawyer(name = text("name"), phone = text("phone")) },
    collectors = records("collectors") { Collector(who = text("who"), whom = text("whom"), phone = text("phone")) },
    consulate = text("consulate"),
)

internal fun Arguments.familyPlan(name: String) = record(name) {
    FamilyPlan(
        caregiver = record("caregiver") { Caregiver(contact = optionalText("contact"), person = record("person") { person() }) },
        pickup = records("pickup") {
            Pickup(child = text("child"), school = text("school"), people = records("people") { person() })
        },
        medicines = records("medicines") { Medicine(who = text("who"), what = text("what"), how = text("how")) },
        schools = records("schools") { School(name = text("name"), phone = text("phone"), note = text("note")) },
        pets = text("pets"),
        car = text("car"),
        bank = text("bank"),
        employer = record("employer") {
            Employer(name = text("name"), phone = text("phone"), contact = record("contact") { person() }, told = boolean("told"))
        },
        lawyer = text("lawyer"),
        numbers = records("numbers") { LearnedNumber(number = text("number"), whose = text("whose")) },
        papers = records("papers") { PaperItem(what = text("what"), done = boolean("done"), place = text("place")) },
        reviewedOn = optionalRecord("reviewed_on") { day() },
        meeting = text("meeting"),
        wordAgreed = boolean("word_agreed"),
    )
}

internal fun Arguments.keptNote(name: String) = record(name) { KeptNote(id = text("id"), note = record("note") { note() }) }

private fun Arguments.note() = IncidentNote(
    size = text("size"),
    activity = text("activity"),
    location = text("location"),
    uniform = text("uniform"),
    time = text("time"),
    equipment = text("equipment"),
    agency = text("agency"),
    badge = text("badge"),
    vehicle = text("vehicle"),
    sawItMyself = boolean("saw_it_myself"),
    onCityProperty = optionalBoolean("on_city_property"),
    text = text("text"),
    writtenMs = ulong("written_ms"),
)

internal fun Arguments.proofs(name: String) = records(name) {
    PresenceProof(
        what = text("what"),
        from = record("from") { day() },
        to = record("to") { day() },
        document = optionalText("document"),
        place = text("place"),
    )
}

private fun Arguments.person() = PlanPerson(name = text("name"), phone = text("phone"))

private fun Arguments.day() = Day(iso = text("iso"))
