package app.amparo.ui

import androidx.compose.ui.test.ExperimentalTestApi
import app.amparo.ui.bridge.Contact
import app.amparo.ui.bridge.VaultState
import app.amparo.ui.state.AppEvent
import app.amparo.ui.state.Place
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

@OptIn(ExperimentalTestApi::class)
class PinTest {
    @Test
    fun `a PIN is chosen by typing it twice`() = Phone().let { phone ->
        onScreen(phone.go(Place.Family)) {
            tap("Make the locked part")
            type("PIN", PIN)
            type("The same PIN again", "999999")
            tap("Lock my documents with this PIN")
            sees("The two are not the same")
            assertEquals(VaultState.ABSENT, vault(phone))
        }
    }

    @Test
    fun `a chosen PIN opens what it protects`() = Phone().let { phone ->
        onScreen(phone.go(Place.Family)) {
            tap("Make the locked part")
            type("PIN", PIN)
            type("The same PIN again", PIN)
            tap("Lock my documents with this PIN")
            tap("Emergency contacts")
            sees("No contact yet")
            tap("Lock")
            assertEquals(VaultState.LOCKED, vault(phone))
        }
    }

    @Test
    fun `a wrong PIN says that nothing is lost and how many tries are left`() = onScreen(Phone().makeVault().lock().go(Place.Unlock)) {
        type("PIN", "000000")
        tap("Open")
        sees("Wrong PIN. Nothing is lost. 4 tries left before a wait.")
        type("PIN", PIN)
        tap("Open")
        seesNot("Type your PIN")
        sees("Lock")
    }

    @Test
    fun `too short a PIN is refused by the core, in words`() = onScreen(Phone().go(Place.CreatePin)) {
        type("PIN", "12")
        type("The same PIN again", "12")
        tap("Lock my documents with this PIN")
        sees("Too short: six digits or more.")
    }

    @Test
    fun `locking leaves what the PIN protects at once`() = Phone().makeVault().let { phone ->
        phone.amparo.vault().use { it.putContact(Contact("", "Ana López", "sister", listOf("+12135550123"), "")) }
        onScreen(phone.go(Place.Family, Place.Contacts)) {
            sees("Ana López")
            phone.app.onEvent(AppEvent.Lock)
            seesNot("Ana López")
            assertEquals(VaultState.LOCKED, vault(phone))
        }
    }

    @Test
    fun `a sealed vault says that a keeper opens it, and asks for no PIN`() = Phone().add("Ana").makeVault().seal().let { phone ->
        onScreen(phone.go(Place.Family)) {
            sees("Sealed")
            sees("Nothing was deleted. A keeper can open it again.")
            sees("The alert and the cards still work.")
            seesNot("Emergency contacts")
        }
    }

    @Test
    fun `saying safe on a sealed phone asks for no PIN that could not be proven`() =
        Phone().add("Ana").makeVault().seal().apply { app }.press().let { phone ->
            onScreen(phone) {
                tap("I am safe (hold, then PIN)")
                sees("Nothing was deleted. A keeper can open it again.")
                sees("This phone cannot show that it is you")
                seesNot("PIN")
                seesNot("Tell my family I am safe")
            }
        }

    @Test
    fun `saying safe needs the PIN, also where the vault stands open`() = Phone().add("Ana").makeVault().apply { app }.press().let { phone ->
        onScreen(phone) {
            tap("I am safe (hold, then PIN)")
            sees("hear my voice before you stop")
            type("PIN", "000000")
            tap("Tell my family I am safe")
            sees("Wrong PIN")
            assertFalse(stoodDown(phone))

            type("PIN", PIN)
            tap("Tell my family I am safe")
            assertTrue(stoodDown(phone))
            sees("is saved on this phone at 10:42")
            sees("Open the message")
        }
    }

    @Test
    fun `without a vault saying safe is a text message that nobody can check`() = Phone().add("Ana").apply { app }.press().let { phone ->
        onScreen(phone) {
            seesNot("then PIN")
            tap("Tell my family I am safe")
            sees("Nobody can check that it is from you")
            tap("Tell my family I am safe")
            assertTrue(stoodDown(phone))
            sees("Open the message")
        }
    }

    @Test
    fun `the alert works while the vault is locked`() = Phone().add("Ana").makeVault().lock().apply { app }.press().let { phone ->
        onScreen(phone) {
            sees("Not gone yet")
            assertNotNull(phone.amparo.alerts().use { it.current() })
        }
    }

    private fun vault(phone: Phone) = phone.amparo.vault().use { it.state() }

    private fun stoodDown(phone: Phone): Boolean = phone.amparo.alerts().use { it.current() } == null
}
