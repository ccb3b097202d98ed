// Text as UTF-8, twice as fast as the encoders of browsers with text that is not Latin alone: an export has hundreds of
// megabytes of it.

/** UTF-16 units encoded at once: three bytes each at most. */
const unitsAtOnce = 65_536;
const room = new Uint8Array(unitsAtOnce * 3);

/** The text as UTF-8; half of a pair becomes U+FFFD, one character for one. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  if (text.length <= unitsAtOnce) return room.slice(0, encodeInto(text, 0, text.length));
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let from = 0; from < text.length; ) {
    let until = Math.min(text.length, from + unitsAtOnce);
    if (until < text.length && isHigh(text.charCodeAt(until - 1))) until--;
    const piece = room.slice(0, encodeInto(text, from, until));
    pieces.push(piece);
    size += piece.length;
    from = until;
  }
  return joined(pieces, size);
}

/** Pieces as one. */
export function joined(pieces: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** Encodes a part of the text into the room from its beginning on; how many bytes it took. */
function encodeInto(text: string, from: number, until: number): number {
  const bytes = room;
  let at = 0;
  for (let index = from; index < until; index++) {
    let code = text.charCodeAt(index);
    if (code < 0x80) {
      bytes[at++] = code;
      continue;
    }
    if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6);
      bytes[at++] = 0x80 | (code & 0x3f);
      continue;
    }
    if ((code & 0xf800) === 0xd800) {
      const low = index + 1 < until ? text.charCodeAt(index + 1) : 0;
      if (isHigh(code) && (low & 0xfc00) === 0xdc00) {
        const point = 0x10000 + ((code & 0x3ff) << 10) + (low & 0x3ff);
        bytes[at++] = 0xf0 | (point >> 18);
        bytes[at++] = 0x80 | ((point >> 12) & 0x3f);
        bytes[at++] = 0x80 | ((point >> 6) & 0x3f);
        bytes[at++] = 0x80 | (point & 0x3f);
        index++;
        continue;
      }
      code = 0xfffd;
    }
    bytes[at++] = 0xe0 | (code >> 12);
    bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
    bytes[at++] = 0x80 | (code & 0x3f);
  }
  return at;
}

function isHigh(code: number): boolean {
  return (code & 0xfc00) === 0xd800;
}
