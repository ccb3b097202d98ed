// JSON in ASCII alone: some readers of JSON Lines guess the encoding, and guess wrong at the first emoji.

/** Escapes by code unit: texts repeat the same few hundred characters. */
const escapes = new Map<string, string>();

/** The value as JSON on one line; what is not ASCII is written as `\uXXXX`. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, escaped);
}

function escaped(character: string): string {
  let written = escapes.get(character);
  if (written === undefined) {
    written = `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    escapes.set(character, written);
  }
  return written;
}
