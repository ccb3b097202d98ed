// A table before it is CSV or a sheet: named columns that explain themselves, and rows one by one.

/** A number stays a number in a sheet; everything else is text there. Null is an empty cell. */
export type Cell = string | number | null;

export interface Column {
  readonly name: string;
  /** One sentence for the README: what stands here, in which unit. */
  readonly hint: string;
}

export interface Table {
  readonly name: string;
  readonly hint: string;
  readonly columns: readonly Column[];
  /** How many rows there are: some formats say it before the first. */
  readonly count: number;
  readonly rows: () => AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

/** Several values in one cell: joined by `; `, with `\` before a `;` or `\` of their own. */
export function listCell(values: readonly string[]): string | null {
  return values.length === 0
    ? null
    : values.map((value) => value.replace(/[\\;]/g, (character) => `\\${character}`)).join('; ');
}
