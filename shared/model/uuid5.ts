// Name-based UUIDs (RFC 9562, version 5): the same record has the same id in every export.
import { strToU8 } from 'fflate';

/** The namespace of all ids made here. A random UUID, made once; changing it changes every exported id. */
const namespace = '6f0c6c3e-3b0e-4f53-9a57-0d2f7b1f7f10';

const namespaceWords = Int32Array.from(namespace.replaceAll('-', '').match(/.{8}/g) ?? [], (word) =>
  Number.parseInt(word, 16),
);

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether the id is a UUID in lower case, of any version. */
export function isUuid(id: string): boolean {
  return uuidPattern.test(id);
}

/** The UUIDv5 of a name in this product's namespace. */
export function uuid5(name: string): string {
  const words = roomFor(16 + name.length);
  words.set(namespaceWords);
  // Nearly all names are ASCII: their bytes go to their places without a list of bytes between.
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    if (code > 0x7f) return uuid5OfBytes(strToU8(name));
    putByte(words, 16 + at, code);
  }
  return asUuid(digest(words, 16 + name.length));
}

function uuid5OfBytes(name: Uint8Array): string {
  const words = roomFor(16 + name.length);
  words.set(namespaceWords);
  for (let at = 0; at < name.length; at++) putByte(words, 16 + at, name[at] as number);
  return asUuid(digest(words, 16 + name.length));
}

/** The id itself where it is a UUID in lower case, else the UUIDv5 of `kind/id`: codebook ids may be plain words. */
export function uuidOf(kind: string, id: string): string {
  return isUuid(id) ? id : uuid5(`${kind}/${id}`);
}

/** SHA-1 (FIPS 180-4) in lower-case hex. Not for security: version 5 asks for it. */
export function sha1(bytes: Uint8Array): string {
  const words = roomFor(bytes.length);
  for (let at = 0; at < bytes.length; at++) putByte(words, at, bytes[at] as number);
  return Array.from(digest(words, bytes.length), (word) => (word >>> 0).toString(16).padStart(8, '0')).join(
    '',
  );
}

/** Signed: unsigned words above 2³¹ are floating-point numbers to the engine, and slow. An export makes many ids. */
const schedule = new Int32Array(80);
const state = new Int32Array(5);
let room = new Int32Array(64);

/** Empty words for a message of so many bytes, its end and its length. The same room again and again. */
function roomFor(bytes: number): Int32Array {
  const needed = ((bytes + 72) >> 6) * 16;
  if (needed > room.length) room = new Int32Array(needed);
  else room.fill(0, 0, needed);
  return room;
}

function putByte(words: Int32Array, at: number, byte: number): void {
  words[at >> 2] = (words[at >> 2] as number) | (byte << (24 - (at & 3) * 8));
}

/** The five words of the digest of a message that stands in `words`; they are overwritten by the next. */
function digest(words: Int32Array, length: number): Int32Array {
  const count = ((length + 72) >> 6) * 16;
  putByte(words, length, 0x80);
  words[count - 1] = length * 8;
  state[0] = 0x67452301;
  state[1] = 0xefcdab89;
  state[2] = 0x98badcfe;
  state[3] = 0x10325476;
  state[4] = 0xc3d2e1f0;
  for (let block = 0; block < count; block += 16) addBlock(words, block);
  return state;
}

function addBlock(words: Int32Array, block: number): void {
  const w = schedule;
  for (let i = 0; i < 16; i++) w[i] = words[block + i] as number;
  for (let i = 16; i < 80; i++) {
    const mixed = (w[i - 3] as number) ^ (w[i - 8] as number) ^ (w[i - 14] as number) ^ (w[i - 16] as number);
    w[i] = (mixed << 1) | (mixed >>> 31);
  }
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  let e = state[4] as number;
  for (let i = 0; i < 80; i++) {
    let f: number;
    if (i < 20) f = (((b & c) | (~b & d)) + 0x5a827999) | 0;
    else if (i < 40) f = ((b ^ c ^ d) + 0x6ed9eba1) | 0;
    else if (i < 60) f = (((b & c) | (b & d) | (c & d)) - 0x70e44324) | 0;
    else f = ((b ^ c ^ d) - 0x359d3e2a) | 0;
    const next = (((((a << 5) | (a >>> 27)) + f) | 0) + ((e + (w[i] as number)) | 0)) | 0;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = next;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
  state[4] = (state[4] as number) + e;
}

/** A digest as a UUID: version 5, variant 1. */
function asUuid(words: Int32Array): string {
  const second = words[1] as number;
  const third = words[2] as number;
  const version = 0x5000 | (second & 0xfff);
  const variant = 0x8000 | ((third >>> 16) & 0x3fff);
  return `${hex8(words[0] as number)}-${hex4(second >>> 16)}-${hex4(version)}-${hex4(variant)}-${hex4(third & 0xffff)}${hex8(words[3] as number)}`;
}

function hex8(word: number): string {
  return hex4(word >>> 16) + hex4(word & 0xffff);
}

/** Sixteen bits in hex, made when they are first asked for. */
const hexOf: string[] = new Array(0x10000).fill('');

function hex4(bits: number): string {
  let hex = hexOf[bits] as string;
  if (hex === '') {
    hex = bits.toString(16).padStart(4, '0');
    hexOf[bits] = hex;
  }
  return hex;
}
