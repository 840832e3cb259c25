// Holding a button about a second, with a plain double press for those who cannot hold.
import { element, ring } from './dom.js';

const holdMs = 1000;
/** Two presses within this time count as one decision. */
const doubleMs = 800;

/**
 * Makes `button` act after being held with a finger, Space or Enter, or after two presses in a row (also those of a screen
 * reader). Letting go early, moving away or losing focus takes it back.
 */
export function holdable(button, act) {
  let timer = null;
  let pressed = 0;
  let acted = false;
  button.append(ring());
  button.style.setProperty('--hold', `${holdMs}ms`);

  const start = () => {
    if (timer !== null || acted) return;
    button.classList.add('holding');
    timer = setTimeout(finish, holdMs);
  };
  const stop = () => {
    clearTimeout(timer);
    timer = null;
    button.classList.remove('holding');
  };
  const finish = async () => {
    stop();
    acted = true;
    try {
      await act();
    } finally {
      acted = false;
    }
  };
  const isKey = (event) => event.key === ' ' || event.key === 'Enter';

  button.addEventListener('pointerdown', (event) => event.button === 0 && start());
  for (const name of ['pointerup', 'pointerleave', 'pointercancel', 'blur']) button.addEventListener(name, stop);
  button.addEventListener('keydown', (event) => {
    if (!isKey(event)) return;
    // A key held down must not press the button again and again.
    event.preventDefault();
    if (!event.repeat) start();
  });
  button.addEventListener('keyup', (event) => {
    if (!isKey(event)) return;
    event.preventDefault();
    if (timer === null) return;
    stop();
    press();
  });
  button.addEventListener('click', press);
  button.addEventListener('contextmenu', (event) => event.preventDefault());

  function press() {
    const now = performance.now();
    const second = pressed > 0 && now - pressed < doubleMs;
    pressed = now;
    if (second && !acted) finish();
  }
  return button;
}

/** The big red button. */
export function holdButton(words, hint, act) {
  return holdable(element('button', { type: 'button', class: 'hold' }, element('b', {}, words), element('small', {}, hint)), act);
}
