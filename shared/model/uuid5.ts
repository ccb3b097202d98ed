// Name-based UUIDs (RFC 9562, version 5): the same record has the same id in every export.
import { strToU8 } from 'fflate';

/** The namespace of all ids made here. A random UUID, made once; changing it changes every exported id. */
const namespace = '6f0c6c3e-3b0e-4f53-9a57-0d2f7b1f7f10';

const namespaceBytes = Uint8Array.from(namespace.replaceAll('-', '').match(/../g) ?? [], (pair) =>
  Number.parseInt(pair, 16),
);

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether the id is a UUID in lower case, of any version. */
export function isUuid(id: string): boolean {
  return uuidPattern.test(id);
}

/** The UUIDv5 of a name in this product's namespace. */
export function uuid5(name: string): string {
  const text = strToU8(name);
  const bytes = new Uint8Array(16 + text.length);
  bytes.set(namespaceBytes);
  bytes.set(text, 16);
  const hex = sha1(bytes);
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

/** The id itself where it is a UUID in lower case, else the UUIDv5 of `kind/id`: codebook ids may be plain words. */
export function uuidOf(kind: string, id: string): string {
  return isUuid(id) ? id : uuid5(`${kind}/${id}`);
}

const schedule = new Uint32Array(80);
const room = new Uint32Array(64);

/** SHA-1 (FIPS 180-4) in lower-case hex. Not for security: version 5 asks for it. Plain loops: an export makes many. */
export function sha1(bytes: Uint8Array): string {
  const { length } = bytes;
  const needed = Math.ceil((length + 9) / 64) * 16;
  // The same room for all names: what it takes is nothing beside making room anew for each.
  const words = needed > room.length ? new Uint32Array(needed) : room.subarray(0, needed).fill(0);
  for (let at = 0; at < length; at++)
    words[at >> 2] = (words[at >> 2] as number) | ((bytes[at] as number) << (24 - (at & 3) * 8));
  words[length >> 2] = (words[length >> 2] as number) | (0x80 << (24 - (length & 3) * 8));
  words[words.length - 1] = length * 8;
  const w = schedule;
  let h0 = 0x67452301;
  let h1 = 0xefcdab89;
  let h2 = 0x98badcfe;
  let h3 = 0x10325476;
  let h4 = 0xc3d2e1f0;
  for (let block = 0; block < words.length; block += 16) {
    for (let i = 0; i < 16; i++) w[i] = words[block + i] as number;
    for (let i = 16; i < 80; i++) {
      const mixed =
        (w[i - 3] as number) ^ (w[i - 8] as number) ^ (w[i - 14] as number) ^ (w[i - 16] as number);
      w[i] = (mixed << 1) | (mixed >>> 31);
    }
    let a = h0;
    let b = h1;
    let c = h2;
    let d = h3;
    let e = h4;
    for (let i = 0; i < 80; i++) {
      let f: number;
      if (i < 20) f = ((b & c) | (~b & d)) + 0x5a827999;
      else if (i < 40) f = (b ^ c ^ d) + 0x6ed9eba1;
      else if (i < 60) f = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
      else f = (b ^ c ^ d) + 0xca62c1d6;
      const next = (((a << 5) | (a >>> 27)) + f + e + (w[i] as number)) | 0;
      e = d;
      d = c;
      c = (b << 30) | (b >>> 2);
      b = a;
      a = next;
    }
    h0 = (h0 + a) | 0;
    h1 = (h1 + b) | 0;
    h2 = (h2 + c) | 0;
    h3 = (h3 + d) | 0;
    h4 = (h4 + e) | 0;
  }
  return hex8(h0) + hex8(h1) + hex8(h2) + hex8(h3) + hex8(h4);
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex8(word: number): string {
  return `${hexOfByte[word >>> 24]}${hexOfByte[(word >>> 16) & 0xff]}${hexOfByte[(word >>> 8) & 0xff]}${hexOfByte[word & 0xff]}`;
}
