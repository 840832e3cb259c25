package app.amparo.bindings

import app.amparo.core.AlertRow
import app.amparo.core.AlertSettings
import app.amparo.core.Channel
import app.amparo.core.Contact
import app.amparo.core.DocumentInfo
import app.amparo.core.Invite
import app.amparo.core.Location
import app.amparo.core.LocationChoice
import app.amparo.core.NewPerson
import app.amparo.core.PageState
import app.amparo.core.Person
import app.amparo.core.PersonOptions
import app.amparo.core.PlanRow
import app.amparo.core.PreflightRow
import app.amparo.core.PrintedPage
import app.amparo.core.QuizQuestion
import app.amparo.core.Reached
import app.amparo.core.Role
import app.amparo.core.ScriptLine
import app.amparo.core.SearchAgain
import app.amparo.core.SharedItem
import app.amparo.core.SmsDraft
import app.amparo.core.Text
import kotlin.test.Test
import kotlin.test.assertEquals

/** A record that ends up in a log line or a crash report by accident must say nothing about anybody. */
class RedactionTest {
    private val secret = "zorilla"
    private val words = Text(value = secret, locale = "en", fallback = false, rtl = false)

    private val options = PersonOptions(
        role = Role.OTHER,
        lead = false,
        channels = listOf(Channel.SMS),
        inOrder = false,
        message = secret,
        quiet = false,
        groups = listOf(secret),
    )

    private fun person(page: PageState) = Person(
        id = secret,
        label = secret,
        number = secret,
        language = secret,
        page = page,
        options = options,
        paused = false,
        pausedUntilMs = null,
        optedOut = false,
        practice = null,
    )

    @Test
    fun `records with personal data print none of it`() {
        val records = listOf(
            PrintedPage(html = secret, title = secret),
            NewPerson(label = secret, number = secret, language = secret),
            person(PageState.PAIRED),
            options,
            AlertSettings(name = secret, cancelMs = 0u, pinFirst = false, reminder = true),
            SharedItem(id = secret, what = secret, to = secret, sharedMs = 1u, queued = true),
            SmsDraft(attempt = secret, person = secret, label = secret, number = secret, text = secret, parts = 1u, unicode = false),
            Contact(id = secret, name = secret, relation = secret, phones = listOf(secret), note = secret),
            DocumentInfo(id = secret, name = secret, mediaType = secret, size = 1u, addedMs = 1u, captured = false),
            Invite(link = secret, qrSvg = secret, expiresMs = 1u),
            AlertRow(secret, secret, Reached.NOT_GONE_YET, words, words, listOf(words)),
            PreflightRow(person = secret, label = secret, ready = true, detail = words),
            PlanRow(label = words, value = secret, ltr = true),
            QuizQuestion(position = 0u, whose = secret, ask = words, hint = words, parts = listOf(3u), due = true),
            ScriptLine(text = words, english = secret, filled = true),
            SearchAgain(title = words, lines = emptyList(), spellings = listOf(secret), afterHours = emptyList()),
            Location(latitude = 34.05123, longitude = -118.24, accuracyM = 5.0, choice = LocationChoice.EXACT),
        )
        val telling = records.filter { record -> listOf(secret, "34.05", "118.24").any { it in record.toString() } }
        assertEquals(emptyList(), telling.map { it.javaClass.simpleName })
    }

    @Test
    fun `lists of them print none of it`() {
        val people = listOf(person(PageState.NONE))
        assertEquals("[Person(redacted)]", people.toString())
    }
}
