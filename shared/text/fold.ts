// Text folded for search and comparison: case, quotes, dashes, diacritics, width and white space no longer differ.
import type { Range } from '../model/span.ts';
import { foldCharacter } from './fold-character.ts';

/** A folded text and the way back. */
export interface FoldedText {
  readonly folded: string;
  /** For each folded unit the offset (UTF-16 units) of the source character it came from; one more: the source's length. */
  readonly map: Uint32Array;
}

const space = 0x20;
/** Printable ASCII that folds to itself but for case: no space runs, no back-tick (a quote in some texts). */
const plainName = /^(?:[!-_a-~]+ )*[!-_a-~]*$/;

/** Folds `text`. With `keepCase` everything but case is folded. White-space runs become one space, also at the ends. */
export function fold(text: string, keepCase = false): FoldedText {
  const { length } = text;
  let units = new Uint16Array(length + 16);
  let map = new Uint32Array(length + 17);
  let size = 0;
  let inSpace = false;
  for (let offset = 0; offset < length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit < 0x80 && unit > space && unit !== 0x60) {
      units[size] = unit >= 0x41 && unit <= 0x5a && !keepCase ? unit | 0x20 : unit;
      map[size++] = offset;
      inSpace = false;
      // One character folds to 18 units at most (U+FDFA), so growth is checked only where the room may be short.
      if (size + 20 > units.length) {
        units = grown16(units);
        map = grown32(map);
      }
      continue;
    }
    if (unit === space || (unit >= 0x09 && unit <= 0x0d)) {
      if (!inSpace) {
        units[size] = space;
        map[size++] = offset;
      }
      inSpace = true;
    } else {
      const code = text.codePointAt(offset) ?? unit;
      const replacement = foldCharacter(code, keepCase);
      if (replacement === ' ') {
        if (!inSpace) {
          units[size] = space;
          map[size++] = offset;
        }
        inSpace = true;
      } else if (replacement !== '') {
        for (let index = 0; index < replacement.length; index++) {
          units[size] = replacement.charCodeAt(index);
          map[size++] = offset;
        }
        inSpace = false;
      }
      if (code > 0xffff) offset++;
    }
    if (size + 20 > units.length) {
      units = grown16(units);
      map = grown32(map);
    }
  }
  map[size] = length;
  return { folded: toText(units.subarray(0, size)), map: map.subarray(0, size + 1) };
}

/** A name as names are compared: folded, without white space at its ends. */
export function foldName(name: string): string {
  return plainName.test(name) ? name.toLowerCase().trim() : fold(name).folded.trim();
}

/** The source passage of folded units [start, end), not empty: whole characters with their dropped marks, no invisible tail. */
export function unfoldRange(text: string, { map }: FoldedText, start: number, end: number): Range {
  const from = map[start] ?? 0;
  const last = map[end - 1] ?? 0;
  let next = end;
  while (next < map.length - 1 && map[next] === last) next++;
  let to = map[next] ?? text.length;
  while (to > last + 1 && invisibleTail.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}

/** What folding drops and no reader sees. Joiners inside an emoji are followed by what is not dropped. */
const invisibleTail = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/;

function grown16(array: Uint16Array): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(array.length * 2);
  larger.set(array);
  return larger;
}

function grown32(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** More arguments than this overflow the stack of some engines. */
const chunk = 8_192;

function toText(units: Uint16Array): string {
  let text = '';
  for (let from = 0; from < units.length; from += chunk) {
    text += String.fromCharCode(...units.subarray(from, from + chunk));
  }
  return text;
}
