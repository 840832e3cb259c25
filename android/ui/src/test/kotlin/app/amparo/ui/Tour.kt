/** Every screen, reached as a person would: for the tests that look at all of them, and for their pictures. */
package app.amparo.ui

import app.amparo.ui.bridge.Contact
import app.amparo.ui.state.AlertEvent
import app.amparo.ui.state.Place
import app.amparo.ui.state.RightsEvent
import app.amparo.ui.state.RightsModel
import app.amparo.ui.state.SafeEvent
import app.amparo.ui.state.SafeModel

class Stop(val name: String, val arrive: (Array<out String>) -> Phone)

private const val YEAR_MS: ULong = 31_536_000_000uL

/** Invented people only. */
val tour: List<Stop> = listOf(
    Stop("home-first") { Phone(*it).apply { app } },
    Stop("home") { Phone(*it).family().makeVault().apply { app } },
    Stop("home-alert-open") { Phone(*it).family().makeVault().lock().apply { amparo.alerts().use { alerts -> alerts.press(null) } }.apply { app } },
    Stop("languages") { Phone(*it).go(Place.Languages) },
    Stop("rights") { Phone(*it).go(Place.Rights) },
    Stop("rights-found") { Phone(*it).run { go(Place.Rights).apply { (app.uiState.value.top?.model as RightsModel).onEvent(RightsEvent.Search("door")) } } },
    Stop("rights-plan") { Phone(*it).run { go(Place.Rights).apply { (app.uiState.value.top?.model as RightsModel).onEvent(RightsEvent.Search("search again")) } } },
    Stop("rights-changed") { Phone(*it).readOlderCards().go(Place.Rights) },
    Stop("changes") { Phone(*it).readOlderCards().go(Place.Rights, Place.Changes) },
    Stop("changes-none") { Phone(*it).go(Place.Rights, Place.Changes) },
    Stop("packs") { Phone(*it).go(Place.Rights, Place.Packs) },
    Stop("packs-taken") { Phone(*it).packFile(7u).go(Place.Rights, Place.Packs).openPackFile() },
    Stop("packs-late") { Phone(*it).packFile(7u).go(Place.Packs).openPackFile().packFile(8u).openPackFile().apply { amparo.setClock(NOW + YEAR_MS) }.packFile(6u).openPackFile() },
    Stop("help") { Phone(*it).go(Place.Rights, Place.Help) },
    Stop("need") { Phone(*it).run { go(Place.Need(amparo.cards().use { cards -> cards.needs(null).first().id }, "es")) } },
    Stop("card") { Phone(*it).run { go(Place.Rights, Place.Card(firstCard())) } },
    Stop("card-papers") { Phone(*it).run { go(Place.Rights, Place.Card(cardWithPapers().id)) } },
    Stop("show") { Phone(*it).run { go(Place.Show(firstShow())) } },
    Stop("setup") { Phone(*it).go(Place.EditPerson(first = true)) },
    Stop("family") { Phone(*it).family().go(Place.Family) },
    Stop("family-sealed") { Phone(*it).family().makeVault().seal().go(Place.Family) },
    Stop("people-none") { Phone(*it).go(Place.People) },
    Stop("people") { Phone(*it).family().makeVault().go(Place.People) },
    Stop("person") { Phone(*it).go(Place.EditPerson()) },
    Stop("alert") { Phone(*it).family().apply { app }.press() },
    Stop("alert-left") { phoneAfterSending(it) },
    Stop("safe-pin") { Phone(*it).family().makeVault().lock().apply { app }.press().run { go(Place.Safe(alert())) } },
    Stop("safe-sealed") { Phone(*it).family().makeVault().seal().apply { app }.press().run { go(Place.Safe(alert())) } },
    Stop("safe-no-pin") { Phone(*it).family().apply { app }.press().run { go(Place.Safe(alert())) } },
    Stop("safe-saved") { phoneAfterSafe(it) },
    Stop("pin-create") { Phone(*it).go(Place.CreatePin) },
    Stop("unlock") { Phone(*it).makeVault().lock().go(Place.Unlock) },
    Stop("contacts") { Phone(*it).makeVault().contact().go(Place.Contacts) },
    Stop("contact") { Phone(*it).makeVault().go(Place.EditContact()) },
)

private fun Phone.family() = add("Ana", "+12135550123", "es").add("Luis", "+12135550188").add("Mamá", "+525555550134", "es")

private fun Phone.contact() = apply {
    amparo.vault().use { it.putContact(Contact("", "Rosa Medina", "lawyer's office", listOf("+12135550177"), "Mornings")) }
}

private fun Phone.firstCard() = amparo.cards().use { it.tiles() }.first().id

private fun Phone.firstShow() = amparo.cards().use { cards -> cards.card(cards.tiles().first().id).shows.first() }

private fun Phone.alert() = checkNotNull(app.alerts.uiState.value.view).alert

private fun phoneAfterSending(languages: Array<out String>) = Phone(*languages, receipt = app.amparo.ui.bridge.Receipt.HANDED_OVER).apply {
    family().app
    press()
    app.alerts.onEvent(AlertEvent.OpenMessage(app.alerts.uiState.value.drafts.first()))
}

private fun phoneAfterSafe(languages: Array<out String>) = Phone(*languages).apply {
    family().app
    press()
    go(Place.Safe(alert()))
    (app.uiState.value.top?.model as SafeModel).onEvent(SafeEvent.Confirm(ByteArray(0)))
}
