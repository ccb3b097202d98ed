// Name-based UUIDs (RFC 9562, version 5): the same record has the same id in every export.
import { utf8 } from './zip-files.ts';

/** The namespace of all ids made here. A random UUID, made once; changing it changes every exported id. */
const namespace = '6f0c6c3e-3b0e-4f53-9a57-0d2f7b1f7f10';

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The UUIDv5 of a name in this product's namespace. */
export function uuid5(name: string): string {
  const hex = sha1([...bytesOf(namespace), ...utf8(name)]);
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

/** The id itself where it is a UUID in lower case, else the UUIDv5 of `kind/id`: codebook ids may be plain words. */
export function uuidOf(kind: string, id: string): string {
  return uuidPattern.test(id) ? id : uuid5(`${kind}/${id}`);
}

function bytesOf(uuid: string): number[] {
  return (uuid.replaceAll('-', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}

/** SHA-1 (FIPS 180-4) in lower-case hex. Not for security: version 5 asks for it. */
export function sha1(bytes: readonly number[]): string {
  const length = bytes.length;
  const blocks = Math.ceil((length + 9) / 64);
  const words = new Uint32Array(blocks * 16);
  const put = (at: number, byte: number) => {
    words[at >> 2] = (words[at >> 2] as number) | (byte << (24 - (at & 3) * 8));
  };
  bytes.forEach((byte, at) => {
    put(at, byte);
  });
  put(length, 0x80);
  words[words.length - 1] = length * 8;
  let [h0, h1, h2, h3, h4] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const w = new Uint32Array(80);
  const turn = (value: number, by: number) => (value << by) | (value >>> (32 - by));
  for (let block = 0; block < blocks; block++) {
    let [a, b, c, d, e] = [h0, h1, h2, h3, h4];
    for (let i = 0; i < 80; i++) {
      w[i] =
        i < 16
          ? (words[block * 16 + i] as number)
          : turn(
              (w[i - 3] as number) ^ (w[i - 8] as number) ^ (w[i - 14] as number) ^ (w[i - 16] as number),
              1,
            );
      const [f, k] =
        i < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : i < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : i < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6];
      const next = (turn(a, 5) + f + e + k + (w[i] as number)) >>> 0;
      [e, d, c, b, a] = [d, c, turn(b, 30) >>> 0, a, next];
    }
    h0 = (h0 + a) >>> 0;
    h1 = (h1 + b) >>> 0;
    h2 = (h2 + c) >>> 0;
    h3 = (h3 + d) >>> 0;
    h4 = (h4 + e) >>> 0;
  }
  return [h0, h1, h2, h3, h4].map((word) => word.toString(16).padStart(8, '0')).join('');
}
