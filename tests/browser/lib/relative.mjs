// The relative in front of the page: what can be seen on it and in its browser, and the way through a pairing.

/** Several browsers start at once on two cores. */
const patienceMs = 30000;

/** What a person, or their browser's developer tools, would see of the page that `current()` gives. */
export function eyesOn(current) {
  const see = (selector) => current().waitForSelector(selector, { timeout: patienceMs });
  const shown = async (selector) => (await current().$eval(selector, (node) => node.textContent)).replaceAll(/[\u2066-\u2069]/g, '');
  const main = () => current().$eval('main', (node) => ({ ...node.dataset }));

  /** Notifications on all of the page's registrations, as "title | body". */
  const notices = () => current().evaluate(async () => {
    const all = await Promise.all((await navigator.serviceWorker.getRegistrations()).map((registration) => registration.getNotifications()));
    return all.flat().map(({ title, body }) => `${title} | ${body}`);
  });

  /** The notifications, once there is one. */
  const notified = async () => {
    await current().waitForFunction(async () => {
      const all = await Promise.all((await navigator.serviceWorker.getRegistrations()).map((registration) => registration.getNotifications()));
      return all.flat().length > 0;
    }, { timeout: patienceMs, polling: 100 });
    return notices();
  };

  /** Closes every notification, so that the next one stands out. */
  const clearNotices = () => current().evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) {
      for (const notification of await registration.getNotifications()) notification.close();
    }
  });

  /** All rows of a table of the page's database. */
  const rows = (table) => current().evaluate((name) => new Promise((resolve, reject) => {
    const opening = indexedDB.open('amparo');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction(name).objectStore(name).getAll();
      all.onsuccess = () => {
        opening.result.close();
        // Keys cannot leave the browser; bytes would arrive as objects.
        resolve(JSON.parse(JSON.stringify(all.result, (_, value) => (value instanceof Uint8Array ? [...value] : value))));
      };
    };
  }), table);
  const entries = async () => (await rows('entries')).map(({ key, verdict, kind, late }) => ({ key, verdict, kind, late }));
  return { see, shown, main, notices, notified, clearNotices, rows, entries };
}

/** Lets `phone` invite a new person, and this browser answer; the reply is handed to the phone, nothing is delivered yet. Gives the person. */
export async function answer(phone, page, { label, sender, origin }) {
  const { person } = await phone('add_person', { label, language: 'en', number: '+12135550100' });
  const { link } = await phone('begin_pairing', { person, sender, page: origin });
  await page.goto('about:blank');
  await page.goto(link);
  await page.waitForSelector('main[data-view="review"]', { timeout: patienceMs });
  await page.click('footer .primary');
  await page.waitForSelector('main[data-view="reply"]', { timeout: patienceMs });
  const reply = await page.$eval('#reply', (field) => field.value);
  await phone('accept_reply', { person, reply });
  return person;
}

/** The whole pairing, to the pictures compared on both sides. */
export async function pair(phone, page, names) {
  const person = await answer(phone, page, names);
  await phone('deliver');
  await page.waitForSelector('main[data-view="compare"]', { timeout: patienceMs });
  await page.click('footer .primary');
  await page.waitForSelector('main[data-view="paired"]', { timeout: patienceMs });
  await phone('confirm', { person });
  return person;
}
