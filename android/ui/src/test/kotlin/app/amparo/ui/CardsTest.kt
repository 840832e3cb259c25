package app.amparo.ui

import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.onNodeWithContentDescription
import androidx.compose.ui.test.performClick
import app.amparo.ui.bridge.Card
import app.amparo.ui.state.Place
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNotEquals
import kotlin.test.assertTrue

@OptIn(ExperimentalTestApi::class)
class CardsTest {
    @Test
    fun `any card is two presses away`() = Phone().let { phone ->
        val tiles = phone.amparo.cards().use { it.tiles() }
        assertEquals(3, tiles.size)
        onScreen(phone) {
            tap("My rights")
            tiles.forEach { sees(it.title.value) }
            tap(tiles.first().title.value)
            assertEquals(Place.Card(tiles.first().id), phone.app.uiState.value.top?.place)
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
            tap(spanish.title.value)
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

    private fun Phone.card(id: String): Card = amparo.cards().use { it.card(id) }
}
