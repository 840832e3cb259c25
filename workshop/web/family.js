// The relative's page on the right: the real page in practice, in a frame of the same origin. What is done to it here is
// what Ana's hands would do: open a link, press a button she sees, copy an answer.

const look = 150;
const patience = 20000;

export class FamilyPage {
  constructor(frame) {
    this.frame = frame;
  }

  /** Loads it afresh; it keeps nothing from before. */
  open() {
    this.frame.src = '/family/';
  }

  /** Ana opens the link. Only the part after `#` matters, and no request carries it. */
  hand(link) {
    this.frame.contentWindow.location.hash = link.slice(link.indexOf('#'));
  }

  /** Ana accepts the invite that is on her screen. */
  async accept() {
    (await this.find('main[data-view="review"] .primary')).click();
  }

  /** Her answer, once it is on her screen. */
  async reply() {
    return (await this.find('main[data-view="reply"] #reply')).value;
  }

  /** Ana says that the pictures are the same. */
  async compareSame() {
    (await this.find('main[data-view="compare"] .primary')).click();
  }

  /** Ana keeps a family word that was agreed on aloud. False where she has one. */
  async keepWord(word) {
    const inside = () => this.frame.contentDocument;
    if (!inside()?.querySelector('main[data-view="home"], main[data-view="sender"]')) (await this.find('button.back')).click();
    if (!inside().querySelector('main[data-view="sender"]')) (await this.find('main[data-view="home"] [data-state="paired"]')).click();
    await this.find('main[data-view="sender"]');
    const field = inside().querySelector('#word');
    if (!field) return false;
    field.value = word;
    field.form.requestSubmit();
    await this.find('[data-word-set]');
    return true;
  }

  /** The first element that fits, as soon as there is one. */
  async find(selector) {
    for (let waited = 0; waited < patience; waited += look) {
      const found = this.frame.contentDocument?.querySelector(selector);
      if (found && !found.disabled) return found;
      await new Promise((resolve) => { setTimeout(resolve, look); });
    }
    throw new Error(`the family page does not show ${selector}`);
  }
}
