package app.amparo.bindings

import app.amparo.core.coreVersion
import app.amparo.scenarios.repository
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

class CoreVersionTest {
    @Test
    fun `library, bindings and workspace are of one version`() {
        val workspace = repository().resolve("Cargo.toml").readLines()
            .dropWhile { it != "[workspace.package]" }
            .firstNotNullOf { Regex("""version = "(.+)"""").matchEntire(it)?.groupValues?.get(1) }
        assertEquals(workspace, CORE_VERSION)
        assertEquals(CORE_VERSION, coreVersion())
        checkCoreVersion()
    }

    @Test
    fun `another library is refused`() {
        assertFailsWith<CoreVersionMismatch> { checkCoreVersion(found = "9.9.9") }
    }
}
