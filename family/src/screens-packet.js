// What somebody shared: shown only when asked for, saved or deleted. Text becomes text; a picture is drawn, so that the policy
// needs no other source of images.
import { bottom, element, twoSteps } from './dom.js';
import { fileName } from './packet.js';

export function packetParts(app, entry, view) {
  const packet = app.data.packets.find((row) => row.key === `${entry.scope}/${entry.body.packet}`);
  const state = packet?.state ?? 'deleted';
  const sender = app.sender(entry);
  const mark = { 'data-packet': state };
  if (state === 'partial' || state === 'unchecked') {
    const here = packet.parts.filter(Boolean).length;
    return [name(packet), app.say('p', 'packet-partial', { here, total: packet.of, sender }, mark)];
  }
  if (state !== 'whole') return [app.say('p', `packet-${state}`, { sender }, mark)];

  const canShow = packet.type === 'text/plain' || packet.type.startsWith('image/');
  const show = canShow && !view.shown ? element('button', { class: 'primary', click: () => { view.shown = true; app.draw(); } }, app.text('packet-show')) : null;
  return [
    name(packet, mark),
    view.shown ? shown(app, packet) : null,
    app.say('p', 'packet-private', {}, { class: 'note' }),
    ...twoSteps(app, { ask: 'packet-delete', what: 'packet-delete-what', yes: 'packet-delete-yes', act: () => app.erasePacket(packet.key) }),
    bottom(show, element('button', { class: show ? 'primary quiet' : 'primary', click: () => save(packet) }, app.text('packet-save'))),
  ];
}

function name({ name: given, type }, mark = {}) {
  return element('p', { class: 'file', ...mark }, element('bdi', {}, fileName({ name: given, type })));
}

function shown(app, packet) {
  if (packet.type === 'text/plain') return element('pre', { dir: 'auto' }, new TextDecoder().decode(packet.bytes));
  const canvas = element('canvas', { role: 'img', 'aria-label': packet.name });
  const status = element('p', { role: 'status' });
  createImageBitmap(new Blob([packet.bytes], { type: packet.type })).then((image) => {
    Object.assign(canvas, { width: image.width, height: image.height });
    canvas.getContext('2d').drawImage(image, 0, 0);
    image.close();
  }, () => {
    canvas.hidden = true;
    status.textContent = app.text('packet-not-shown');
  });
  return element('div', {}, canvas, status);
}

function save(packet) {
  const url = URL.createObjectURL(new Blob([packet.bytes], { type: packet.type }));
  element('a', { href: url, download: fileName(packet) }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}
