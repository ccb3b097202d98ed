// JSON in ASCII alone: some readers of JSON Lines guess the encoding, and guess wrong at the first emoji.

/** Escapes by code unit: texts repeat the same few hundred characters. */
const escapes = new Map<string, string>();

/** The value as JSON on one line; what is not ASCII is written as `\uXXXX`. */
export function asciiJson(value: unknown): string {
  const json = JSON.stringify(value);
  return notAscii.test(json) ? json.replace(/[\u007f-\uffff]/g, escaped) : json;
}

const notAscii = /[\u007f-\uffff]/;

/** Words of tokens as JSON, forgotten when there are too many: texts repeat their words. */
const words = new Map<string, string>();
const mostWords = 50_000;

/** A word as ASCII JSON. */
export function asciiWord(word: string): string {
  let written = words.get(word);
  if (written === undefined) {
    if (words.size >= mostWords) words.clear();
    written = asciiJson(word);
    words.set(word, written);
  }
  return written;
}

function escaped(character: string): string {
  let written = escapes.get(character);
  if (written === undefined) {
    written = `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    escapes.set(character, written);
  }
  return written;
}

/** Numbers of tokens, which every source repeats from 0 on. */
const decimals: string[] = Array.from({ length: 16_384 }, (_, number) => String(number));

/** A whole number from 0 on as JSON. */
export function decimal(number: number): string {
  return decimals[number] ?? String(number);
}
