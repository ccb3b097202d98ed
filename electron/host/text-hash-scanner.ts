// Finds which texts a record file names while it passes by in pieces, so that clearing away needs no second reading.

/** A name and a hash in JSON; inside a JSON string the quotes would be escaped, so this never matches a user's words. */
const hashField = /"sha256"\s*:\s*"([0-9a-f]{64})"/g;
/** Longest match with sensible white space: kept from one piece for the next. */
const carried = 160;

export class TextHashScanner {
  readonly found = new Set<string>();
  #tail = '';

  add(chunk: string): void {
    const text = this.#tail + chunk;
    for (const match of text.matchAll(hashField)) if (match[1]) this.found.add(match[1]);
    this.#tail = text.slice(-carried);
  }
}
