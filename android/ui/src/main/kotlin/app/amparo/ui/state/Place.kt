package app.amparo.ui.state

import app.amparo.ui.bridge.Contact
import app.amparo.ui.bridge.Person

/** Where one can be. [needsVault]: what is left at once when the vault is locked. */
sealed interface Place {
    val needsVault: Boolean get() = false

    data object Home : Place

    data object Languages : Place

    data object Rights : Place

    /** What changed in the cards since the reader last looked. */
    data object Changes : Place

    /** Which words are in use, and taking others. */
    data object Packs : Place

    data class Card(val id: String) : Place

    data class Show(val id: String) : Place

    data object Help : Place

    /** Who may help with one need; [language]: whom the reader wants to speak to. */
    data class Need(val id: String, val language: String? = null) : Place

    data object Family : Place

    data object People : Place

    /** [person]: the one to change, or nobody for a new one. [first]: the first start, which asks one thing before. */
    data class EditPerson(val person: Person? = null, val first: Boolean = false) : Place

    data object Alert : Place

    data class Safe(val alert: String) : Place

    data object CreatePin : Place

    data object Unlock : Place

    data object Contacts : Place {
        override val needsVault get() = true
    }

    data class EditContact(val contact: Contact? = null) : Place {
        override val needsVault get() = true
    }
}

/** How a screen's state holder moves on. */
interface Navigator {
    fun open(place: Place)

    fun back()

    /** The vault was made, opened or locked. */
    fun vaultChanged()
}
