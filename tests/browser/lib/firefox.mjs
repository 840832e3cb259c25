// Debian's Firefox, headless, with its own push client pointed at the local push service. Background traffic is off.
import puppeteer from 'puppeteer-core';

const executablePath = process.env.AMPARO_FIREFOX ?? '/usr/bin/firefox-esr';

/** A running Firefox (a puppeteer Browser). `push` is what startPushService gave; `dark`, `lang` and `textSize` (pixels; 32 = 200 %) are the reader's settings. */
export function launchFirefox({ push, dark = false, lang = 'en', textSize = 16 }) {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: {
      'remote.prefs.recommended': false,
      'dom.push.enabled': true,
      'dom.push.connection.enabled': true,
      'dom.push.serverURL': push?.socketUrl ?? '',
      'dom.push.testing.allowInsecureServerURL': true,
      'dom.push.testing.ignorePermission': true,
      'dom.push.userAgentID': '',
      'permissions.default.desktop-notification': 1,
      // The system's own notifications are missing in a headless session, and showNotification would fail.
      'alerts.useSystemBackend': false,
      'font.size.variable.x-western': textSize,
      'intl.accept_languages': lang,
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      'app.normandy.enabled': false,
      'app.update.disabledForTesting': true,
      'browser.newtabpage.activity-stream.feeds.system.topstories': false,
      'browser.region.update.enabled': false,
      'browser.safebrowsing.provider.google4.updateURL': '',
      'browser.safebrowsing.provider.mozilla.updateURL': '',
      'datareporting.policy.dataSubmissionEnabled': false,
      'extensions.update.enabled': false,
      'media.gmp-manager.updateEnabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'services.settings.server': 'data:,#remote-settings-dummy/v1',
      'toolkit.telemetry.enabled': false,
    },
  });
}

/** A page the size of a small phone. */
export async function openPhonePage(browser, url) {
  const page = await browser.newPage();
  await page.setViewport({ width: 360, height: 740 });
  await page.goto(url);
  return page;
}
