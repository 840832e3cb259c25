// Pictures to share.
import zlib from 'node:zlib';

/** A grey PNG, the same bytes each time: `paint(x, y)` gives 0-255; without it noise, which does not shrink to nothing. */
export function makePng(width, height, paint = makeNoise()) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = [Buffer.alloc(4), Buffer.alloc(4)];
    ends[0].writeUInt32BE(data.length);
    ends[1].writeUInt32BE(zlib.crc32(body));
    return Buffer.concat([ends[0], body, ends[1]]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = Array.from({ length: height }, (_, y) => Buffer.from([0, ...Array.from({ length: width }, (__, x) => paint(x, y))]));
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', zlib.deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}

function makeNoise() {
  let seed = 1;
  return () => {
    seed = (seed * 48271) % 0x7fffffff;
    return seed & 0xff;
  };
}
