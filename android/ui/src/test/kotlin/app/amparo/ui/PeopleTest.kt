package app.amparo.ui

import androidx.compose.ui.test.ExperimentalTestApi
import app.amparo.ui.state.Place
import kotlin.test.Test
import kotlin.test.assertEquals

@OptIn(ExperimentalTestApi::class)
class PeopleTest {
    @Test
    fun `a person is added with a number`() = Phone().let { phone ->
        onScreen(phone.go(Place.Family, Place.People)) {
            sees("Nobody yet")
            tap("Add a person")
            type("A name only you need to know", "Luis")
            type("Phone number", "+12135550188")
            tap("Save this person")
            sees("Luis")
            sees("+12135550188")
            assertEquals(listOf("Luis"), phone.amparo.alerts().use { it.people() }.map { it.label })
        }
    }

    @Test
    fun `what the core refuses is said in words and nothing is lost`() = onScreen(Phone().go(Place.People, Place.EditPerson())) {
        type("A name only you need to know", "Luis")
        type("Phone number", "twelve")
        tap("Save this person")
        sees("This is not a phone number.")
        sees("Luis")
    }

    @Test
    fun `a number is changed`() = Phone().add("Luis").let { phone ->
        onScreen(phone.go(Place.People)) {
            tap("Luis")
            type("Phone number", "+12135550144")
            tap("Save this person")
            assertEquals("+12135550144", phone.amparo.alerts().use { it.people() }.single().number)
        }
    }

    @Test
    fun `removing asks by name first`() = Phone().add("Luis").let { phone ->
        onScreen(phone.go(Place.People)) {
            tap("Luis")
            scrollsTo("Remove")
            tap("Remove")
            assertEquals(1, phone.amparo.alerts().use { it.people() }.size)
            tap("Yes, remove this person")
            sees("Nobody yet")
        }
    }
}
