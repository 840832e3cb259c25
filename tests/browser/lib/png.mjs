// A small picture with noise in it, so that it does not shrink to nothing.
import zlib from 'node:zlib';

/** A grey PNG, the same bytes each time. */
export function makePng(width, height) {
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
  let seed = 1;
  const noise = () => {
    seed = (seed * 48271) % 0x7fffffff;
    return seed & 0xff;
  };
  const rows = Array.from({ length: height }, () => Buffer.from([0, ...Array.from({ length: width }, noise)]));
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', zlib.deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}
