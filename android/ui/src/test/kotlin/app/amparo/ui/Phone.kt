/** A phone for tests: the real core over an empty folder, and a platform that remembers what was asked of it. */
package app.amparo.ui

import app.amparo.core.Amparo
import app.amparo.core.TestPublisher
import app.amparo.core.sheetLines
import app.amparo.ui.bridge.Card
import app.amparo.ui.bridge.Core
import app.amparo.ui.bridge.NewPerson
import app.amparo.ui.bridge.Receipt
import app.amparo.ui.bridge.SmsDraft
import app.amparo.ui.state.AlertEvent
import app.amparo.ui.state.AppEvent
import app.amparo.ui.state.AppModel
import app.amparo.ui.state.PacksEvent
import app.amparo.ui.state.PacksModel
import app.amparo.ui.state.Place
import java.nio.file.Files
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.job
import kotlinx.coroutines.runBlocking

/** 22 November 2026, 10:42 in Los Angeles. */
const val NOW: ULong = 1_795_372_920_000uL

const val PIN = "271828"

/**
 * Calls of the core run at once and on the caller's thread, so that a test waits for nothing. (That the app itself never does
 * so is tested apart.)
 */
class Phone(vararg languages: String = arrayOf("en"), receipt: Receipt = Receipt.COMPOSER_OPENED) : AutoCloseable {
    private val folder = Files.createTempDirectory("amparo").toFile()
    val amparo: Amparo = Amparo.openHarness(folder.path, languages.toList(), NOW)
    val platform = TestPlatform(receipt)

    /** Whoever signs packs that this phone takes. */
    val publisher by lazy { TestPublisher("2028-11-22").also { amparo.trustPublisher(it) } }
    private val scope = CoroutineScope(Dispatchers.Unconfined + SupervisorJob())
    private lateinit var model: AppModel

    /** The app, started when first asked for: what was done before it was there at its start. */
    val app: AppModel
        get() {
            if (!::model.isInitialized) model = AppModel(Core(amparo, Dispatchers.Unconfined), platform, scope)
            return model
        }

    fun add(label: String, number: String = "+12135550123", language: String = "en") = apply {
        amparo.alerts().use { it.addPerson(NewPerson(label, number, language)) }
    }

    fun makeVault() = apply { amparo.vault().use { it.create(PIN.encodeToByteArray()) } }

    fun lock() = apply { amparo.vault().use { it.lock() } }

    /** With a printed sheet that was read back; then only that opens it. */
    fun seal() = apply {
        amparo.vault().use { vault ->
            val sheet = vault.makeSheet("church", "", listOf("en"))
            val identity = checkNotNull(vault.readHandCopy(sheetLines(sheet.html)).identity)
            vault.proveSheet(sheet.keeper, identity)
            vault.seal()
        }
    }

    /** As somebody who read the cards before one of them was there and one was changed; the others are as they were. */
    fun readOlderCards() = apply {
        val ids = amparo.cards().use { cards -> cards.tiles().map { it.id } }
        val known = ids.drop(1).mapIndexed { index, id -> if (index == 0) "0 $id" else "${UInt.MAX_VALUE} $id" }
        folder.resolve("cards-seen").writeText(known.joinToString("") { "$it\n" })
    }

    /** Puts a pack with the card "at my door" in the version [card] where the user will choose it. */
    fun packFile(version: ULong, card: UInt = 100u, signers: List<UInt> = listOf(0u, 1u), change: (ByteArray) -> ByteArray = { it }) = apply {
        val file = folder.resolve("los-angeles-$version.pack")
        file.writeBytes(change(publisher.pack(version, card, signers)))
        platform.file = PickedFile(file.name, file.path)
    }

    fun openPackFile() = apply { (app.uiState.value.top?.model as PacksModel).onEvent(PacksEvent.OPEN_FILE) }

    fun go(vararg places: Place) = apply { places.forEach { app.onEvent(AppEvent.Open(it)) } }

    fun card(id: String): Card = amparo.cards().use { it.card(id) }

    /** The card that shows what papers look like. */
    fun cardWithPapers(): Card = amparo.cards().use { cards -> cards.tiles().map { cards.card(it.id) }.single { it.papers.isNotEmpty() } }

    fun press() = apply { app.alerts.onEvent(AlertEvent.Press) }

    override fun close() {
        // What still runs must have ended before the core goes, or it would call one that is no more.
        runBlocking { scope.coroutineContext.job.cancelAndJoin() }
        amparo.close()
        folder.deleteRecursively()
    }
}

class TestPlatform(private val receipt: Receipt) : Platform {
    val handedOver = mutableListOf<SmsDraft>()

    /** What the user will choose; null: nothing. */
    var file: PickedFile? = null
    val keptLanguages = mutableListOf<String>()

    override val reducedMotion = false
    override val utcOffsetMinutes = -8 * 60

    override suspend fun handOver(draft: SmsDraft): Receipt = receipt.also { handedOver += draft }

    override suspend fun pickFile(use: suspend (PickedFile) -> Unit) {
        file?.let { use(it) }
    }

    override fun keepLanguages(tags: List<String>) {
        keptLanguages.clear()
        keptLanguages += tags
    }
}
