// QR codes (ISO/IEC 18004), only what a reply needs: byte mode, error correction level L, versions 1 to 40.
// Gives the modules; drawing them is the screen's business.

// Per version 1..40 at level L: error-correction bytes of a block, and the number of blocks (table 9 of the standard).
const eccPerBlock = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
  28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30];
const blockCount = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8,
  8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25];

const masks = [
  (x, y) => (x + y) % 2 === 0,
  (x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/**
 * The code of `bytes` as rows of booleans (true = dark), without the quiet zone of four modules.
 * `mask` 0..7 fixes the mask; left out, the one with the lowest penalty is taken. Throws when too long (2,953 bytes).
 */
export function encodeQr(bytes, mask) {
  const version = smallestVersion(bytes.length);
  const grid = new Grid(version);
  grid.placeCodewords(interleave(dataCodewords(bytes, version), version));
  return grid.masked(mask ?? grid.bestMask());
}

function capacity(version) {
  const rawBits = (16 * version + 128) * version + 64;
  const n = Math.floor(version / 7) + 2;
  const alignment = version === 1 ? 0 : (25 * n - 10) * n - 55 + (version >= 7 ? 36 : 0);
  const total = Math.floor((rawBits - alignment) / 8);
  return { total, data: total - eccPerBlock[version - 1] * blockCount[version - 1] };
}

function countBits(version) {
  return version <= 9 ? 8 : 16;
}

function smallestVersion(length) {
  for (let version = 1; version <= 40; version += 1) {
    if (4 + countBits(version) + 8 * length <= 8 * capacity(version).data) return version;
  }
  throw new RangeError('too long for a QR code');
}

function dataCodewords(bytes, version) {
  const bits = [];
  const push = (value, length) => {
    for (let i = length - 1; i >= 0; i -= 1) bits.push((value >>> i) & 1);
  };
  push(0b0100, 4);
  push(bytes.length, countBits(version));
  for (const byte of bytes) push(byte, 8);
  const { data } = capacity(version);
  push(0, Math.min(4, 8 * data - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < 8 * data; pad ^= 0xec ^ 0x11) push(pad, 8);
  return Uint8Array.from({ length: data }, (_, i) => Number.parseInt(bits.slice(8 * i, 8 * i + 8).join(''), 2));
}

/** Splits into blocks, adds Reed-Solomon bytes to each, and takes them column by column. */
function interleave(data, version) {
  const blocks = blockCount[version - 1];
  const divisor = rsDivisor(eccPerBlock[version - 1]);
  const short = Math.floor(data.length / blocks);
  const firstLong = blocks - (data.length % blocks);
  const parts = [];
  for (let i = 0, at = 0; i < blocks; i += 1) {
    const part = data.slice(at, at + short + (i < firstLong ? 0 : 1));
    at += part.length;
    parts.push({ part, ecc: rsRemainder(part, divisor) });
  }
  const result = [];
  for (let i = 0; i <= short; i += 1) for (const { part } of parts) if (i < part.length) result.push(part[i]);
  for (let i = 0; i < divisor.length; i += 1) for (const { ecc } of parts) result.push(ecc[i]);
  return result;
}

/** Product in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1. */
function multiply(a, b) {
  let product = 0;
  for (let i = 7; i >= 0; i -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> i) & 1) * a;
  }
  return product;
}

function rsDivisor(degree) {
  const result = new Uint8Array(degree);
  result[degree - 1] = 1;
  for (let i = 0, root = 1; i < degree; i += 1, root = multiply(root, 2)) {
    for (let j = 0; j < degree; j += 1) result[j] = multiply(result[j], root) ^ (result[j + 1] ?? 0);
  }
  return result;
}

function rsRemainder(data, divisor) {
  const result = new Uint8Array(divisor.length);
  for (const byte of data) {
    const factor = byte ^ result[0];
    result.copyWithin(0, 1);
    result[result.length - 1] = 0;
    divisor.forEach((coefficient, i) => { result[i] ^= multiply(coefficient, factor); });
  }
  return result;
}

/** The square: `dark` modules and which of them are `fixed` (patterns, format, version). */
class Grid {
  constructor(version) {
    this.version = version;
    this.size = 17 + 4 * version;
    this.dark = Array.from({ length: this.size }, () => new Array(this.size).fill(false));
    this.fixed = Array.from({ length: this.size }, () => new Array(this.size).fill(false));
    this.drawPatterns();
  }

  set(x, y, dark) {
    this.dark[y][x] = dark;
    this.fixed[y][x] = true;
  }

  drawPatterns() {
    const last = this.size - 1;
    for (let i = 0; i < this.size; i += 1) {
      this.set(6, i, i % 2 === 0);
      this.set(i, 6, i % 2 === 0);
    }
    for (const [x, y] of [[3, 3], [last - 3, 3], [3, last - 3]]) this.drawRings(x, y, 4, [2, 4]);
    const centres = this.alignmentCentres();
    for (const x of centres) for (const y of centres) if (!this.isFinder(x, y)) this.drawRings(x, y, 2, [1]);
    this.drawFormat(this.dark, 0);
    for (let i = 0; i < 15; i += 1) for (const [x, y] of this.formatPlaces(i)) this.fixed[y][x] = true;
    this.set(8, this.size - 8, true);
    if (this.version >= 7) this.drawVersion();
  }

  /** Concentric squares around (x, y); rings at the distances in `light` are light. */
  drawRings(x, y, radius, light) {
    for (let dy = -radius; dy <= radius; dy += 1) {
      for (let dx = -radius; dx <= radius; dx += 1) {
        const inside = x + dx >= 0 && x + dx < this.size && y + dy >= 0 && y + dy < this.size;
        if (inside) this.set(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
      }
    }
  }

  alignmentCentres() {
    if (this.version === 1) return [];
    const n = Math.floor(this.version / 7) + 2;
    const step = Math.floor((this.version * 8 + n * 3 + 5) / (n * 4 - 4)) * 2;
    return Array.from({ length: n }, (_, i) => (i === 0 ? 6 : this.size - 7 - (n - 1 - i) * step));
  }

  isFinder(x, y) {
    const last = this.size - 7;
    return (x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6);
  }

  formatPlaces(i) {
    const first = i < 6 ? [8, i] : [[8, 7], [8, 8], [7, 8]][i - 6] ?? [14 - i, 8];
    return [first, i < 8 ? [this.size - 1 - i, 8] : [8, this.size - 15 + i]];
  }

  drawFormat(target, mask) {
    const data = (0b01 << 3) | mask;
    const bits = ((data << 10) | bch(data, 10, 0x537)) ^ 0x5412;
    for (let i = 0; i < 15; i += 1) for (const [x, y] of this.formatPlaces(i)) target[y][x] = ((bits >>> i) & 1) === 1;
  }

  drawVersion() {
    const bits = (this.version << 12) | bch(this.version, 12, 0x1f25);
    for (let i = 0; i < 18; i += 1) {
      const a = this.size - 11 + (i % 3);
      const b = Math.floor(i / 3);
      this.set(a, b, ((bits >>> i) & 1) === 1);
      this.set(b, a, ((bits >>> i) & 1) === 1);
    }
  }

  /** Bits go up and down in columns two wide, from the right, leaving out the vertical timing column. */
  placeCodewords(codewords) {
    let i = 0;
    for (let right = this.size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < this.size; step += 1) {
        const upwards = ((right + 1) & 2) === 0;
        const y = upwards ? this.size - 1 - step : step;
        for (const x of [right, right - 1]) {
          if (this.fixed[y][x]) continue;
          this.dark[y][x] = i < codewords.length * 8 && ((codewords[i >>> 3] >>> (7 - (i & 7))) & 1) === 1;
          i += 1;
        }
      }
    }
  }

  masked(mask) {
    const rows = this.dark.map((row, y) => row.map((dark, x) => (this.fixed[y][x] ? dark : dark !== masks[mask](x, y))));
    this.drawFormat(rows, mask);
    return rows;
  }

  bestMask() {
    const penalties = masks.map((_, mask) => penalty(this.masked(mask)));
    return penalties.indexOf(Math.min(...penalties));
  }
}

function bch(data, degree, generator) {
  let remainder = data;
  for (let i = 0; i < degree; i += 1) remainder = (remainder << 1) ^ ((remainder >>> (degree - 1)) * generator);
  return remainder;
}

/** The four penalties of the standard: runs, 2 by 2 blocks, finder look-alikes, balance. */
function penalty(rows) {
  const size = rows.length;
  const columns = rows.map((_, x) => rows.map((row) => row[x]));
  let score = 0;
  for (const line of [...rows, ...columns]) {
    const text = line.map(Number).join('');
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) score += run.length - 2;
    for (let i = 0; i + 11 <= size; i += 1) {
      const part = text.slice(i, i + 11);
      if (part === '10111010000' || part === '00001011101') score += 40;
    }
  }
  let darkCount = 0;
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      darkCount += Number(rows[y][x]);
      const same = x > 0 && y > 0 && rows[y][x] === rows[y][x - 1] && rows[y][x] === rows[y - 1][x] && rows[y][x] === rows[y - 1][x - 1];
      if (same) score += 3;
    }
  }
  return score + 10 * Math.floor(Math.abs((darkCount * 20) / (size * size) - 10));
}
