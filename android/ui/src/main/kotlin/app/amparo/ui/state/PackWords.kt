package app.amparo.ui.state

import app.amparo.ui.bridge.Core
import app.amparo.ui.bridge.PacksInstalled
import app.amparo.ui.bridge.orNull

/** Which words are in use, in one sentence. */
internal suspend fun Core.packInUse(installed: PacksInstalled): String? {
    val pack = installed.pack ?: return message("pack-built-in").orNull()?.value
    val words = message("pack-in-use", "pack" to pack.pack, "version" to pack.version.toLong(), "date" to day(pack.created))
    return words.orNull()?.value
}

/** "November 22, 2026" for `2026-11-22`. */
private suspend fun Core.day(iso: String): String {
    val (year, month, day) = iso.split('-')
    val words = message("date-day", "year" to year, "month" to month.toInt(), "day" to day.trimStart('0'))
    return words.orNull()?.value ?: iso
}
