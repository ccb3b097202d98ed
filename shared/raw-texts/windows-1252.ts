// What decoders get wrong about Windows code pages: bytes 0x80–0x9F as C1 controls, which no text has.

/** Windows-1252 from 0x80 to 0x9F; U+FFFD for the five bytes it leaves undefined. */
const upperHalf = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

const c1 = /[\u0080-\u009f]/g;

/**
 * The decoded text with U+FFFD for bytes that the code page leaves undefined (WHATWG decoders pass them as C1 controls).
 * Node 20 decodes Windows-1252 as ISO 8859-1, so there the whole range is put right.
 */
export function withoutUndefined(decoded: string, label: string): string {
  if (label === 'windows-1252') {
    return decoded.replace(c1, (control) => upperHalf.charAt(control.charCodeAt(0) - 0x80));
  }
  return label.startsWith('windows-') ? decoded.replace(c1, '\ufffd') : decoded;
}
