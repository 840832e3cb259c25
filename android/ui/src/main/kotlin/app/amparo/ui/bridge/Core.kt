package app.amparo.ui.bridge

import app.amparo.core.Amparo
import app.amparo.core.AmparoException
import app.amparo.core.MessageArgument
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext

/**
 * The core as the screens see it: one suspending call a question, off the main thread, answers instead of exceptions.
 *
 * It holds no rule and keeps no state. [amparo] is opened and closed by whoever made it.
 */
class Core(private val amparo: Amparo, private val dispatcher: CoroutineDispatcher = Dispatchers.IO) {
    /** All fixed words, in one go: they are needed from the first frame on and change with the language only. */
    suspend fun strings(): Answer<Strings> = ask {
        val screens = Strings.SCREENS.map(amparo::screen)
        Strings(
            words = screens.fold(emptyMap()) { all, screen -> all + screen.strings },
            locale = screens.first().locale,
            rtl = screens.first().rtl,
        )
    }

    /** One message with variables. */
    suspend fun message(id: String, vararg variables: Pair<String, Any>): Answer<Words> = ask { render(id, variables) }

    suspend fun languages(): Answer<List<Language>> = ask { amparo.languages() }

    suspend fun setLanguages(tags: List<String>): Answer<Unit> = ask { amparo.setLanguages(tags) }

    suspend fun home(): Answer<Home> = ask { amparo.home() }

    suspend fun rights(): Answer<Rights> = ask { amparo.cards().use { it.home() } }

    /** What the words are about, best first. Nothing of them is kept. */
    suspend fun search(words: String): Answer<List<Hit>> = ask { amparo.cards().use { it.search(words) } }

    /** Whom to ask, those who speak [language] first. */
    suspend fun needs(language: String? = null): Answer<List<Need>> = ask { amparo.cards().use { it.needs(language) } }

    suspend fun need(id: String, language: String? = null): Answer<Need> = ask { amparo.cards().use { it.need(id, language) } }

    suspend fun spokenLanguages(): Answer<List<SpokenLanguage>> = ask { amparo.cards().use { it.spokenLanguages() } }

    suspend fun card(id: String): Answer<Card> = ask { amparo.cards().use { it.card(id) } }

    suspend fun show(id: String): Answer<ShowPage> = ask { amparo.cards().use { it.show(id) } }

    /** What is new or changed since [markSeen]. */
    suspend fun changes(): Answer<List<CardChange>> = ask { amparo.cards().use { it.changes() } }

    suspend fun markSeen(): Answer<Unit> = ask { amparo.cards().use { it.markSeen() } }

    suspend fun packs(): Answer<PacksInstalled> = ask { amparo.packs().use { it.installed() } }

    /** Taken or refused: both are an answer, with a sentence. */
    suspend fun installPack(path: String): Answer<PackVerdict> = ask { amparo.packs().use { it.installFile(path) } }

    suspend fun goBackToPackBefore(): Answer<PackInfo> = ask { amparo.packs().use { it.rollBack() } }

    suspend fun useBuiltInWords(): Answer<Unit> = ask { amparo.packs().use { it.useBuiltIn() } }

    suspend fun vaultState(): Answer<VaultState> = ask { amparo.vault().use { it.state() } }

    /** [pin] is overwritten before this returns, whatever comes of it. */
    suspend fun createVault(pin: ByteArray): Answer<Unit> = spend(pin) { amparo.vault().use { it.create(pin) } }

    /** [pin] is overwritten before this returns, whatever comes of it. */
    suspend fun unlock(pin: ByteArray): Answer<Unit> = spend(pin) { amparo.vault().use { it.unlock(pin) } }

    /** What a sealed phone says of the alert: "PIN first" decides. */
    suspend fun sealedWords(): Answer<Words> = ask { amparo.vault().use { it.sealWords().works } }

    suspend fun lock(): Answer<Unit> = ask { amparo.vault().use { it.lock() } }

    suspend fun contacts(): Answer<List<Contact>> = ask { amparo.vault().use { it.contacts() } }

    suspend fun putContact(contact: Contact): Answer<String> = ask { amparo.vault().use { it.putContact(contact) } }

    suspend fun removeContact(id: String): Answer<Unit> = ask { amparo.vault().use { it.removeContact(id) } }

    suspend fun people(): Answer<List<Person>> = ask { amparo.alerts().use { it.people() } }

    suspend fun addPerson(person: NewPerson): Answer<String> = ask { amparo.alerts().use { it.addPerson(person) } }

    suspend fun editPerson(id: String, person: NewPerson): Answer<Unit> =
        ask { amparo.alerts().use { it.editPerson(id, person) } }

    suspend fun removePerson(id: String): Answer<Unit> = ask { amparo.alerts().use { it.removePerson(id) } }

    suspend fun press(): Answer<Pressed> = ask { amparo.alerts().use { it.press(location = null) } }

    suspend fun report(attempt: String, receipt: Receipt): Answer<Unit> =
        ask { amparo.alerts().use { it.reportReceipt(attempt, receipt) } }

    suspend fun currentAlert(): Answer<AlertView?> = ask { amparo.alerts().use { it.current() } }

    suspend fun alert(id: String): Answer<AlertView> = ask { amparo.alerts().use { it.state(id) } }

    /** The messages of an alert, or of its "I am safe", that may still be sent: after a restart too. */
    suspend fun drafts(alert: String): Answer<List<SmsDraft>> = ask { amparo.alerts().use { it.drafts(alert) } }

    suspend fun standDown(alert: String): Answer<Pressed> = ask { amparo.alerts().use { it.standDown(alert) } }

    /**
     * Tries everything that is due. Cancelling it loses nothing: the outbox is on disk before the first byte leaves.
     *
     * Goes on afterwards on a thread of this side: the core's own is only lent for the moment of its answer.
     */
    suspend fun deliver(): Answer<Delivery> = ask(Dispatchers.IO) { amparo.alerts().use { it.deliver() } }

    /** Tries at the next [deliver] what was waiting for a network: call it when there is one again, or somebody looks. */
    suspend fun networkIsBack(): Answer<Unit> = ask { amparo.alerts().use { it.networkIsBack() } }

    /** The phone's own time, which the core cannot know. */
    suspend fun setUtcOffset(minutes: Int): Answer<Unit> = ask { amparo.setUtcOffset(minutes) }

    private suspend fun <T> spend(pin: ByteArray, call: suspend () -> T): Answer<T> =
        try {
            ask(call = call)
        } finally {
            pin.fill(0)
        }

    private suspend fun <T> ask(on: CoroutineDispatcher = dispatcher, call: suspend () -> T): Answer<T> = withContext(on) {
        try {
            Answer.Done(call())
        } catch (error: AmparoException) {
            Answer.Failed(problem(amparo, error))
        }
    }

    private fun render(id: String, variables: Array<out Pair<String, Any>>): Words =
        amparo.message(id, variables.associate { (name, value) -> name to argument(value) })

    private fun argument(value: Any): MessageArgument = when (value) {
        is Number -> number(value.toLong())
        else -> MessageArgument.Words(value.toString())
    }
}
