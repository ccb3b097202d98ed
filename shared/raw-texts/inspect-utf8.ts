// Whether bytes are UTF-8, and if not quite, whether they are UTF-8 with faults rather than another encoding.

export interface Utf8Report {
  /** Characters of two to four bytes that are well formed. */
  readonly sequences: number;
  /** Bytes or broken sequences that are not; each comes in as one U+FFFD. */
  readonly invalid: number;
  /** Faults, but so many well-formed characters that no other encoding explains them. */
  readonly isLikely: boolean;
  /** Has ESC $ or ESC (, as ISO-2022 encodings do, which are ASCII to the eye of UTF-8. */
  readonly hasEscape: boolean;
}

/** Counts the well-formed and the broken sequences by the rules of Unicode's table 3-7. */
export function inspectUtf8(bytes: Uint8Array): Utf8Report {
  const { length } = bytes;
  let sequences = 0;
  let invalid = 0;
  let hasEscape = false;
  for (let at = 0; at < length; ) {
    const lead = bytes[at] ?? 0;
    at++;
    if (lead < 0x80) {
      if (lead === 0x1b && (bytes[at] === 0x24 || bytes[at] === 0x28)) hasEscape = true;
      continue;
    }
    const trailing = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    // The second byte is narrower where a longer form, a surrogate or a code point above U+10FFFF would begin.
    let low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    let high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    let good = trailing > 0;
    for (let index = 0; index < trailing; index++) {
      const byte = bytes[at] ?? 0;
      if (byte < low || byte > high) {
        good = false;
        break;
      }
      at++;
      low = 0x80;
      high = 0xbf;
    }
    if (good) sequences++;
    else invalid++;
  }
  // In any other encoding well-formed sequences are accidents, one for several broken ones.
  const isLikely = sequences > 0 && (sequences >= invalid * 2 || (invalid <= 3 && sequences >= invalid));
  return { sequences, invalid, isLikely, hasEscape };
}
