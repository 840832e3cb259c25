package app.amparo.ui

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import app.amparo.core.PackInfo
import app.amparo.core.PacksInstalled
import app.amparo.ui.bridge.HitKind
import app.amparo.ui.state.PacksState
import app.amparo.ui.state.Place
import app.amparo.ui.state.RightsEvent
import app.amparo.ui.state.RightsModel
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue

private const val HALF_A_YEAR_MS = 15_768_000_000uL

/** What changed in the cards, which words are in use, and topics of the family plan in the search. */
@OptIn(ExperimentalTestApi::class)
class ContentTest {
    @Test
    fun `nothing has changed for who is here for the first time`() = Phone().let { phone ->
        onScreen(phone.go(Place.Rights)) {
            seesNot("changed since you last looked")
            phone.go(Place.Changes)
            sees("Nothing has changed since you last looked.")
            seesNot("I have seen it")
        }
    }

    @Test
    fun `what changed is one line, a list and seen once for all`() = Phone().readOlderCards().let { phone ->
        val (fresh, changed) = phone.amparo.cards().use { it.changes() }
        assertTrue(fresh.isNew && fresh.lines.isEmpty())
        assertFalse(changed.isNew)
        onScreen(phone.go(Place.Rights)) {
            tap("2 cards changed since you last looked")
            sees("New card")
            scrollsTo(changed.lines.first().text.value)
            onNode(says(changed.title.value) and hasClickAction()).performScrollTo().performClick()
            assertEquals(Place.Card(changed.id), phone.app.uiState.value.top?.place)
            onAllNodes(says("New since you last looked")).onFirst().assertExists()
            onNodeWithContentDescription("Back").performClick()

            tap("I have seen it")
            assertEquals(Place.Rights, phone.app.uiState.value.top?.place)
            seesNot("changed since you last looked")
            assertEquals(emptyList(), phone.amparo.cards().use { it.changes() })
        }
    }

    @Test
    fun `a pack from a file is in use, and the words before come back`() = Phone().packFile(7u).let { phone ->
        assertFalse(version(phone) == 100u)
        onScreen(phone.go(Place.Rights)) {
            scrollsTo("The words that came with the app are in use.")
            tap("Updates of the words")
            seesNot("Go back to the words before")
            tap("Open a file")
            sees("The new words are in use.")
            sees("los-angeles-7.pack")
            sees("In use: los-angeles, version 7, made on November 22, 2026")
            assertEquals(100u, version(phone))

            phone.packFile(8u, card = 101u)
            tap("Open a file")
            sees("version 8")
            tap("Go back to the words before")
            sees("version 7")
            seesNot("The new words are in use.")
            assertEquals(100u, version(phone))

            tap("Use the words that came with the app")
            sees("The words that came with the app are in use.")
            assertFalse(version(phone) == 100u)
        }
    }

    @Test
    fun `a pack that is refused says why and changes nothing`() = Phone().packFile(7u).let { phone ->
        onScreen(phone.go(Place.Packs)) {
            tap("Open a file")
            for ((file, why) in refusals(phone)) {
                file()
                tap("Open a file")
                sees(why)
                sees("version 7")
            }
            phone.platform.file = PickedFile("gone.pack", "/nowhere/gone.pack")
            tap("Open a file")
            sees("This is not here any more.")
            phone.platform.file = null
            tap("Open a file")
            seesNot("This is not here any more.")
            sees("version 7")
        }
    }

    private fun refusals(phone: Phone): List<Pair<() -> Unit, String>> = listOf(
        { phone.packFile(8u, signers = listOf(2u)); Unit } to "Not signed by two of the people it takes. Nothing was changed.",
        { phone.packFile(6u); Unit } to "You had newer words than these. Nothing was changed.",
        { phone.packFile(8u) { phone.publisher.tampered(it) }; Unit } to "Somebody changed it after it was signed. Nothing was changed here.",
        { phone.packFile(8u) { it.copyOf(100) }; Unit } to "This is not an update, or part of it is missing. Nothing was changed.",
    )

    @Test
    fun `a pack past its date says so and stays in use`() = Phone().packFile(7u).let { phone ->
        phone.go(Place.Packs).openPackFile()
        phone.amparo.setClock(NOW + HALF_A_YEAR_MS)
        onScreen(phone.go(Place.Home, Place.Packs)) {
            sees("These words are past their date.")
            sees("version 7")
        }
    }

    @Test
    fun `a pack that a newer app has overtaken, or that cannot be read, is told`() {
        val pack = PackInfo("los-angeles", 7u, "2026-11-22", "2027-02-20", false, listOf("en"), 1u, emptyList())
        fun notes(installed: PacksInstalled) = PacksState(installed).notes
        assertEquals(emptyList(), notes(PacksInstalled(pack, null, null, false, 1u, null)))
        assertEquals(listOf("pack-overtaken"), notes(PacksInstalled(null, pack, null, false, 1u, null)))
        assertEquals(listOf("pack-damaged"), notes(PacksInstalled(null, null, null, true, 1u, null)))
        for (language in listOf("en", "es")) {
            Phone(language).use { phone ->
                phone.app
                val words = phone.app.uiState.value.strings
                assertTrue(listOf("pack-overtaken", "pack-damaged", "pack-out-of-date").all(words::has))
            }
        }
    }

    @Test
    fun `a topic of the family plan is named and leads nowhere yet`() = Phone().let { phone ->
        onScreen(phone.go(Place.Rights)) {
            val model = phone.app.uiState.value.top?.model as RightsModel
            model.onEvent(RightsEvent.Search("search again"))
            val hit = model.uiState.value.hits.orEmpty().first { it.kind == HitKind.PLAN }
            scrollsTo(hit.title.value)
            onNode(says(hit.title.value) and hasClickAction()).assertDoesNotExist()
            sees("From the family plan.")
            sees("What we found")
        }
    }

    private fun version(phone: Phone): UInt = phone.amparo.cards().use { it.card("door") }.review.version
}
