// The page's QR encoder against two programs that have nothing to do with it: the decoder jsQR and the encoder `qrcode`.
import assert from 'node:assert/strict';
import test from 'node:test';
import jsqr from 'jsqr';
import other from 'qrcode';
import { load } from './unit/page.mjs';

const { encodeQr } = await load('qr.js');

const text = (length) => Array.from({ length }, (_, i) => 'AMPARO1.abcdefXYZ-_019'[(i * 7 + (i >> 4)) % 22]).join('');
const bytes = (string) => new TextEncoder().encode(string);

function pixels(rows) {
  const scale = 4;
  const quiet = 4;
  const size = (rows.length + 2 * quiet) * scale;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  rows.forEach((row, y) => row.forEach((dark, x) => {
    for (let i = 0; dark && i < scale * scale; i += 1) {
      const px = (x + quiet) * scale + (i % scale);
      const py = (y + quiet) * scale + Math.floor(i / scale);
      data.fill(0, (py * size + px) * 4, (py * size + px) * 4 + 3);
    }
  }));
  return [data, size, size];
}

test('every module is the same as another encoder draws, up to version 40 and with every mask', () => {
  let version = 0;
  for (let length = 1; length <= 2953; length += length < 300 ? 7 : 31) {
    const mask = length % 8;
    const theirs = other.create([{ data: bytes(text(length)), mode: 'byte' }], { errorCorrectionLevel: 'L', maskPattern: mask });
    const ours = encodeQr(bytes(text(length)), mask);
    version = Math.max(version, theirs.version);
    assert.equal(ours.length, theirs.modules.size, `size for ${length} bytes`);
    const flat = ours.flat().map(Number);
    assert.deepEqual(flat, Array.from(theirs.modules.data, Number), `modules for ${length} bytes`);
  }
  assert.equal(version, 40);
});

test('another decoder reads the text back, with the mask chosen here', () => {
  for (const length of [1, 17, 18, 134, 321, 640, 858, 1100, 1600]) {
    assert.equal(jsqr(...pixels(encodeQr(bytes(text(length)))))?.data, text(length), `${length} bytes`);
  }
});

test('what does not fit is refused', () => {
  assert.equal(encodeQr(new Uint8Array(2953)).length, 177);
  assert.throws(() => encodeQr(new Uint8Array(2954)), RangeError);
});
