package app.amparo.app

import android.content.ActivityNotFoundException
import android.content.Context
import android.content.Intent
import android.net.Uri
import app.amparo.ui.bridge.Receipt
import app.amparo.ui.bridge.SmsDraft

/**
 * Opens the phone's messages app with number and words filled in. Only the user can press Send there, and nobody tells us
 * whether they did. This flavour of the app may send nothing by itself: it has no permission to.
 */
class SmsComposer(private val context: Context) {
    fun open(draft: SmsDraft): Receipt = try {
        context.startActivity(intent(draft))
        Receipt.COMPOSER_OPENED
    } catch (_: ActivityNotFoundException) {
        Receipt.FAILED
    }

    private fun intent(draft: SmsDraft) = Intent(Intent.ACTION_SENDTO, Uri.fromParts("smsto", draft.number, null))
        .putExtra("sms_body", draft.text)
        .addFlags(Intent.FLAG_ACTIVITY_NEW_TASK)
}
