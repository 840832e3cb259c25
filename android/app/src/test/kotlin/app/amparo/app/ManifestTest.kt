package app.amparo.app

import java.io.File
import javax.xml.parsers.DocumentBuilderFactory
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import org.w3c.dom.Element

private const val ANDROID = "http://schemas.android.com/apk/res/android"

/** What the app asks of the phone, written down a second time so that a change is noticed. */
class ManifestTest {
    private val manifest = parse("AndroidManifest.xml")
    private val application = manifest.all("application").single()

    @Test
    fun `the network is the only permission`() {
        assertEquals(listOf("android.permission.INTERNET"), manifest.all("uses-permission").map { it.android("name") })
        assertEquals(emptyList(), manifest.all("uses-permission-sdk-23"))
    }

    @Test
    fun `no backup of the system takes anything along`() {
        assertEquals("false", application.android("allowBackup"))
        assertEquals("false", application.android("fullBackupContent"))
        assertEquals("@xml/data_extraction_rules", application.android("dataExtractionRules"))
        val rules = parse("res/xml/data_extraction_rules.xml")
        assertEquals(emptyList(), rules.all("include"))
        for (way in listOf("cloud-backup", "device-transfer")) {
            val excluded = rules.all(way).single().all("exclude").map { it.getAttribute("domain") }
            assertTrue(excluded.containsAll(listOf("root", "file", "database", "sharedpref", "external")), "$way: $excluded")
        }
    }

    @Test
    fun `one activity is open to others, and nothing goes in the clear`() {
        assertEquals("false", application.android("usesCleartextTraffic"))
        val exported = listOf("activity", "service", "receiver", "provider").flatMap { application.all(it) }
            .filter { it.android("exported") == "true" }
        assertEquals(listOf("app.amparo.app.MainActivity"), exported.map { it.android("name") })
    }

    @Test
    fun `the app's own string file holds its name only`() {
        assertEquals(listOf("app_name"), parse("res/values/strings.xml").all("string").map { it.getAttribute("name") })
    }

    private fun parse(path: String): Element = DocumentBuilderFactory.newInstance().apply { isNamespaceAware = true }
        .newDocumentBuilder().parse(appFile("src/main/$path")).documentElement

    private fun Element.all(name: String): List<Element> =
        getElementsByTagName(name).let { found -> List(found.length) { found.item(it) as Element } }

    private fun Element.android(name: String): String = getAttributeNS(ANDROID, name)
}

internal fun appFile(path: String) = File(checkNotNull(System.getProperty("amparo.repo")), "android/app/$path")
