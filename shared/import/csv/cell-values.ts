// Values of cells, checked: what is wrong is told with line and column, the rest of the row comes in.
import type { ImpreciseDate } from '../../model/imprecise-date.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import { type ReadTable, type TableRow, unguarded } from './read-table.ts';

/** Turns a cell into a value; undefined where it is not one. */
export type CellReader<Value> = (text: string) => Value | undefined;

export class RowReader {
  readonly #table: ReadTable;
  readonly #row: TableRow;
  readonly #builder: IncomingBuilder;
  readonly #isGuarded: boolean;

  /** `isGuarded` false: cells are exact, an apostrophe before `=` is their own. */
  constructor(table: ReadTable, row: TableRow, builder: IncomingBuilder, isGuarded = true) {
    this.#table = table;
    this.#row = row;
    this.#builder = builder;
    this.#isGuarded = isGuarded;
  }

  /** For messages: `claims.csv line 12`. */
  get where(): string {
    return `${this.#table.path} line ${this.#row.line}`;
  }

  /** The exact text of a cell; undefined where the table has no such column. */
  exact(column: number | undefined): string | undefined {
    if (column === undefined || column < 0) return;
    const cell = this.#row.cells[column] ?? '';
    return this.#isGuarded ? unguarded(cell) : cell;
  }

  /** The text without white space at its ends; undefined where it is empty or missing. */
  text(column: number | undefined): string | undefined {
    return this.exact(column)?.trim() || undefined;
  }

  /** The value of a cell; undefined where it is empty, missing, or wrong, which is told. */
  value<Value>(column: number | undefined, read: CellReader<Value>, expected: string): Value | undefined {
    const text = this.text(column);
    if (text === undefined) return;
    const value = read(text);
    if (value === undefined)
      this.warn(column, `“${shortened(text)}” is not ${expected}; the cell is left out.`);
    return value;
  }

  warn(column: number | undefined, message: string, hint = ''): void {
    const name = column === undefined ? undefined : this.#table.columns[column];
    this.#builder.problems.warning(name ? `${this.where}, column “${name}”` : this.where, message, hint);
  }
}

/** A text as it is shown in a message. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** One of these words, compared without case; for numbers by their digits. */
export function oneOf<const Value extends string | number>(values: readonly Value[]): CellReader<Value> {
  return (text) => values.find((value) => String(value).toLowerCase() === text.toLowerCase());
}

/** Several values in one cell: split at unescaped `;` (or `|`), each without white space at its ends, empty ones left out. */
export function listOf(text: string): string[] {
  return splitList(text, ';|')
    .map((item) => item.trim())
    .filter(Boolean);
}

/** Several values as our own tables write them: joined by `; `, with `\` before a `;` or `\` of their own. */
export function ownListOf(text: string): string[] {
  if (text === '') return [];
  return splitList(text, ';').map((item, index) =>
    index > 0 && item.startsWith(' ') ? item.slice(1) : item,
  );
}

function splitList(text: string, separators: string): string[] {
  const items = [''];
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === '\\' && (next === '\\' || separators.includes(next))) {
      items.push(`${items.pop()}${next}`);
      at++;
    } else if (separators.includes(character)) items.push('');
    else items.push(`${items.pop()}${character}`);
  }
  return items;
}

export const booleanOf: CellReader<boolean> = (text) =>
  /^(true|yes|1)$/i.test(text) ? true : /^(false|no|0)$/i.test(text) ? false : undefined;

export const numberOf: CellReader<number> = (text) => {
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
};

/** A whole number from 0. */
export const offsetOf: CellReader<number> = (text) => {
  const number = /^\d+(\.0+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) ? number : undefined;
};

/**
 * A year, month or day: `2024`, `2024-08`, `2024-08-30` (a time behind it is left out), `30.8.2024`; two joined by `/` are an
 * interval. Dates such as 03/04/2024 mean two days and are not read.
 */
export const dateOf: CellReader<ImpreciseDate> = (text) => {
  const [first, second, more] = text.split(/\s*\/\s*(?=\d{4})/);
  if (first === undefined || more !== undefined) return;
  const from = calendarValue(first);
  const to = second === undefined ? null : calendarValue(second);
  if (from === undefined || to === undefined) return;
  if (to !== null && (to.length !== from.length || to < from)) return;
  const precision = from.length === 4 ? 'year' : from.length === 7 ? 'month' : 'day';
  return { value: from, to, precision, basis: 'stated' };
};

function calendarValue(text: string): string | undefined {
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  const value = dotted
    ? `${dotted[3]}-${dotted[2]?.padStart(2, '0')}-${dotted[1]?.padStart(2, '0')}`
    : text.replace(/[T ]\d\d:\d\d.*$/, '');
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)) return;
  const [year = '', month = '01', day = '01'] = value.split('-');
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // A 30 February becomes 1 March: no such day.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`)
    ? value
    : undefined;
}
