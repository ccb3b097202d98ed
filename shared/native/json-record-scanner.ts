// Cuts a JSON object that comes in pieces into its values: those of the top level and, one by one, the items of chosen
// lists. Each value is parsed by JSON.parse, so that what is read is the same as from one string.
import { jsonFault } from './json-fault.ts';

/** Where a value stands: `['sources', 3]`, `['codebook', 'tags', 0]`, `['format']`. */
export type ValuePath = readonly (string | number)[];

export interface RecordScannerOptions {
  /** Whether the list or object at this path is to be opened, its items told one by one, rather than told whole. */
  readonly opens: (path: ValuePath) => boolean;
  readonly onValue: (path: ValuePath, value: unknown) => void;
}

/** Says where the input is no JSON. Line and column from 1; `atEnd` when the input ended too early. */
export class JsonFaultError extends Error {
  readonly line: number;
  readonly column: number;
  readonly atEnd: boolean;

  constructor(line: number, column: number, atEnd: boolean) {
    super(`Not JSON at line ${line}, column ${column}`);
    this.line = line;
    this.column = column;
    this.atEnd = atEnd;
  }
}

interface Level {
  readonly kind: '{' | '[';
  key: string;
  index: number;
  expects: 'first' | 'item' | 'colon' | 'value' | 'comma';
}

const quote = 0x22;
const backslash = 0x5c;

export class RecordScanner {
  readonly #options: RecordScannerOptions;
  readonly #levels: Level[] = [];
  #ended = false;
  /** The beginning of a value that went on past the last piece; null when none is open. */
  #held: string | null = null;
  /** Brackets open within the value being captured. */
  #depth = 0;
  #inString = false;
  #escaped = false;
  #line = 1;
  /** Characters since the start of the input; where its current line and the value being captured begin. */
  #offset = 0;
  #lineStart = 0;
  #valueLine = 1;
  #valueColumn = 1;

  constructor(options: RecordScannerOptions) {
    this.#options = options;
  }

  /** Takes the next piece. Throws JsonFaultError. */
  write(piece: string): void {
    let at = 0;
    while (at < piece.length) {
      if (this.#held !== null) {
        const end = this.#valueEnd(piece, at);
        if (end < 0) {
          this.#held += piece.slice(at);
          break;
        }
        const text = this.#held + piece.slice(at, end);
        this.#held = null;
        this.#take(text);
        at = end;
        continue;
      }
      const char = piece[at] as string;
      if (char === '\n') this.#newLine(at);
      if (char === ' ' || char === '\n' || char === '\r' || char === '\t') at++;
      else at = this.#structure(char, at);
    }
    this.#offset += piece.length;
  }

  /** Says that the input is over. Throws JsonFaultError when something is still open. */
  end(): void {
    if (this.#held !== null && this.#depth === 0 && !this.#inString && !this.#ended) {
      const text = this.#held;
      this.#held = null;
      this.#take(text);
    }
    if (!this.#ended || this.#held !== null)
      throw new JsonFaultError(this.#line, this.#offset - this.#lineStart + 1, true);
  }

  /** One character between values; returns where to go on. A value is only begun here. */
  #structure(char: string, at: number): number {
    const level = this.#levels.at(-1);
    if (this.#ended || (!level && char !== '{')) throw this.#fault(at);
    if (!level) {
      this.#levels.push({ kind: '{', key: '', index: -1, expects: 'first' });
      return at + 1;
    }
    const { kind, expects } = level;
    if ((char === '}' && kind === '{') || (char === ']' && kind === '[')) {
      if (expects !== 'first' && expects !== 'comma') throw this.#fault(at);
      this.#levels.pop();
      const outer = this.#levels.at(-1);
      if (outer) outer.expects = 'comma';
      else this.#ended = true;
      return at + 1;
    }
    if (char === ',' && expects === 'comma') level.expects = 'item';
    else if (char === ':' && expects === 'colon') level.expects = 'value';
    else if (expects === 'comma' || expects === 'colon' || ',:}]'.includes(char)) throw this.#fault(at);
    else if (kind === '{' && expects !== 'value' && char !== '"') throw this.#fault(at);
    else {
      if (kind === '[') {
        level.expects = 'value';
        level.index++;
      }
      const path = this.#path();
      if (level.expects === 'value' && this.#isOpened(char, path)) {
        this.#levels.push({ kind: char as '{' | '[', key: '', index: -1, expects: 'first' });
        return at + 1;
      }
      this.#held = '';
      this.#depth = 0;
      this.#valueLine = this.#line;
      this.#valueColumn = this.#offset + at - this.#lineStart + 1;
      return at;
    }
    return at + 1;
  }

  #isOpened(char: string, path: ValuePath): boolean {
    if (char !== '[' && char !== '{') return false;
    // An object where a list is due, or the other way round, is told whole: the reader says what is wrong.
    return this.#options.opens([...path, char]);
  }

  /** A whole value, or a key of an object. */
  #take(text: string): void {
    const level = this.#levels.at(-1);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      const fault = jsonFault(text) ?? { line: 1, column: 1 };
      const column = fault.line === 1 ? this.#valueColumn + fault.column - 1 : fault.column;
      throw new JsonFaultError(this.#valueLine + fault.line - 1, column, false);
    }
    if (!level) return;
    if (level.expects !== 'value') {
      level.key = String(value);
      level.expects = 'colon';
      return;
    }
    level.expects = 'comma';
    this.#options.onValue(this.#path(), value);
  }

  /** Where the value being captured ends in this piece; -1 when it goes on. */
  #valueEnd(piece: string, from: number): number {
    for (let at = from; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (code === backslash) this.#escaped = true;
        else if (code === quote) {
          this.#inString = false;
          if (this.#depth === 0) return at + 1;
        }
      } else if (code === quote) {
        if (this.#depth === 0 && (at > from || this.#held !== '')) return at;
        this.#inString = true;
      } else if (code === 0x7b || code === 0x5b) this.#depth++;
      else if (code === 0x7d || code === 0x5d) {
        if (this.#depth === 0) return at;
        if (--this.#depth === 0) return at + 1;
      } else if (this.#depth === 0 && (code === 0x2c || code === 0x3a || code <= 0x20)) return at;
      else if (code === 0x0a) this.#newLine(at);
    }
    return -1;
  }

  #newLine(at: number): void {
    this.#line++;
    this.#lineStart = this.#offset + at + 1;
  }

  #path(): ValuePath {
    return this.#levels.map((level) => (level.kind === '{' ? level.key : level.index));
  }

  #fault(at: number): JsonFaultError {
    return new JsonFaultError(this.#line, this.#offset + at - this.#lineStart + 1, false);
  }
}
