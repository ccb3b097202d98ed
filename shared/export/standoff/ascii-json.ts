// JSON in ASCII alone: some readers of JSON Lines guess the encoding, and guess wrong at the first emoji.

/** The value as JSON on one line; what is not ASCII is written as `\uXXXX`. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
