package app.amparo.ui

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.onFirst
import androidx.compose.ui.test.onLast
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.v2.runComposeUiTest
import app.amparo.ui.bridge.HitKind
import app.amparo.ui.bridge.Strings
import app.amparo.ui.screens.Step
import app.amparo.ui.state.AppEvent
import app.amparo.ui.state.Place
import app.amparo.ui.state.RightsEvent
import app.amparo.ui.state.RightsModel
import app.amparo.ui.theme.AmparoTheme
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNotEquals
import kotlin.test.assertTrue
import kotlin.test.fail

private const val A_YEAR_MS = 31_536_000_000uL

@OptIn(ExperimentalTestApi::class)
class CardsTest {
    @Test
    fun `any card is two presses away`() = Phone().let { phone ->
        val tiles = phone.amparo.cards().use { it.tiles() }
        onScreen(phone) {
            tap("My rights")
            assertEquals(8, phone.rights().rights?.first?.size)
            tiles.forEach { tile ->
                onAllNodes(says(tile.title.value) and hasClickAction()).onLast().performScrollTo().performClick()
                assertEquals(Place.Card(tile.id), phone.app.uiState.value.top?.place)
                onNodeWithContentDescription("Back").performClick()
            }
        }
    }

    @Test
    fun `what is seen of a step is heard too`() = Phone().use { phone ->
        val plain = phone.amparo.cards().use { it.card("door") }.steps.first()
        val line = plain.copy(translation = plain.text.copy(value = "Translated by Marta, not yet reviewed"))
        val strings = Strings(mapOf("card-step" to "Do:", "card-changed" to "New"), locale = "en", rtl = false)
        runComposeUiTest {
            setContent { AmparoTheme(strings) { Step(line, right = true, changed = true) } }
            onNodeWithContentDescription("Do: ${line.text.value} New Translated by Marta, not yet reviewed").assertExists()
        }
    }

    @Test
    fun `a card is found by words of one's own, and what is found opens`() = Phone().let { phone ->
        val hit = phone.amparo.cards().use { it.search("they are at my door") }.first()
        onScreen(phone.go(Place.Rights)) {
            type("Search", "they are at my door")
            onAllNodes(says(hit.snippet.value) and hasClickAction()).onFirst().performClick()
            assertEquals(Place.Card(hit.id), phone.app.uiState.value.top?.place)
            onNodeWithContentDescription("Back").performClick()

            type("Search", "xqzzyvwk")
            sees("Nothing found")
            type("Search", "")
            sees("What is happening?")
        }
    }

    @Test
    fun `a show screen and somebody who helps are found too`() = Phone().let { phone ->
        onScreen(phone.go(Place.Rights)) {
            for (words in listOf("afraid to return", "CHIRLA LARRN hotline")) {
                (phone.app.uiState.value.top?.model as RightsModel).onEvent(RightsEvent.Search(words))
                val hit = phone.rights().hits.orEmpty().first { it.kind != HitKind.CARD }
                (phone.app.uiState.value.top?.model as RightsModel).onEvent(RightsEvent.OpenHit(hit))
                when (val place = phone.app.uiState.value.top?.place) {
                    is Place.Show -> assertEquals(hit.id, place.id)
                    is Place.Need -> assertTrue(hit.id in phone.amparo.cards().use { it.need(place.id, null) }.entries.map { it.id })
                    else -> fail("$hit led to $place")
                }
                phone.app.onEvent(AppEvent.Back)
            }
        }
    }

    @Test
    fun `who speaks the chosen language is the first to ask`() = Phone().let { phone ->
        val (need, chosen) = phone.amparo.cards().use { cards ->
            cards.needs(null).map { it to cards.need(it.id, "es") }.first { (all, first) -> all.entries.map { it.id } != first.entries.map { it.id } }
        }
        val spanish = phone.amparo.cards().use { it.spokenLanguages() }.first { it.tag == "es" }
        onScreen(phone.go(Place.Rights)) {
            scrollsTo("Who can help")
            tap("Who can help")
            tap("Any language")
            button(spanish.name.value).performScrollTo().performClick()
            button(need.title.value).performScrollTo().performClick()
            assertEquals(Place.Need(need.id, "es"), phone.app.uiState.value.top?.place)
            sees(chosen.entries.first().name.value)
            scrollsTo(need.entries.first().name.value)
        }
    }

    @Test
    fun `a card past its date says so`() = Phone().let { phone ->
        phone.amparo.setClock(NOW + A_YEAR_MS)
        val card = phone.card(phone.amparo.cards().use { it.tiles() }.first().id)
        onScreen(phone.go(Place.Card(card.id))) {
            sees(checkNotNull(card.review.outOfDate).value)
        }
    }

    @Test
    fun `a card is read in one language and then in another`() = Phone().let { phone ->
        val id = phone.amparo.cards().use { it.tiles() }.first().id
        val english = phone.card(id)
        onScreen(phone.go(Place.Rights, Place.Card(id))) {
            onNodeWithContentDescription(english.steps.first().text.value, substring = true).assertExists()
            onNodeWithContentDescription("Back").performClick()
            onNodeWithContentDescription("Back").performClick()
            onNodeWithContentDescription("Language: English").performClick()
            tap("Español")
            assertEquals(listOf("es"), phone.platform.keptLanguages)
            tap("Mis derechos")
            val spanish = phone.card(id)
            assertNotEquals(english.title.value, spanish.title.value)
            onAllNodes(says(spanish.title.value) and hasClickAction()).onFirst().performClick()
            onNodeWithContentDescription(spanish.steps.first().text.value, substring = true).assertExists()
            onNodeWithContentDescription(english.steps.first().text.value, substring = true).assertDoesNotExist()
        }
    }

    @Test
    fun `a card shows how far it can be trusted`() = Phone().let { phone ->
        val id = phone.amparo.cards().use { it.tiles() }.first().id
        val card = phone.card(id)
        onScreen(phone.go(Place.Card(id))) {
            sees(card.review.attorney.value)
            sees(card.review.disclaimer.value)
            scrollsTo("More")
            tap("More")
            card.review.sources.forEach { scrollsTo(it.name) }
            card.why.forEach { scrollsTo(it.text.value) }
        }
    }

    @Test
    fun `the show screen is in English, then in the reader's language, and leads back only`() = Phone("es").let { phone ->
        val card = phone.amparo.cards().use { it.tiles() }.first()
        val id = phone.card(card.id).shows.first()
        val show = phone.amparo.cards().use { it.show(id) }
        assertTrue(show.own.isNotEmpty())
        onScreen(phone.go(Place.Card(card.id), Place.Show(id))) {
            show.english.forEach { sees(it) }
            show.own.forEach { scrollsTo(it.value) }
            scrollsTo(show.hint.value)
            tap("Cerrar")
            assertEquals(Place.Card(card.id), phone.app.uiState.value.top?.place)
        }
    }

    private fun Phone.rights() = (app.uiState.value.top?.model as RightsModel).uiState.value
}
